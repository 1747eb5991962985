import type {Opened} from './opened.js';

/** A setting of a file. Where the provider told no value, the file says so in a comment: a value is never empty. */
export type Setting = readonly [name: string, value: string | undefined];

/** The ways in that a format is about: any, or one that a client library has to be set up for. */
export type Subject = 'any' | 'kafka' | 'schema-registry';

/** A file that a client or a tool reads its credential from. One object says all that there is to know of it. */
export type Format = {
	/** For `--format`: kebab-case, and stable. */
	readonly id: string;
	readonly name: string;
	/** Name to suggest for the file, without folder. */
	readonly file: string;
	/** It is offered where the credential has such a way in. */
	readonly takes: Subject;
	/** The languages or tools it is for, where the name does not say so. */
	readonly language?: string;
	/** It holds no secret: it reads the variables of a `.env` file, and is of use only beside one. */
	readonly readsEnvironment?: true;
	/**
	 * It is written into a `.env` file, beside what stands there. The function spells a value as the file's reader needs
	 * it, before it is quoted.
	 */
	readonly dialect?: (value: string) => string;
	/** The whole file. Throws a Problem for a value that the file's reader would not read back as it is. */
	readonly text: (opened: Opened) => string;
};
