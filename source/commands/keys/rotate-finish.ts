import {sentences} from '../../errors.js';
import type {OpenRotation} from '../../journal/rotations.js';
import {findKeys} from '../../keys/finding.js';
import type {Key, Source} from '../../keys/key.js';
import {revoke, warningFor} from '../../keys/revoking.js';
import {safeText} from '../../network/safe-text.js';
import type {Answers} from '../../providers/field.js';
import {shellWord} from '../../shell-word.js';
import {agreed} from './agreed.js';
import type {Outcome} from './command.js';
import {emptyDocument} from './empty.js';
import {Stop} from './flags.js';
import {changedSince} from './key-files.js';
import {type KeysEnding, keyOutput} from './output.js';
import {endingOf} from './revoke.js';
import type {KeysRun} from './run.js';
import type {RotateOutput} from './schema.js';

/** Clients use the new key: deletes the old one after a yes. */
export async function finishRotation(run: KeysRun, {record, close}: OpenRotation): Promise<Outcome> {
	const {flags} = run;
	const {provider, kind, where, old, fresh} = record;
	const source = await run.sourceAt(provider, kind, where as Answers);
	if (record.place !== undefined && record.place !== source.account.place)
		throw new Stop(1, {
			what: 'Nothing was deleted: the rotation was begun somewhere else.',
			why: `It waits at ${source.provider.name}, ${safeText(record.place)}.`,
			next: 'Sign in there.',
		});
	const made = await find(source, fresh.id, run.signal);
	if (!made)
		throw new Stop(1, {
			what: `Nothing was deleted: the new key ${safeText(fresh.id)} is not there.`,
			next: 'Look with kafkey list. If it is gone, delete what is left with kafkey revoke, or make another.',
		});
	const key = await find(source, old.id, run.signal);
	const document =
		(rotation: RotateOutput['rotation']) =>
		(ending: KeysEnding): RotateOutput => ({
			...emptyDocument('rotate', ending, flags),
			provider,
			kind,
			sandbox: run.inSandbox,
			old: key ? keyOutput(key) : null,
			rotation,
		});
	if (!key) {
		close();
		return {code: 0, lines: [`${safeText(old.id)} is gone already.`], document: document('finished')};
	}
	const warning = record.savedTo && (await changedSince(record.savedTo, key, made));
	if (warning)
		throw new Stop(1, {
			what: `Nothing was deleted: ${warning}`,
			next: `If every client has the new key from elsewhere: kafkey revoke ${shellWord(old.id)}`,
		});
	const question = `${safeText(fresh.id)} takes its place: delete it only if every client uses the new one.`;
	await agreed(run, [...warningFor(key), question], {doing: 'delete it', undone: 'Nothing was deleted.'});
	const removal = await revoke(key, run.doors.patience);
	if (removal.status === 'removed') close();
	const rotation = {removed: 'finished', refused: 'begun', unclear: 'unknown'} as const;
	return {
		...endingOf(key, removal, []),
		lines:
			removal.status === 'removed'
				? [`deleted: ${safeText(old.id)}; ${safeText(fresh.id)} is in its place`]
				: [],
		document: document(rotation[removal.status]),
	};
}

/** The key with this id. Throws a Stop where that cannot be seen. */
async function find(source: Source, id: string, signal: AbortSignal): Promise<Key | undefined> {
	const {keys, unlisted} = await findKeys([source], id, signal);
	signal.throwIfAborted();
	const found = keys.find(({held}) => held.id === id);
	const [failed] = unlisted;
	if (found || !failed) return found;
	throw new Stop(1, {what: 'Nothing was deleted.', why: sentences(failed.why)});
}
