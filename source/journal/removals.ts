import * as z from 'zod';
import {isAbandoned} from '../delivery/owner.js';
import {removalPrefix} from './folder.js';
import {noted, type OpenNote, openNotes, writeNote} from './notes.js';

const texts = z.record(z.string(), z.string());

const removal = z.object({
	...noted,
	/** What it takes to ask once more what stays. */
	key: z.object({
		id: z.string(),
		name: z.string(),
		ref: texts,
		opens: z.string(),
		owner: z.string().exactOptional(),
	}),
	/** What was seen to stay, in words: for telling only. What is deleted is looked up again. */
	stays: z.array(z.string()),
});

/** The deletion of a key of which something stays that nobody has decided about: by name, and no secret. */
export type RemovalNote = z.infer<typeof removal>;

/** A deletion whose leftovers are to be decided about. */
export type OpenRemoval = OpenNote<RemovalNote>;

/** Notes a deletion before it is sent: on disk when this returns. Throws where it cannot be written. */
export function noteRemoval(folder: string, record: Omit<RemovalNote, 'version'>): OpenRemoval {
	return writeNote(folder, removalPrefix, {version: 1, ...record});
}

/** The deletions that were not finished, oldest first; those of a run that goes on are its own. */
export function openRemovals(folder: string): readonly OpenRemoval[] {
	return openNotes(folder, removalPrefix, removal).filter(
		// A process id says nothing across containers: after an hour one is told whatever its id says.
		({name, record}) => isAbandoned(name) || Date.now() - Date.parse(record.startedAt) > 3_600_000,
	);
}
