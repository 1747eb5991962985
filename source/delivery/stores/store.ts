import type {Secret} from '../../secret.js';

/** What a question is answered with, by its id. Optional ones that nobody answered are empty. */
export type StoreAnswers = Readonly<Record<string, string>>;

/** Something that a store has to know before a secret can go there. */
export type StoreQuestion = {
	/** Also its name in `--save-to store:id=value`. */
	readonly id: string;
	/** The question as the person reads it. */
	readonly label: string;
	/** What an answer looks like. */
	readonly example: string;
	/** What the whole answer has to match: never a dash first, which commands take for a flag, and never a comma. */
	readonly rule: RegExp;
	/** What is taken where nothing is said; the empty text where nothing has to be. Absent: it has to be answered. */
	readonly usual?: string;
	/** What an empty answer means, where it may be empty. */
	readonly empty?: string;
	/** A suggestion made from the credential's name. */
	readonly suggest?: (name: string) => string;
};

/** One variable of a credential, opened to be handed to a command. */
export type OpenVariable = {readonly name: string; readonly value: string; readonly isSecret: boolean};

/**
 * How a store takes a credential: with one command a variable, whose value alone is on standard input, or with one
 * command for all of it, and then `text` is what is on standard input. `isThere`: something of one of the names is there
 * already. Arguments never hold a value.
 */
export type StoreSave =
	| {readonly each: (answers: StoreAnswers, variable: string, isThere: boolean) => readonly string[]}
	| {
			readonly all: (answers: StoreAnswers, isThere: boolean) => readonly string[];
			readonly text: (variables: readonly OpenVariable[], answers: StoreAnswers) => string;
	  };

/** A secret store that is reached through its vendor's own command. One object says all that there is to know of it. */
export type Store = {
	/** For `--save-to`: kebab-case, and stable. */
	readonly id: string;
	readonly name: string;
	/** What it keeps, as the receipt says it. */
	readonly noun: string;
	/** The vendor's command, looked for on PATH. */
	readonly command: string;
	/** It reads a file by its name, and standard input as `/dev/stdin`, which Windows does not have. */
	readonly readsDevice?: true;
	readonly asks: readonly StoreQuestion[];
	/** Arguments that make the command say by its exit code whether somebody is signed in. */
	readonly signedIn: readonly string[];
	/** What to run to sign in. */
	readonly signIn: string;
	readonly save: StoreSave;
	/** Where it goes, as the receipt says it. */
	readonly place: (answers: StoreAnswers) => string;
	/** What becomes of something of one of the names that is there already, as a sentence. */
	readonly existing: string;
	/** How to see what is there already; absent where nothing that is there is ever changed. */
	readonly look?: StoreLook;
	/** Its exit code 0 is no proof: whether the names are there is looked at afterwards. */
	readonly looksAfterwards?: true;
};

/** What a command that looks has said, its output raw. */
export type Looked = {readonly code: number; readonly output: string; readonly complaint: string};

/** A command that reads names, never values. */
export type StoreLook = {
	readonly argv: (answers: StoreAnswers) => readonly string[];
	/** The names that are there, others among them where it lists all; undefined where it did not say. */
	readonly names: (looked: Looked, answers: StoreAnswers) => readonly string[] | undefined;
};

/** One run of a store's command. */
export type Invocation = {readonly argv: readonly string[]; readonly stdin: Secret};

/** Words of a name: letters, digits and what stands between them. */
export const plainName = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;
/** The same with slashes between several. */
export const plainPath = /^[A-Za-z0-9_][A-Za-z0-9_.-]*(\/[A-Za-z0-9_][A-Za-z0-9_.-]*)*$/;

/** The first word of every line, where the command has not failed. */
export function firstWords({code, output}: Looked): readonly string[] | undefined {
	if (code !== 0) return undefined;
	return output.split('\n').flatMap((line) => line.trim().split(/\s/, 1).filter(Boolean));
}

/** A flag and its value, or nothing where there is none. */
export function flag(name: string, value: string | undefined): readonly string[] {
	return value ? [name, value] : [];
}

/** Lower-case letters, digits and dashes, beginning and ending with neither dash: a name that every store takes. */
export function nameFrom(name: string): string {
	const plain = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
	return plain.slice(0, 63).replaceAll(/^-+|-+$/g, '') || 'kafka-credential';
}
