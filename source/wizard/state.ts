import type {ChosenStore} from '../delivery/stores/answering.js';
import type {Told} from '../errors.js';
import type {Unfinished} from '../journal/journal.js';
import type {ProviderEntry} from '../providers/entry.js';
import type {Answers, Choice} from '../providers/field.js';
import type {Account, Provider} from '../providers/provider.js';
import type {CheckState} from './check-state.js';
import type {Draft} from './editing/draft.js';
import type {LineEdit} from './editing/line-edit.js';
import type {Run} from './run-state.js';
import type {SecretView} from './secret-state.js';
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
