import {mkdirSync, readdirSync, readFileSync, unlinkSync} from 'node:fs';
import {join} from 'node:path';
import * as z from 'zod';
import {newMark} from '../delivery/owner.js';
import {syncFolder, writeSynced} from './synced-file.js';

const texts = z.record(z.string(), z.string());

const rotation = z.object({
	version: z.literal(1),
	/** When the new key was made. */
	startedAt: z.iso.datetime(),
	provider: z.string(),
	kind: z.string(),
	/** Answers to what the kind asks before its keys can be asked for. */
	where: z.record(z.string(), z.unknown()),
	/** Which system it was, where a sign-in may lead to several. */
	place: z.string().optional(),
	/** Against stand-ins, which run at `address`. */
	sandbox: z.boolean(),
	/** The person's own address, or that of the stand-ins, if the vendor's was not used. */
	address: z.string().optional(),
	/** The key that goes when clients use the new one. */
	old: z.object({id: z.string(), name: z.string(), ref: texts}),
	fresh: z.object({id: z.string(), name: z.string()}),
	/** Absolute path of the file that holds the new one, if it was saved. */
	savedTo: z.string().optional(),
});

/** A rotation whose new key exists and whose old one does too: both ids, and no secret. */
export type Rotation = z.infer<typeof rotation>;

/** A rotation that waits until clients use the new key. */
export type OpenRotation = {readonly record: Rotation; readonly close: () => void};

const prefix = 'rotation-';

/** Notes a rotation in the journal's folder: on disk when this returns. Throws where it cannot be written. */
export function noteRotation(folder: string, record: Omit<Rotation, 'version'>): void {
	mkdirSync(folder, {recursive: true, mode: 0o700});
	const path = join(folder, `${prefix}${record.startedAt.replaceAll(':', '-')}-${newMark()}.json`);
	writeSynced(path, `${JSON.stringify({version: 1, ...record}, undefined, '\t')}\n`);
}

/** The rotations that wait, oldest first. A note by which a key would go in its own place is none. */
export function openRotations(folder: string): readonly OpenRotation[] {
	return namesIn(folder).flatMap((name) => {
		const path = join(folder, name);
		const record = read(path);
		return record ? [{record, close: () => remove(path)}] : [];
	});
}

function namesIn(folder: string): string[] {
	try {
		const isRotation = (name: string) => name.startsWith(prefix) && name.endsWith('.json');
		return readdirSync(folder).filter(isRotation).sort();
	} catch {
		return [];
	}
}

function read(path: string): Rotation | undefined {
	try {
		const record = rotation.parse(JSON.parse(readFileSync(path, 'utf8')));
		return record.old.id === record.fresh.id ? undefined : record;
	} catch {
		return undefined;
	}
}

function remove(path: string): void {
	try {
		unlinkSync(path);
		syncFolder(join(path, '..'));
	} catch {
		// Gone already.
	}
}
