import type {Told} from '../../errors.js';
import type {Rotation} from '../../journal/rotations.js';
import {safeText} from '../../network/safe-text.js';
import {shellWord} from '../../shell-word.js';
import type {RecoverOutput} from '../recover/schema.js';
import {flagsTo} from './noted.js';

/** What a rotation waits for, and the command for when it is so. */
export function waitingWords(rotation: Rotation): Told & {readonly next: string} {
	const {old, fresh, savedTo, startedAt} = rotation;
	const file = savedTo === undefined ? '' : ` and saved to ${safeText(savedTo, Number.POSITIVE_INFINITY)}`;
	return {
		what: `${safeText(fresh.id)} was made on ${startedAt.slice(0, 10)}${file}; ${safeText(old.id)} still works.`,
		next: `When all clients use the new one: kafkey rotate ${shellWord(old.id)} ${flagsTo(rotation)} --clients-moved`,
	};
}

/** One rotation that waits, as lines. */
export function rotationLines(rotation: Rotation): string[] {
	const {what, next} = waitingWords(rotation);
	return [`A rotation waits: ${what}`, `  ${next}`];
}

/** One rotation that waits, as the document of `kafkey recover` has it. */
export function rotationOutput(rotation: Rotation): RecoverOutput['rotations'][number] {
	const {provider, kind, startedAt, old, fresh, savedTo} = rotation;
	const {what, next} = waitingWords(rotation);
	return {
		told: what,
		next,
		provider,
		kind,
		startedAt,
		old: old.id,
		fresh: fresh.id,
		...(savedTo !== undefined && {savedTo}),
	};
}
