import type {ChosenStore} from '../delivery/stores/answering.js';
import type {LineEdit} from './editing/line-edit.js';
import type {ListEdit} from './editing/list-edit.js';

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
