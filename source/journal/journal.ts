import {mkdirSync, readdirSync, unlinkSync} from 'node:fs';
import {join} from 'node:path';
import {isAbandoned, newMark} from '../delivery/owner.js';
import {sweepTemporary} from '../delivery/sweep.js';
import {Problem} from '../errors.js';
import {removalPrefix, rotationPrefix} from './folder.js';
import type {JournalRecord, JournalStep} from './record.js';
import {readPlain, syncFolder, writeSynced} from './synced-file.js';

/** The record of one run, kept on disk while the run goes on. */
export type Entry = {
	readonly record: () => JournalRecord;
	/** Notes the new state of a step; on disk when this returns. */
	readonly note: (stepId: string, change: Partial<JournalStep>) => void;
	/** The run is finished: nothing of it is left to tell. */
	readonly close: () => void;
};

/** A record of an earlier run that is not finished. */
export type Unfinished = {
	readonly record: JournalRecord;
	readonly close: () => void;
	readonly note: Entry['note'];
};

/** The notes of runs, a file each. */
export type Journal = {
	/** Begins a record; throws a Problem when it cannot be put on disk, for then nothing may be created. */
	readonly begin: (record: Omit<JournalRecord, 'version'>) => Entry;
	/** What earlier runs left, oldest first. Finished and sandbox records are removed on the way. */
	readonly unfinished: () => Promise<readonly Unfinished[]>;
};

/** The journal in `folder` (see `journalFolder`): one file a run, mode 0600, no secret in it. */
export function openJournal(folder: string): Journal {
	return {
		begin: (given) => {
			const record: JournalRecord = {version: 1, ...given};
			const path = join(folder, `${record.startedAt.replaceAll(':', '-')}-${newMark()}.json`);
			const entry = entryAt(path, record);
			try {
				mkdirSync(folder, {recursive: true, mode: 0o700});
				entry.write();
			} catch {
				throw new Problem({
					what: 'Nothing was created.',
					why: `kafkey first notes what it is about to create, and ${folder} cannot be written.`,
					next: 'Make room or set XDG_STATE_HOME to a folder of yours, then confirm again.',
				});
			}
			return entry;
		},
		unfinished: async () => {
			const names = readFolder(folder);
			for (const name of names) if (name.endsWith('.tmp') && isAbandoned(name)) remove(join(folder, name));
			const records = names.filter((name) => name.endsWith('.json') && !isAboutKeys(name));
			// What reads them is loaded only where there is something to read: this happens before the first frame.
			if (records.length === 0) return [];
			const reading = await import('./record.js');
			return records.flatMap((name) => unfinishedAt(folder, name, reading));
		},
	};
}

function entryAt(path: string, initial: JournalRecord): Entry & {write: () => void} {
	let record = initial;
	const write = () => writeSynced(path, `${JSON.stringify(record, undefined, '\t')}\n`);
	return {
		record: () => record,
		write,
		note: (stepId, change) => {
			const steps = record.steps.map((step) => (step.id === stepId ? {...step, ...change} : step));
			record = {...record, steps};
			write();
		},
		close: () => remove(path),
	};
}

function unfinishedAt(
	folder: string,
	name: string,
	{isOpen, parseRecord}: typeof import('./record.js'),
): Unfinished[] {
	const path = join(folder, name);
	const record = parseRecord(readText(path));
	if (record === undefined || !isOver(name, record)) return [];
	if (record.sandbox || !isOpen(record)) {
		remove(path);
		return [];
	}
	// A run that was killed while it saved may have left its temporary file, with the secret in it.
	if (record.destination !== undefined) void sweepTemporary(record.destination);
	const entry = entryAt(path, record);
	return [{record, close: entry.close, note: entry.note}];
}

/**
 * Whether the run that wrote the record has ended. A process id says nothing across containers, and can be given
 * again after a restart: after an hour a record is told whatever its id says.
 */
function isOver(name: string, {startedAt}: JournalRecord): boolean {
	return isAbandoned(name) || Date.now() - Date.parse(startedAt) > 3_600_000;
}

/** Notes that outlive their run are read by others; a rotation may wait for days, at every start. */
function isAboutKeys(name: string): boolean {
	return name.startsWith(rotationPrefix) || name.startsWith(removalPrefix);
}

function readFolder(folder: string): string[] {
	try {
		return readdirSync(folder).sort();
	} catch {
		return [];
	}
}

function readText(path: string): string {
	try {
		return readPlain(path);
	} catch {
		return '';
	}
}

function remove(path: string): void {
	try {
		unlinkSync(path);
		syncFolder(join(path, '..'));
	} catch {
		// Gone already, or somebody else's: the next run will look again.
	}
}
