import {journalFolder} from '../../journal/folder.js';
import {noteRemoval, openRemovals} from '../../journal/removals.js';
import type {KeysDoors} from '../../keys/session/doors.js';
import {addressIn} from './flags.js';
import {isFleeting, notedOf} from './noted.js';
import type {KeysRun} from './run.js';

/** Deletions that are not finished, noted in the journal's folder. */
export function removalsOf(run: KeysRun): KeysDoors['removals'] {
	const folder = journalFolder(run.world);
	const address = addressIn(run.flags);
	return {
		waiting: (wanted) => {
			const {provider, kind} = run.flags;
			return openRemovals(folder).find(
				({record}) =>
					record.key.id === wanted &&
					record.address === address &&
					record.provider === (provider ?? record.provider) &&
					record.kind === (kind ?? record.kind),
			);
		},
		note: ({source, held}, behind) => {
			const noted = notedOf(run, source);
			if (isFleeting(noted)) return undefined;
			const {id, name, ref, opens, owner} = held;
			const key = {id, name, ref: {...ref}, opens, ...(owner !== undefined && {owner})};
			try {
				return noteRemoval(folder, {...noted, key, stays: behind.map(({label}) => label)});
			} catch {
				// A key may be deleted because its secret is known to others: that does not wait for room on a disk.
				run.say(
					`${folder} cannot be written: if this run is ended now, nothing will tell what stays behind.`,
				);
				return undefined;
			}
		},
	};
}
