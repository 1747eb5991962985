import * as z from 'zod';
import {rotationPrefix} from './folder.js';
import {noted, type OpenNote, openNotes, writeNote} from './notes.js';

const texts = z.record(z.string(), z.string());

const rotation = z.object({
	...noted,
	/** The key that goes when clients use the new one. */
	old: z.object({id: z.string(), name: z.string(), ref: texts}),
	fresh: z.object({id: z.string(), name: z.string()}),
	/** Absolute path of the file that holds the new one, if it was saved. */
	savedTo: z.string().exactOptional(),
});

/** One by which a key would go in its own place is none. */
const usable = rotation.refine(({old, fresh}) => old.id !== fresh.id);

/** A rotation whose new key exists and whose old one does too: both ids, and no secret. */
export type Rotation = z.infer<typeof rotation>;

/** A rotation that waits until clients use the new key. */
export type OpenRotation = OpenNote<Rotation>;

/** Notes a rotation in the journal's folder: on disk when this returns. Throws where it cannot be written. */
export function noteRotation(folder: string, record: Omit<Rotation, 'version'>): void {
	writeNote(folder, rotationPrefix, {version: 1, ...record});
}

/** The rotations that wait, oldest first. */
export function openRotations(folder: string): readonly OpenRotation[] {
	return openNotes(folder, rotationPrefix, usable);
}
