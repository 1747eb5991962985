import type {Told} from '../../errors.js';
import type {OpenRemoval} from '../../journal/removals.js';
import type {OpenRotation} from '../../journal/rotations.js';
import type {Answers, Fields} from '../../providers/field.js';
import type {Behind} from '../../providers/life.js';
import type {Credential, Kind} from '../../providers/provider.js';
import type {Doors} from '../../wizard/doors.js';
import type {Session} from '../../wizard/session.js';
import type {Errand} from '../../wizard/state.js';
import type {Key, Source} from '../key.js';
import type {Unlisted} from '../listing.js';
import type {Awaiting} from './awaiting.js';

/** Where keys can be looked for, and what cannot be looked through; or why nothing can, with the exit code. */
export type Opened =
	| {readonly sources: readonly Source[]; readonly unlisted: readonly Unlisted[]}
	| {readonly problem: Told; readonly code: number};

/** Questions of the wizard about something that exists. */
export type KeyQuestions = {
	readonly source: Source;
	readonly fields: Fields<unknown>;
	readonly known: Answers;
	/** The known answers are only suggested: each question is asked. */
	readonly isSuggested?: boolean;
	readonly errand: Errand;
	/** What the answers lead to, whose secret it replaces, and the file that holds that one, if it was found. */
	readonly leads?: {
		readonly plan: Kind<unknown>['plan'];
		readonly old: Key;
		readonly path?: string | undefined;
		/** Told that the new secret is safe, before the journal's note of the run goes. */
		readonly noteSaved?: Doors['noteSaved'];
	};
};

/** The world outside the screens about existing keys. */
export type KeysDoors = {
	/** Signs in; what has to be asked is asked by `ask`. Undefined when the person left. Never throws. */
	readonly open: (ask: Awaiting['ask'], back: () => void) => Promise<Opened | undefined>;
	/** A session of the wizard, signed in, for these questions alone; `back` is where Esc on the first leads. */
	readonly questions: (questions: KeyQuestions, back: () => void) => Session;
	/** The file in the working folder that holds the key; undefined where none does. */
	readonly fileOf: (key: Key) => Promise<string | undefined>;
	readonly rotations: {
		/** The rotation that waits for this key, the old or the new one. */
		readonly waiting: (key: Key) => OpenRotation | undefined;
		/** Notes that a new key was made in the place of this one; says what is left to do. */
		readonly note: (old: Key, fresh: Pick<Credential, 'id' | 'name'>, savedTo?: string) => string;
		/** Whether the file that the new key was saved to holds it no longer: a sentence. */
		readonly changedSince: (savedTo: string, old: Key, fresh: Key) => Promise<string | undefined>;
	};
	readonly removals: {
		/** The deletion of the key with this id, where an earlier run did not finish it. */
		readonly waiting: (id: string) => OpenRemoval | undefined;
		/** Notes that the key is about to be deleted, and what stays then; undefined where that is not to last. */
		readonly note: (key: Key, behind: readonly Behind[]) => OpenRemoval | undefined;
	};
	readonly now: () => Date;
	/** The id of the key that stands in where none is named. */
	readonly current?: string | undefined;
	/** Milliseconds before each look-up after an unclear outcome, in place of the engine's own. */
	readonly patience?: readonly number[] | undefined;
};
