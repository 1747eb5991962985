import {journalFolder} from '../../journal/folder.js';
import {openRotations} from '../../journal/rotations.js';
import type {KeysDoors} from '../../keys/session/doors.js';
import {addressIn} from './flags.js';
import {changedSince} from './key-files.js';
import {noteBegun} from './rotation-note.js';
import type {KeysRun} from './run.js';

/** The rotations that wait, noted in the journal's folder. */
export function rotationsOf(run: KeysRun): KeysDoors['rotations'] {
	const address = addressIn(run.flags);
	return {
		waiting: ({source: {provider, kind}, held}) =>
			openRotations(journalFolder(run.world)).find(
				({record}) =>
					record.address === address &&
					record.provider === provider.id &&
					record.kind === kind.id &&
					(record.old.id === held.id || record.fresh.id === held.id),
			),
		note: (old, fresh, savedTo) => noteBegun(run, old, fresh, savedTo),
		changedSince,
	};
}
