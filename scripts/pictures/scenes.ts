import type {Script} from './play.js';

/** A run of kafkey of which pictures are made, one at each `shot:NAME` of its script. */
export type Scene = {
	readonly args: readonly string[];
	readonly columns: number;
	readonly rows: number;
	readonly script: Script;
	/** What each picture shows, in words, by the name of its shot. */
	readonly descriptions: Readonly<Record<string, string>>;
};

/** The runs behind the pictures of README and docs. They run in the sandbox only. */
export const scenes: readonly Scene[] = [];
