import type {Watch} from '../check/check.js';
import type {Verdict} from '../check/verdict.js';
import type {Conflict} from '../delivery/env-plan.js';
import type {ChosenStore} from '../delivery/stores/answering.js';
import type {SignedIn, StoreProof} from '../delivery/stores/proof.js';
import type {StoreSaving} from '../delivery/stores/save.js';
import type {Store} from '../delivery/stores/store.js';
import type {Journal} from '../journal/journal.js';
import type {Access} from '../providers/access.js';
import type {ProviderEntry} from '../providers/entry.js';
import type {Answer} from '../providers/field.js';
import type {Connection, Credential, Provider, VendorFile} from '../providers/provider.js';
import type {Secret} from '../secret.js';
import type {Asked} from './questions.js';
import type {Clash, Receipt} from './secret-state.js';
import type {State} from './state.js';

/** What was found out about a path before anything is created; throws a Problem when it cannot be used. */
export type Proof = {
	/** Absolute. */
	readonly path: string;
	/** The path as the person would write it. */
	readonly shown: string;
	/** Short phrases: `new file`, `ignored by git`. */
	readonly facts: readonly string[];
	readonly warnings: readonly string[];
	/** Variables of the plan that the file already has, with what they hold. */
	readonly existing: readonly Conflict[];
	/** The values are those that are to be replaced, so that no yes of its own is needed. */
	readonly isMeant?: boolean;
	/** The file would be replaced whole, not edited. */
	readonly whole?: boolean;
	/** What takes a yes besides: the file is outside the folder the person is in. */
	readonly outside: boolean;
	/** Adds the file to `.gitignore`; there only where git would otherwise pick it up. */
	readonly ignore?: () => Promise<void>;
};

/**
 * What saving did: a receipt, or the variables that have other values. A yes covers `existing` and nothing else: a
 * value that another run writes meanwhile is asked about again.
 */
export type Saved =
	| {readonly receipt: Receipt}
	| {readonly clashes: readonly Clash[]; readonly existing: readonly Conflict[]};

/** What copying did: where the text went, and how to take it out again. */
export type Copied = {readonly sentence: string; readonly clear: () => Promise<string>};

/** The stand-ins, once they run. */
export type SandboxHandle = {
	/** Demo sign-ins: provider id → field id → value. */
	readonly signIns: Readonly<Record<string, Readonly<Record<string, string>>>>;
	/** What earlier runs against the stand-ins chose. */
	readonly remembered: Readonly<Record<string, string>>;
	/** Where the secret goes there unless another path is named. */
	readonly path: string;
};

/** An answer that nobody has to be asked for, with the sentence that says where it came from, or what is wrong with it. */
export type GivenAnswer = {readonly answer: Answer; readonly remark: string} | {readonly problem: string};

/** A provider, and what the environment answers of its sign-in. */
export type Loaded = {readonly provider: Provider} & Pick<State, 'answers' | 'automatic'>;

/** The secret stores, through their vendors' own commands. */
export type StoreDoors = {
	/** The stores whose command is there. Nothing is run for that. */
	readonly find: () => Promise<readonly Store[]>;
	/** Asks a store's command whether somebody is signed in; `patience` in milliseconds. */
	readonly signedIn: (store: Store, signal: AbortSignal, patience: number) => Promise<SignedIn>;
	/** Looks whether it can be saved there, and what is there already. Throws a Problem where it cannot. */
	readonly prove: (
		chosen: ChosenStore,
		variables: readonly string[],
		signal: AbortSignal,
	) => Promise<StoreProof>;
	/** Saves all of a credential in the store. Throws a Problem that says what came of it. */
	readonly save: (
		chosen: ChosenStore,
		accesses: readonly Access[],
		saving: Pick<StoreSaving, 'isThere' | 'signal'>,
	) => Promise<void>;
};

/** The world outside the wizard. The session owns when these are called; it never touches the world itself. */
export type Doors = {
	/** Loads the provider of an entry. */
	readonly load: (entry: ProviderEntry) => Promise<Loaded>;
	/** The network as the provider's `connect` gets it. */
	readonly connection: (
		provider: Provider,
		signal: AbortSignal,
		say: (sentence: string) => void,
	) => Promise<Connection>;
	readonly startSandbox: () => Promise<SandboxHandle>;
	readonly prove: (path: string, variables: readonly string[]) => Promise<Proof>;
	/**
	 * `format` is the id of another one than the destination's; `prefix` stands before the names in a `.env` file. A receipt is
	 * `ok` only when the secret is in the file.
	 */
	readonly save: (
		path: string,
		credential: Credential,
		replace: readonly Conflict[],
		format?: string,
		prefix?: string,
	) => Promise<Saved>;
	/** Saves accesses before they are created; the returned function takes them out again. */
	readonly saveKnown: (
		path: string,
		accesses: readonly Access[],
		replace: readonly Conflict[],
	) => Promise<() => Promise<void>>;
	readonly saveFile: (path: string, file: VendorFile) => Promise<Saved>;
	readonly copy: (text: Secret) => Promise<Copied>;
	/** Proves an access of a credential that this provider made; absent where nothing is to be checked. */
	readonly check?: (provider: Provider, access: Access, watch: Watch) => Promise<Verdict>;
	readonly stores: StoreDoors;
	/** The credential's variables as the text of an `.env` file. */
	readonly block: (credential: Credential) => Secret;
	/** Told that the secret is safe, with the proved path, before the person is and before the journal's note goes. */
	readonly noteSaved?: (credential: Credential, path: string | undefined) => void;
	/** The person's own address of the management API, if they gave one. */
	readonly baseUrl?: string;
	/** Where the stand-ins of this run answer to others, too, if the person named a sandbox that runs. */
	readonly sandboxUrl?: string;
	/** Notes what is intended and made, before and after every create. */
	readonly journal: Journal;
	/** The destination is a file of variables, whose names can have a prefix, and no project file has named them. */
	readonly takesPrefix?: boolean;
	/** Where `e` saves to unless another path is typed: `.env`, or `.env.sandbox` beside the stand-ins. */
	readonly defaultPath: () => string;
	/**
	 * Answers a question from outside, such as by a flag; undefined when it is to be asked, or its list has to arrive
	 * first. Each question is answered once, so that going back asks for it.
	 */
	readonly given?: (asked: Asked, state: State) => GivenAnswer | undefined;
	/** Where Esc on the first question leads; absent where it asks whether to leave. */
	readonly back?: () => void;
	/** Makes a server's text safe to show. */
	readonly safe: (text: string) => string;
	readonly now: () => number;
	/** Milliseconds before each look-up after an unclear outcome, in place of the engine's own. */
	readonly patience?: readonly number[];
};
