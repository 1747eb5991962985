import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test, vi} from 'vitest';
import {openJournal} from '../../source/journal/journal.js';
import {temporaryFolders} from '../support/temporary.js';
import {deadPid, markOf, putRecord, putText, recordOf, stepOf} from './support/records.js';

const newFolder = temporaryFolders();
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const told = async (folder: string) =>
	(await openJournal(folder).unfinished()).map(({record}) => record.steps[0]?.label);

describe('whose record is told', () => {
	const whose: [string, string, number, boolean][] = [
		['of a process that has ended', markOf(deadPid), 0, true],
		['of one that still runs', markOf(process.pid), 0, false],
		['of one that seems to run since before an hour', markOf(process.pid), 1.1, true],
		['of another machine, just begun', markOf(deadPid, 'ffffffff'), 0, false],
		['of another machine, an hour old', markOf(deadPid, 'ffffffff'), 1.1, true],
	];
	test.each(whose)('%s', async (_whose, mark, hours, isTold) => {
		const folder = newFolder();
		putRecord(folder, {startedAt: hoursAgo(hours)}, mark);
		expect(await told(folder)).toEqual(isTold ? ['c-1'] : []);
		expect(readdirSync(folder)).toHaveLength(1);
	});
});

describe('which steps leave something to tell', () => {
	const steps: [string, Parameters<typeof stepOf>[0], boolean][] = [
		['waiting', {status: 'waiting'}, false],
		['sent', {status: 'sent'}, true],
		['made', {status: 'made'}, true],
		['made, but there before', {status: 'made', existed: true}, false],
		['undelivered', {status: 'undelivered'}, true],
		['refused', {status: 'refused'}, false],
		['undone', {status: 'undone'}, false],
	];
	test.each(steps)('%s', async (_status, step, isOpen) => {
		const folder = newFolder();
		putRecord(folder, {steps: [stepOf(step)]});
		expect(await told(folder)).toHaveLength(isOpen ? 1 : 0);
		expect(readdirSync(folder)).toHaveLength(isOpen ? 1 : 0);
	});

	test('one of several is enough', async () => {
		const folder = newFolder();
		putRecord(folder, {steps: [stepOf({status: 'undone'}), stepOf({status: 'made'})]});
		expect(await told(folder)).toHaveLength(1);
	});
});

test('what lay in the sandbox is swept', async () => {
	const folder = newFolder();
	putRecord(folder, {sandbox: true});
	expect(await told(folder)).toEqual([]);
	expect(readdirSync(folder)).toEqual([]);
});

test('what lies in the sandbox of a run that goes on stays', async () => {
	const folder = newFolder();
	putRecord(folder, {sandbox: true}, markOf(process.pid));
	expect(await told(folder)).toEqual([]);
	expect(readdirSync(folder)).toHaveLength(1);
});

test('the oldest is told first', async () => {
	const folder = newFolder();
	for (const hours of [1, 3, 2])
		putRecord(folder, {startedAt: hoursAgo(hours), steps: [stepOf({label: `c-${hours}`})]});
	expect(await told(folder)).toEqual(['c-3', 'c-2', 'c-1']);
});

test('no folder is nothing unfinished', async () => {
	expect(await told(join(newFolder(), 'none'))).toEqual([]);
});

describe('a record that cannot be read is left alone, and the others are told', () => {
	const whole = JSON.stringify(recordOf());
	const texts: [string, string][] = [
		['empty', ''],
		['cut off', whole.slice(0, whole.length / 2)],
		['not JSON', 'key=value'],
		['null', 'null'],
		['a list', '[]'],
		['of another form', '{"version":1}'],
		['of a later version', JSON.stringify({...recordOf(), version: 2})],
		['with a status nobody knows', whole.replace('"made"', '"half"')],
		['with a time that is none', JSON.stringify({...recordOf(), startedAt: 'yesterday'})],
		['bytes', '\u0000\u0001\ufffd'],
	];
	test.each(texts)('%s', async (_what, text) => {
		const folder = newFolder();
		const path = putText(folder, text);
		putRecord(folder);
		expect(await told(folder)).toEqual(['c-1']);
		expect(existsSync(path)).toBe(true);
	});

	test('a folder, a pipe, a link that leads nowhere, and a file of somebody else', async () => {
		const folder = newFolder();
		mkdirSync(join(folder, `a-${markOf()}.json`));
		symlinkSync(join(folder, 'nowhere'), join(folder, `b-${markOf()}.json`));
		execFileSync('mkfifo', [join(folder, `c-${markOf()}.json`)]);
		writeFileSync(join(folder, 'notes.txt'), 'mine');
		putRecord(folder);
		expect(await told(folder)).toEqual(['c-1']);
		expect(readdirSync(folder)).toHaveLength(5);
	});
});

describe('what a killed run left half written is swept', () => {
	test('in the journal, but not of a run that goes on', async () => {
		const folder = newFolder();
		putText(folder, '{"ver', `x-${markOf()}.json.tmp`);
		const living = putText(folder, '{"ver', `x-${markOf(process.pid)}.json.tmp`);
		expect(await told(folder)).toEqual([]);
		expect(readdirSync(folder).map((name) => join(folder, name))).toEqual([living]);
	});

	test('beside the file that the secret was for', async () => {
		const [folder, project] = [newFolder(), newFolder()];
		writeFileSync(join(project, `.env.${markOf()}.tmp`), 'KAFKA_SASL_PASSWORD=half', {mode: 0o600});
		writeFileSync(join(project, `.env.${markOf(process.pid)}.tmp`), 'KAFKA_SASL_PASSWORD=other');
		putRecord(folder, {destination: join(project, '.env')});
		expect(await told(folder)).toHaveLength(1);
		await vi.waitFor(() => expect(readdirSync(project)).toHaveLength(1));
	});
});
