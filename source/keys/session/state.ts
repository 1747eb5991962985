import type {Told} from '../../errors.js';
import type {Rotation} from '../../journal/rotations.js';
import type {Answers} from '../../providers/field.js';
import type {Behind} from '../../providers/life.js';
import type {LineEdit} from '../../wizard/editing/line-edit.js';
import {type ListEdit, listOf} from '../../wizard/editing/list-edit.js';
import type {Session} from '../../wizard/session.js';
import type {State as WizardState} from '../../wizard/state.js';
import type {Editing} from '../editing.js';
import type {Key, Source} from '../key.js';
import type {Unlisted} from '../listing.js';
import type {Removal} from '../revoking.js';

/** What stays behind if a key is deleted, once that is known. */
export type Stays =
	| {readonly status: 'looking'}
	| {readonly status: 'seen'; readonly behind: readonly Behind[]}
	| {readonly status: 'unseen'; readonly problem: Told};

/** Something that stayed behind, and what became of it where the person let it go too. */
export type Stayed = {readonly behind: Behind; readonly removal?: Removal};

/** One changed answer in words. */
export type Change = {readonly name: string; readonly old: string; readonly new: string};

/** Where a rotation waits: `fresh` is the new key's id, `savedTo` the file that it was saved to. */
export type Moving = {
	readonly is: 'moving';
	readonly old: Key;
	readonly fresh: string;
	readonly savedTo?: string;
	/** That the file holds it no longer. */
	readonly warning?: string;
};

/** What is on the screen. Unlike the wizard's questions, keys are gone to and come back from. */
export type Page =
	/** The wizard's own screens: signing in, or questions about a key. */
	| {readonly is: 'wizard'; readonly session: Session; readonly state: WizardState}
	/** Something is asked for that can be given up. */
	| {readonly is: 'waiting'; readonly label: string}
	/** Something was sent and is waited for. */
	| {readonly is: 'sending'; readonly label: string}
	/** There is nothing to show keys of. */
	| {readonly is: 'failed'; readonly problem: Told; readonly code: number}
	| {readonly is: 'table'}
	| {readonly is: 'missing'; readonly unlisted: Unlisted}
	/** `rotation`: one of this key waits until clients have moved. */
	| {readonly is: 'key'; readonly key: Key; readonly stays: Stays; readonly rotation?: Rotation}
	| {
			readonly is: 'deleting';
			readonly key: Key;
			readonly stays: Stays;
			readonly line: LineEdit;
			readonly complaint?: string;
			/** It is the end of a rotation. */
			readonly instead?: Moving;
	  }
	/** A new key is there; the old one goes when clients use it. */
	| Moving
	/** Before changes are sent. */
	| {
			readonly is: 'changes';
			readonly key: Key;
			readonly editing: Editing;
			/** The questions that were answered. */
			readonly session: Session;
			readonly changed: Answers;
			readonly changes: readonly Change[];
	  }
	| {
			readonly is: 'deleted';
			readonly key: Key;
			readonly removal: Removal;
			/** An earlier run did that. */
			readonly wasGone?: true;
			readonly stayed: readonly Stayed[];
			readonly list: ListEdit;
	  };

/** Said over a page: what was done, or what could not be. */
export type Said = {
	readonly told: Told;
	readonly level: 'ok' | 'warn' | 'danger';
	/** It is about what is being fetched, and said no longer when that is here. */
	readonly isPassing?: true;
};

/** Everything that the screens about existing keys show. */
export type KeysState = {
	readonly page: Page;
	/** Where keys are looked for, in the order of the table. */
	readonly sources: readonly Source[];
	/** What nothing could be asked of, such as a system whose sign-in was refused. */
	readonly unasked: readonly Unlisted[];
	readonly keys: readonly Key[];
	readonly unlisted: readonly Unlisted[];
	/** Whether the table is on its way, there, or to be fetched. */
	readonly listing: 'none' | 'arriving' | 'here';
	readonly list: ListEdit;
	readonly said?: Said | undefined;
	readonly overlay?: 'help' | undefined;
	readonly scroll: number;
	/** What was done, a line each, for the scrollback. */
	readonly done: readonly string[];
	/** Rotations of this run whose old key, by its id, still works: a line each, for the scrollback. */
	readonly waits: readonly {readonly id: string; readonly line: string}[];
	/** The exit code when it is left now. */
	readonly code: number;
	/** Set when it is over. */
	readonly left?: number;
};

/** What the screens open with. */
export const initial: KeysState = {
	page: {is: 'waiting', label: 'signing in'},
	sources: [],
	unasked: [],
	keys: [],
	unlisted: [],
	listing: 'none',
	list: listOf([]),
	scroll: 0,
	done: [],
	waits: [],
	code: 0,
};
