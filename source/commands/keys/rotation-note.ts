import {journalFolder} from '../../journal/folder.js';
import {noteRotation} from '../../journal/rotations.js';
import type {Key} from '../../keys/key.js';
import type {Credential} from '../../providers/provider.js';
import {isFleeting, notedOf} from './noted.js';
import {waitingWords} from './rotations-waiting.js';
import type {KeysRun} from './run.js';

/** The new key of a rotation. */
export type Fresh = Pick<Credential, 'id' | 'name'>;

/**
 * Notes that a new key was made in the place of this one, so that the old one can go days later. Gives the sentences that
 * say what the rotation waits for.
 */
export function noteBegun(run: KeysRun, key: Key, fresh: Fresh, savedTo?: string): string {
	const {held} = key;
	const noted = notedOf(run, key.source);
	const record = {
		...noted,
		old: {id: held.id, name: held.name, ref: {...held.ref}},
		fresh: {id: fresh.id, name: fresh.name},
		...(savedTo !== undefined && {savedTo}),
	};
	const {what, next} = waitingWords(record);
	if (isFleeting(noted)) return what;
	try {
		noteRotation(journalFolder(run.world), record);
		return `${what} ${next}`;
	} catch {
		return `${what} kafkey could not note that; delete the old key with kafkey revoke when clients use the new one.`;
	}
}
