import type {Account, Connection, Credential, Provider, VendorFile} from '../providers/provider.js';
import type {Secret} from '../secret.js';
import type {Clash, Receipt} from './state.js';

/** What was found out about a path before anything is created; throws a Problem when it cannot be used. */
export type Proof = {
	/** The path as the person would write it. */
	readonly shown: string;
	/** Short phrases: `new file`, `ignored by git`. */
	readonly facts: readonly string[];
	readonly warnings: readonly string[];
	/** Variables of the plan that the file already has. */
	readonly clashes: readonly string[];
	/** Adds the file to `.gitignore`; there only where git would otherwise pick it up. */
	readonly ignore?: () => Promise<void>;
};

/** What saving did: a receipt, or the variables that have other values and need a yes. */
export type Saved = {readonly receipt: Receipt} | {readonly clashes: readonly Clash[]};

/** What copying did: where the text went, and how to take it out again. */
export type Copied = {readonly sentence: string; readonly clear: () => Promise<string>};

/** The stand-ins, once they run. */
export type SandboxHandle = {
	/** Demo sign-ins: provider id → field id → value. */
	readonly signIns: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/** The world outside the wizard. The session owns when these are called; it never touches the world itself. */
export type Doors = {
	/** The network as the provider's `connect` gets it. */
	readonly connection: (
		provider: Provider,
		signal: AbortSignal,
		say: (sentence: string) => void,
	) => Connection;
	readonly startSandbox: () => Promise<SandboxHandle>;
	readonly prove: (path: string, variables: readonly string[]) => Promise<Proof>;
	readonly save: (path: string, credential: Credential, options: {replace: boolean}) => Promise<Saved>;
	readonly saveFile: (path: string, file: VendorFile, options: {replace: boolean}) => Promise<Saved>;
	readonly copy: (text: Secret) => Promise<Copied>;
	/** The credential's variables as the text of an `.env` file. */
	readonly block: (credential: Credential) => Secret;
	/** Keeps what was chosen for the next run; never a secret, never fails. */
	readonly remember: (choices: Readonly<Record<string, string>>) => void;
	/** Where `e` saves to unless another path is typed: `.env`, or `.env.sandbox` beside the stand-ins. */
	readonly defaultPath: string;
	/** Makes a server's text safe to show. */
	readonly safe: (text: string) => string;
	readonly now: () => number;
};

export type OpenAccount = Account<unknown>;
