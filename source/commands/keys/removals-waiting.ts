import type {Told} from '../../errors.js';
import type {RemovalNote} from '../../journal/removals.js';
import {safeText} from '../../network/safe-text.js';
import {shellWord} from '../../shell-word.js';
import type {RecoverOutput} from '../recover/schema.js';
import {flagsTo} from './noted.js';

/** What may stay behind of a key whose deletion was not finished, and the command that looks and lets a person decide. */
export function removalWords(note: RemovalNote): Told & {readonly next: string} {
	const day = note.startedAt.slice(0, 10);
	return {
		what: `Deleting ${safeText(note.key.id)} was not finished on ${day}. This may stay behind: ${staysIn(note).join('; ')}.`,
		next: `To look and decide: kafkey revoke ${shellWord(note.key.id)} ${flagsTo(note)}`,
	};
}

/** One deletion that was not finished, as lines. */
export function removalLines(note: RemovalNote): string[] {
	const {what, next} = removalWords(note);
	return [what, `  ${next}`];
}

/** One deletion that was not finished, as the document of `kafkey recover` has it. */
export function removalOutput(note: RemovalNote): RecoverOutput['removals'][number] {
	const {provider, kind, startedAt, key} = note;
	const {what, next} = removalWords(note);
	return {told: what, next, provider, kind, startedAt, key: key.id, stays: staysIn(note)};
}

function staysIn({stays}: RemovalNote): string[] {
	return stays.map((label) => safeText(label, 300));
}
