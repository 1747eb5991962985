import {describe, expect, test} from 'vitest';
import type {Verdict} from '../../../source/check/verdict.js';
import {proofCode} from '../../../source/commands/check/proof-code.js';
import {createOutput} from '../../../source/commands/create/schema.js';
import type {Access} from '../../../source/providers/access.js';
import {kafka, registry, stages, verdicts} from '../../support/fake-check.js';
import {credential} from '../../support/fake-provider.js';
import {AloneRun, wholeKey} from '../support/alone.js';

/** A run whose proofs end like this, by the label of the access. */
function ending(ends: Readonly<Record<string, Verdict>>, accesses: readonly Access[] = [kafka]): AloneRun {
	const run = new AloneRun();
	run.api.key = async () => ({ref: {id: 'k-1'}, label: 'k-1', credential: credential({accesses})});
	run.doors.check = async (_, {label}, {onNews}) => {
		run.doors.done.push(`check ${label}`);
		onNews({stages: stages.reached, waiting: {said: 'A new key takes 2 minutes', tries: 1}});
		return ends[label] ?? verdicts.works;
	};
	return run;
}

const document = (run: AloneRun) => createOutput.parse(JSON.parse(run.world.out));
const inClear: Access = {...kafka, securityProtocol: 'SASL_PLAINTEXT'};

describe('with --check', () => {
	test('the run waits for the proof after the delivery, and tells what it sees', async () => {
		const run = ending({});
		expect(await run.create(...wholeKey, '--check')).toBe(0);
		expect(run.doors.done.indexOf('save .env')).toBeLessThan(run.doors.done.indexOf('check Kafka'));
		expect(run.world.err).toContain(
			[
				'kafkey: check of Kafka: broker.depot.example is 203.0.113.7',
				'kafkey: check of Kafka: certificate of broker.depot.example, by Example CA, until 2027-01-31',
				'kafkey: check of Kafka: waiting · A new key takes 2 minutes',
				'kafkey: check of Kafka: may write orders',
			].join('\n'),
		);
		expect(run.world.out).toContain(
			'  proved: signed in to broker.depot.example:9092, may write orders, may not read orders, as asked\n',
		);
	});

	test.each([
		['works', 0],
		['differs', 6],
		['refused', 6],
		['spreading', 7],
		['unreachable', 7],
	] as const)('an end that %s is %i, and the secret is saved all the same', async (end, code) => {
		const run = ending({Kafka: verdicts[end]});
		expect(await run.create(...wholeKey, '--check', '--json')).toBe(code);
		const {ok, exitCode, savedTo, credential: made, checks} = document(run);
		expect({ok, exitCode}).toEqual({ok: code === 0, exitCode: code});
		expect(savedTo).toEqual(['/home/dana/.env']);
		expect(made?.id).toBe('k-1');
		expect(run.api.calls.filter((call) => call.startsWith('remove'))).toEqual([]);
		const {problem} = verdicts[end] as Verdict;
		expect(checks).toEqual([
			{
				access: 'Kafka',
				end,
				sentences: verdicts[end].sentences,
				stages: verdicts[end].stages,
				...(problem && {problem}),
				seconds: Math.floor(verdicts[end].took / 1000),
			},
		]);
	});

	test('what is not proved is told on standard error, with the command to do it later', async () => {
		const run = ending({Kafka: verdicts.spreading});
		expect(await run.create(...wholeKey, '--check')).toBe(7);
		expect(run.world.out).toBe('');
		expect(run.world.err).toContain('  saved: .env');
		expect(run.world.err).toContain('not proved: still spreading; run kafkey check --file .env');
	});

	test('of several ways in the worst counts', async () => {
		const run = ending({'Schema Registry': verdicts.refused, Kafka: verdicts.unreachable}, [kafka, registry]);
		expect(await run.create(...wholeKey, '--check', '--json')).toBe(6);
		expect(document(run).checks.map(({access, end}) => `${access} ${end}`)).toEqual([
			'Kafka unreachable',
			'Schema Registry refused',
		]);
	});

	test('a password over plain text is sent with --force only', async () => {
		const careful = ending({}, [inClear]);
		expect(await careful.create(...wholeKey, '--check', '--json')).toBe(7);
		expect(careful.doors.done).not.toContain('check Kafka');
		expect(document(careful).checks).toMatchObject([
			{end: 'unchecked', sentences: ['it would send the password over plain text'], stages: []},
		]);
		const forced = ending({}, [inClear]);
		expect(await forced.create(...wholeKey, '--check', '--force')).toBe(0);
		expect(forced.doors.done).toContain('check Kafka');
	});

	test('a secret that is saved nowhere is 5, whatever the proof says', async () => {
		const run = ending({});
		run.doors.saved = () => Promise.reject(new Error('No space is left.'));
		expect(await run.create(...wholeKey, '--check')).toBe(5);
	});

	test('a signal ends the wait with its code, and the key stays', async () => {
		const run = ending({});
		run.doors.check = (_, __, {signal}) =>
			new Promise((resolve) => {
				signal.addEventListener('abort', () => resolve(verdicts.spreading));
				run.world.signal('SIGINT');
			});
		expect(await run.create(...wholeKey, '--check', '--json')).toBe(130);
		expect(document(run)).toMatchObject({
			savedTo: ['/home/dana/.env'],
			checks: [{end: 'unchecked', sentences: ['it was skipped']}],
		});
	});
});

test('without --check the document has no checks', async () => {
	const run = new AloneRun();
	expect(await run.create(...wholeKey, '--json')).toBe(0);
	expect(document(run).checks).toEqual([]);
});

test('nothing proved is not proved', () => {
	expect(proofCode([])).toBe(7);
	expect(proofCode(['works', 'unchecked'])).toBe(7);
});
