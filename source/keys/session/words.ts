import type {Rotation} from '../../journal/rotations.js';
import {safeText} from '../../network/safe-text.js';

/** That a rotation waits, and of which keys. */
export function rotationWords({old, fresh, startedAt}: Rotation): string {
	const day = startedAt.slice(0, 10);
	return `A rotation waits: ${safeText(fresh.id)} was made on ${day} to take the place of ${safeText(old.id)}.`;
}
