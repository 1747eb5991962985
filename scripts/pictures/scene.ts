import type {Script} from './play.js';
import type {Example} from './steady.js';

/** A run of kafkey of which pictures are made, one at each `shot:NAME` of its script. It runs in the sandbox only. */
export type Scene = {
	/** kafkey's; in a shell none, there the script types the command. */
	readonly args: readonly string[];
	readonly columns: number;
	readonly rows: number;
	readonly script: Script;
	/** What each picture shows, in words, by the name of its shot. */
	readonly descriptions: Readonly<Record<string, string>>;
	readonly examples: readonly Example[];
	/** Commands of secret stores that stand on PATH, and the exit code of each. */
	readonly commands?: Readonly<Record<string, number>>;
	/** A shell, beside a sandbox with the address `$SANDBOX`, after these runs of kafkey with it. */
	readonly shell?: readonly (readonly string[])[];
	/** Its `frame:MILLISECONDS` are one moving picture of this name. */
	readonly film?: {readonly name: string; readonly description: string};
};

/** The stand-ins listen on a free port of this machine. */
export const port: Example = [/\b127\.0\.0\.1:\d{5}\b/g, '127.0.0.1:49152'];
/** Ids of keys, as the stand-ins make them up. */
export const keyId: Example = [/\b(?!DEMO)[A-Z0-9]{16}\b/g, 'K7TQ2ZXN4WJ5LMRA', 'each'];
/** Ids of service accounts. */
export const accountId: Example = [/(?<=\bsa-)[a-z0-9]{6}\b/g, 'm4x8vq', 'each'];
/** How long the check took, in seconds. */
export const seconds: Example = [/(?<= in )\d(?= s\b)/g, '5'];
/** How old the stand-ins' keys are by now. */
export const age: Example = [/\b\d{3} d\b/g, '304 d'];

/** Types a text and keeps a frame of each character. */
export function typing(text: string): string {
	return [...text].map((character) => `type:${character},frame:70`).join(',');
}
