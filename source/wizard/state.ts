import type {ChosenStore} from '../delivery/stores/answering.js';
import type {Told} from '../errors.js';
import type {Unfinished} from '../journal/journal.js';
import type {ProviderEntry} from '../providers/entry.js';
import type {Answers, Choice} from '../providers/field.js';
import type {Account, Credential, Existing, Plan, Provider} from '../providers/provider.js';
import type {CheckState} from './check-state.js';
import type {Draft} from './editing/draft.js';
import type {LineEdit} from './editing/line-edit.js';
import type {ListEdit} from './editing/list-edit.js';
import type {StorePlan, StoresView} from './store-state.js';

/** The sign-in's state. `said` is what the provider says meanwhile, such as a device code. */
export type ConnectionState =
	| {readonly status: 'none'}
	| {readonly status: 'connecting'; readonly since: number; readonly said?: string}
	| {readonly status: 'failed'; readonly problem: Told}
	| {readonly status: 'open'; readonly account: Account<unknown>};

/** A list as far as it has arrived. `key` names the question and the answers it was fetched for. */
export type ListingState = {
	readonly key: string;
	readonly choices: readonly Choice[];
	readonly complete: boolean;
	readonly since: number;
	/** Why it could not be fetched, or not to its end. */
	readonly problem?: Told;
};

/** How far a step is. `unclear`: it was sent, and no answer came. */
export type StepStatus =
	| 'waiting'
	| 'doing'
	| 'done'
	| 'failed'
	| 'unclear'
	| 'undoing'
	| 'undone'
	| 'undo-failed';

/** One step as the screen shows it. */
export type StepState = {
	readonly id: string;
	readonly will: string;
	readonly did: string;
	readonly status: StepStatus;
	/** The id of what it made, once known. */
	readonly label?: string;
	readonly problem?: Told;
};

/**
 * What became of a plan. `refused`: a step was refused and everything before it was taken back; `left`: something
 * exists that could not be taken back; `unclear`: a create was sent and its outcome is not known.
 */
export type RunStatus = 'running' | 'made' | 'refused' | 'left' | 'unclear';

/** A plan that is run, and what came of it. */
export type Run = {
	readonly plan: Plan;
	readonly steps: readonly StepState[];
	readonly status: RunStatus;
	readonly since: number;
	readonly problem?: Told;
	readonly credential?: Credential;
	/** What a look-up after an unclear outcome found. */
	readonly found?: readonly Existing[];
	readonly lookedUp?: boolean;
};

/** Where the secret goes. `path` is empty when it goes to a store, or is only shown on the screen. */
export type Destination = {
	readonly path: string;
	readonly store?: ChosenStore;
	readonly editing?: LineEdit;
	/** The proof of the path: what is there and what will happen, each a short phrase. */
	readonly proof?: {
		readonly shown: string;
		readonly facts: readonly string[];
		readonly warnings: readonly string[];
		/** Of a store: the commands that will run, and what is to be known of them. */
		readonly commands?: Pick<StorePlan, 'lines' | 'notes'>;
	};
	readonly problem?: Told;
	/** What takes a yes first, each a sentence: values that would be replaced, a file outside the folder. */
	readonly consents: readonly string[];
	readonly consented: boolean;
	readonly offersIgnore: boolean;
	readonly checking: boolean;
};

/** How a sentence is meant. */
export type Tone = 'ok' | 'warn' | 'problem';

/** One thing that was saved or copied, in words. */
export type Receipt = {
	readonly label: string;
	readonly sentence: string;
	readonly tone: Tone;
	/** The secret store that it is about; absent for files. */
	readonly store?: ChosenStore;
};

/** The screen that shows the secret. */
export type SecretView = {
	readonly revealed: boolean;
	/** The marked row among those that can be copied. */
	readonly marked: number;
	readonly ticked: boolean;
	/** It was revealed or copied: the person had a way to have it. */
	readonly seen: boolean;
	readonly receipts: readonly Receipt[];
	/** The file that its variables were last saved to, as it was typed. */
	readonly file?: string;
	readonly said?: {readonly text: string; readonly tone: Tone} | undefined;
	/** The path being typed to save elsewhere. */
	readonly saving?: {
		readonly line: LineEdit;
		readonly what: SavingWhat;
		/** The prefix being typed, while that is asked in place of the path. */
		readonly prefix?: LineEdit | undefined;
		/** Values that the file has already, to be replaced only after a yes. */
		readonly clashes?: readonly Clash[];
	};
	readonly details: boolean;
	/** The list of formats; `opened` is the one that is previewed. */
	readonly formats?: {readonly list: ListEdit; readonly opened?: string} | undefined;
};

/**
 * The variables, with a prefix before their names or without, the number of one of the credential's own files, or a format
 * with the name to suggest.
 */
export type SavingWhat =
	| 'variables'
	| {readonly prefix: string}
	| number
	| {readonly format: string; readonly file: string};

/** A variable that the file already has with another value, both masked; `whole`: all that stands in the file. */
export type Clash = {
	readonly name: string;
	readonly old: string;
	readonly new: string;
	readonly whole?: boolean;
};

/** What lies over the screen. */
export type Overlay = 'help' | 'quit';

/** What questions lead to in place of a new credential. */
export type Errand = {
	/** How the first question asks for the provider. */
	readonly question?: string;
	/** The steps of the rail around those of the questions. */
	readonly before: readonly string[];
	readonly after: readonly string[];
};

/** The way to taking back what an earlier run left. `left` and `unknown` are phrases to read. */
export type RecoveringState = {
	readonly status: 'signing-in' | 'looking' | 'found' | 'removing' | 'done';
	readonly left: readonly string[];
	readonly unknown: readonly string[];
	readonly problems: readonly Told[];
};

/** Everything that the screens show; nothing else decides what is on the screen. */
export type State = {
	/** The list of providers. */
	readonly entries: readonly ProviderEntry[];
	/** Those that are loaded, because they were chosen. */
	readonly providers: readonly Provider[];
	readonly offersSandbox: boolean;
	readonly sandbox: 'off' | 'starting' | 'on';
	/** Every answer ever given in this run, by question key; one that was taken back stays as a suggestion. */
	readonly answers: Answers;
	/** Keys of the questions that count as answered by the person, in order; back takes the last one away. */
	readonly history: readonly string[];
	/** Keys of the questions that answered themselves, with the sentence that says so. */
	readonly automatic: Readonly<Record<string, string>>;
	/** What is being typed or marked, by question key; kept when the person moves on. */
	readonly drafts: Readonly<Record<string, Draft>>;
	/** Fetched lists by question key. */
	readonly listings: Readonly<Record<string, ListingState>>;
	/** What the last run chose, by question key: offered first. */
	readonly remembered: Readonly<Record<string, string>>;
	/** Demo sign-ins of the sandbox: provider id → field id → value. */
	readonly prefill: Readonly<Record<string, Readonly<Record<string, string>>>>;
	readonly connection: ConnectionState;
	/** What is wrong with the answer to the question `key`, after Enter or from the server. */
	readonly complaint?: {readonly key: string; readonly sentence: string};
	/** A passing remark: `only one environment: staging`. */
	readonly remark?: string;
	/** A problem shown over the review after a refused create. */
	readonly setback?: Told;
	readonly destination: Destination;
	readonly run?: Run;
	readonly secret?: SecretView;
	/** Secret stores, being chosen from for the destination or for the new credential. */
	readonly stores?: StoresView;
	/** The proofs of the new credential, Kafka's own protocol first; absent before there is one. */
	readonly checks?: readonly CheckState[];
	/** The word being typed to allow a password over plain text. */
	readonly allowing?: LineEdit;
	/** What earlier runs left, to be told before anything else; the first is on the screen. */
	readonly unfinished: readonly Unfinished[];
	readonly recovering?: RecoveringState;
	readonly overlay?: Overlay;
	/** What the questions are for, where it is not a new credential. */
	readonly errand?: Errand;
	/** Lines that a body longer than the screen is moved up by. */
	readonly scroll: number;
	/** Set when the wizard is over; the value is the exit code. */
	readonly left?: number;
};
