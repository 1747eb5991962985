import {spawnSync} from 'node:child_process';
import {mkdirSync, readdirSync, renameSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {newMark} from '../../../source/delivery/owner.js';
import type {JournalRecord, JournalStep} from '../../../source/journal/record.js';

/** The id of a process that has ended. */
export const deadPid = String(spawnSync(process.execPath, ['--version']).pid);

/** A file's mark as that process on this machine would have made it; of another machine where `host` is given. */
export function markOf(pid: string | number = deadPid, host?: string): string {
	const [own = '', , random = ''] = newMark().split('-');
	return [host ?? own, pid, random].join('-');
}

/** A step as a record holds it; one key that was made. */
export function stepOf(more: Partial<JournalStep> = {}): JournalStep {
	return {
		id: 'credential',
		thing: 'credential',
		will: 'create credential reader: CONSUME on every topic',
		did: 'created credential reader',
		status: 'made',
		ref: {id: 'c-1'},
		label: 'c-1',
		...more,
	};
}

/** A record of a run that was killed with a key at Upstash that is saved nowhere. */
export function recordOf(more: Partial<JournalRecord> = {}): JournalRecord {
	return {
		version: 1,
		startedAt: new Date().toISOString(),
		provider: 'upstash',
		kind: 'credential',
		sandbox: false,
		answers: {},
		secrets: [],
		steps: [stepOf()],
		...more,
	};
}

/** Puts text into the journal under a record's name; returns the path. */
export function putText(
	folder: string,
	text: string,
	name = `2026-01-02T03-04-05.000Z-${markOf()}.json`,
): string {
	mkdirSync(folder, {recursive: true, mode: 0o700});
	writeFileSync(join(folder, name), text, {mode: 0o600});
	return join(folder, name);
}

/** Puts the record of a run that has ended into the journal. */
export function putRecord(folder: string, more: Partial<JournalRecord> = {}, mark = markOf()): string {
	const record = recordOf(more);
	return putText(folder, JSON.stringify(record), `${record.startedAt.replaceAll(':', '-')}-${mark}.json`);
}

/** Makes the records of this process those of one that was killed. */
export function abandon(folder: string): void {
	for (const name of readdirSync(folder)) {
		const mark = name.slice(name.indexOf('Z-') + 2, -'.json'.length);
		renameSync(join(folder, name), join(folder, name.replace(mark, markOf())));
	}
}
