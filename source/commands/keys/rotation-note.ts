import {journalFolder} from '../../journal/folder.js';
import {noteRotation} from '../../journal/rotations.js';
import type {Key} from '../../keys/key.js';
import type {Answers} from '../../providers/field.js';
import type {Credential} from '../../providers/provider.js';
import {Secret} from '../../secret.js';
import {addressIn} from './flags.js';
import {waitingWords} from './rotations-waiting.js';
import type {KeysRun} from './run.js';

/** The new key of a rotation. */
export type Fresh = Pick<Credential, 'id' | 'name'>;

/**
 * Notes that a new key was made in the place of this one, so that the old one can go days later. Gives the sentences that
 * say what the rotation waits for.
 */
export function noteBegun(run: KeysRun, key: Key, fresh: Fresh, savedTo?: string): string {
	const {account, provider, kind, where} = key.source;
	const {held} = key;
	const address = addressIn(run.flags);
	const record = {
		startedAt: new Date().toISOString(),
		provider: provider.id,
		kind: kind.id,
		where: plain(where),
		...(account.place !== undefined && {place: account.place}),
		sandbox: run.inSandbox,
		...(address !== undefined && {address}),
		old: {id: held.id, name: held.name, ref: {...held.ref}},
		fresh: {id: fresh.id, name: fresh.name},
		...(savedTo !== undefined && {savedTo}),
	};
	const {what, next} = waitingWords({version: 1, ...record});
	// The stand-ins of this process end with it.
	if (run.inSandbox && address === undefined) return what;
	try {
		noteRotation(journalFolder(run.world), record);
		return `${what} ${next}`;
	} catch {
		return `${what} kafkey could not note that; delete the old key with kafkey revoke when clients use the new one.`;
	}
}

function plain(where: Answers): Record<string, unknown> {
	return Object.fromEntries(Object.entries(where).filter(([, answer]) => !(answer instanceof Secret)));
}
