import {journalFolder} from '../../journal/folder.js';
import {type OpenRotation, openRotations} from '../../journal/rotations.js';
import {beginRotation} from '../../keys/rotating.js';
import {safeText} from '../../network/safe-text.js';
import type {World} from '../../world.js';
import {findOne, runKeys} from './command.js';
import {addressIn, type KeysFlags, Stop} from './flags.js';
import {rotateAnew, rotateInPlace} from './rotate-begin.js';
import {finishRotation} from './rotate-finish.js';
import {waitingWords} from './rotations-waiting.js';
import type {KeysRun} from './run.js';

/**
 * `kafkey rotate ID`: a new secret for a key. Where the vendor cannot give one to the same key, a new key like it is made
 * and delivered; called again when clients use that one, it deletes the old one.
 */
export function rotateCommand(world: World, flags: KeysFlags, id: string): Promise<number> {
	return runKeys(world, flags, 'rotate', (run) => rotateOne(run, id));
}

async function rotateOne(run: KeysRun, id: string) {
	const waiting = waitingFor(run, id);
	if (waiting) {
		if (run.flags.clientsMoved || run.canAsk) return finishRotation(run, waiting);
		const {what, next} = waitingWords(waiting.record);
		throw new Stop(2, {what: `A rotation of it waits already. ${what}`, next});
	}
	if (run.flags.clientsMoved)
		throw new Stop(2, {
			what: 'Nothing was deleted: no rotation of that key waits here.',
			next: 'kafkey recover lists those that wait; without --clients-moved one is begun.',
		});
	const {key} = await findOne(run, id);
	const rotating = await beginRotation(key, run.signal);
	run.signal.throwIfAborted();
	return rotating.how === 'in-place' ? rotateInPlace(run, key, rotating) : rotateAnew(run, key, rotating);
}

/** The rotation that waits for this key, the old or the new one, at this address. Throws a Stop where several do. */
function waitingFor({world, flags}: KeysRun, wanted: string): OpenRotation | undefined {
	const address = addressIn(flags);
	const here = openRotations(journalFolder(world)).filter(({record}) => {
		const {provider = record.provider, kind = record.kind} = flags;
		return record.address === address && provider === record.provider && kind === record.kind;
	});
	const byId = here.filter(({record: {old, fresh}}) => [old.id, fresh.id].includes(wanted));
	const found = byId.length > 0 ? byId : here.filter(({record: {old}}) => old.name === wanted);
	const [waiting, another] = found;
	if (!another) return waiting;
	throw new Stop(2, {
		what: `Nothing was deleted: ${found.length} rotations that wait are meant by “${safeText(wanted)}”.`,
		why: `The old keys are ${found.map(({record}) => safeText(record.old.id)).join(', ')}.`,
		next: 'Name one of these ids.',
	});
}
