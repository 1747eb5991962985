import type {Told} from '../../errors.js';
import {journalFolder} from '../../journal/folder.js';
import {openRotations, type Rotation} from '../../journal/rotations.js';
import {safeText} from '../../network/safe-text.js';
import type {World} from '../../world.js';
import type {RecoverOutput} from '../recover/schema.js';

/** What is said where no run and no rotation is unfinished. */
export const nothingWaits = 'Nothing is unfinished.';

/** What a rotation waits for, and the command for when it is so. */
export function waitingWords({
	old,
	fresh,
	savedTo,
	provider,
	sandbox,
	address,
	startedAt,
}: Rotation): Told & {readonly next: string} {
	const flag = sandbox ? '--sandbox-url' : '--base-url';
	const where = address === undefined ? '' : ` ${flag} ${safeText(address)}`;
	const file = savedTo === undefined ? '' : ` and saved to ${safeText(savedTo, Number.POSITIVE_INFINITY)}`;
	return {
		what: `${safeText(fresh.id)} was made on ${startedAt.slice(0, 10)}${file}; ${safeText(old.id)} still works.`,
		next: `When all clients use the new one: kafkey rotate ${safeText(old.id)} --provider ${safeText(provider)} --clients-moved${where}`,
	};
}

/** What rotations wait for, as lines; that nothing is unfinished where none does. */
export function waitingLines(world: Pick<World, 'env' | 'platform' | 'home'>): string[] {
	const lines = openRotations(journalFolder(world)).flatMap(({record}) => rotationLines(record));
	return lines.length === 0 ? [nothingWaits] : lines;
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
