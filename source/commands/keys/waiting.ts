import {journalFolder} from '../../journal/folder.js';
import {openRemovals} from '../../journal/removals.js';
import {openRotations} from '../../journal/rotations.js';
import {unreadableNotes} from '../../journal/unreadable.js';
import {safeText} from '../../network/safe-text.js';
import type {World} from '../../world.js';
import type {RecoverOutput} from '../recover/schema.js';
import {removalLines, removalOutput} from './removals-waiting.js';
import {rotationLines, rotationOutput} from './rotations-waiting.js';

/** What is said where no run, no deletion and no rotation is unfinished. */
export const nothingWaits = 'Nothing is unfinished.';

/** What is noted of existing keys and not finished, as lines and as the document of `kafkey recover` has it. */
export type Waiting = Pick<RecoverOutput, 'removals' | 'rotations'> & {readonly lines: readonly string[]};

/** Deletions that were not finished, rotations that wait for their clients, and notes that nobody can read. */
export function waitingIn(world: Pick<World, 'env' | 'platform' | 'home'>): Waiting {
	const folder = journalFolder(world);
	const removals = openRemovals(folder).map(({record}) => record);
	const rotations = openRotations(folder).map(({record}) => record);
	return {
		lines: [
			...removals.flatMap(removalLines),
			...rotations.flatMap(rotationLines),
			...unreadableNotes(folder).flatMap(unreadableLines),
		],
		removals: removals.map(removalOutput),
		rotations: rotations.map(rotationOutput),
	};
}

function unreadableLines(path: string): string[] {
	return [
		`What an earlier run noted cannot be read: ${safeText(path, Number.POSITIVE_INFINITY)}`,
		'  It is damaged, or a later kafkey wrote it. Look at what exists, then delete the file.',
	];
}
