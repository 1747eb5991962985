import {mkdirSync, unlinkSync} from 'node:fs';
import {join} from 'node:path';
import * as z from 'zod';
import {newMark} from '../delivery/owner.js';
import {journalNames} from './folder.js';
import {readPlain, syncFolder, writeSynced} from './synced-file.js';

/** What every note about existing keys has: which kind it is about, where that is, and since when. */
export const noted = {
	version: z.literal(1),
	startedAt: z.iso.datetime(),
	provider: z.string(),
	kind: z.string(),
	/** Answers to what the kind asks before its keys can be asked for. */
	where: z.record(z.string(), z.unknown()),
	/** Which system it was, where a sign-in may lead to several. */
	place: z.string().exactOptional(),
	/** Against stand-ins, which run at `address`. */
	sandbox: z.boolean(),
	/** The person's own address, or that of the stand-ins, if the vendor's was not used. */
	address: z.string().exactOptional(),
};

/** A note that outlives its run, and the way to take it out of the journal. */
export type OpenNote<Note> = {readonly record: Note; readonly close: () => void};

/** Puts a note into the journal's folder: on disk when this returns. Throws where it cannot be written. */
export function writeNote<Note extends {readonly startedAt: string}>(
	folder: string,
	prefix: string,
	record: Note,
): OpenNote<Note> {
	mkdirSync(folder, {recursive: true, mode: 0o700});
	const path = join(folder, `${prefix}${record.startedAt.replaceAll(':', '-')}-${newMark()}.json`);
	writeSynced(path, `${JSON.stringify(record, undefined, '\t')}\n`);
	return {record, close: () => remove(path)};
}

/** The notes of one sort, oldest first; a file that the schema does not take is none. */
export function openNotes<Schema extends z.ZodType>(
	folder: string,
	prefix: string,
	schema: Schema,
): readonly (OpenNote<z.output<Schema>> & {readonly name: string})[] {
	return journalNames(folder, prefix).flatMap((name) => {
		const path = join(folder, name);
		const record = read(path, schema);
		return record === undefined ? [] : [{name, record, close: () => remove(path)}];
	});
}

function read<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> | undefined {
	try {
		return schema.parse(JSON.parse(readPlain(path)));
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
