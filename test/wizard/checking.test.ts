import {describe, expect, test} from 'vitest';
import {receiptOf} from '../../source/commands/create/receipt.js';
import type {Access} from '../../source/providers/access.js';
import {closingScreens} from '../support/drawn.js';
import {kafka, madeWith, registry, stages, verdicts} from '../support/fake-check.js';
import {screenOf} from '../support/fake-screen.js';
import type {FakeRun} from '../support/fake-session.js';

closingScreens();

const statuses = ({state}: FakeRun) => state.checks?.map(({access, status}) => `${access.label} ${status}`);
const proofs = ({session}: FakeRun) =>
	receiptOf(session)
		?.split('\n')
		.filter((line) => /proved|as asked/.test(line))
		.map((line) => line.trim());

describe('the check of a new credential', () => {
	test('begins by itself once the secret is in its file, Kafka first, all side by side', async () => {
		const {run, check} = await madeWith([registry, kafka]);
		expect(check.asked.map(({access}) => access.label)).toEqual(['Kafka', 'Schema Registry']);
		expect(statuses(run)).toEqual(['Kafka checking', 'Schema Registry checking']);
		expect(run.doors.done).toContain('save .env');
		check.of('Schema Registry').end(verdicts.works);
		await run.until(({checks}) => checks?.[1]?.status === 'ended');
		expect(statuses(run)).toEqual(['Kafka checking', 'Schema Registry ended']);
	});

	test('begins after the delivery, not before', async () => {
		const order: string[] = [];
		const {run} = await madeWith();
		run.doors.check = async () => {
			order.push('check');
			return verdicts.works;
		};
		run.doors.saved = async () => {
			order.push('saved');
			return {receipt: {label: 'saved', sentence: '.env', tone: 'ok'}};
		};
		await run.session.planning.takeBack();
		await run.confirm();
		await run.session.checking.idle();
		expect(order).toEqual(['saved', 'check']);
	});

	test('tells what it waits for, and for how long', async () => {
		const {run, check} = await madeWith();
		check.of('Kafka').news({stages: stages.reached, waiting: {said: 'A new key takes 2 minutes', tries: 1}});
		run.doors.now = () => 41_900;
		const [first] = run.state.checks ?? [];
		expect(first).toMatchObject({
			status: 'waiting',
			said: 'A new key takes 2 minutes',
			stages: stages.reached,
		});
		expect(first && run.session.checking.seconds(first)).toBe(41);
		check.of('Kafka').news({stages: stages.reached});
		expect(statuses(run)).toEqual(['Kafka checking']);
	});

	test('runs again from the beginning, and what the first run still says does not count', async () => {
		const {run, check} = await madeWith();
		const first = check.of('Kafka');
		run.session.checking.start();
		expect(first.signal.aborted).toBe(true);
		first.end(verdicts.refused);
		check.of('Kafka').end(verdicts.works);
		await run.until(({checks}) => checks?.[0]?.status === 'ended');
		expect(run.state.checks?.[0]).toMatchObject({verdict: {end: 'works'}});
		expect(check.asked).toHaveLength(2);
	});

	test('that meets an error of kafkey’s own says so, and ends', async () => {
		const {run, check} = await madeWith();
		check.of('Kafka').fail(new Error('a bug'));
		await run.session.checking.idle();
		expect(run.state.checks?.[0]).toMatchObject({
			status: 'unchecked',
			why: 'kafkey met an error of its own.',
		});
	});
});

describe('a skipped check', () => {
	test('ends by its signal; the key and its file stay', async () => {
		const {run, check} = await madeWith();
		const before = {calls: [...run.api.calls], done: [...run.doors.done]};
		check.of('Kafka').news({stages: [], waiting: {said: 'A new key takes 2 minutes', tries: 1}});
		run.session.checking.skip();
		await run.session.checking.idle();
		expect(check.of('Kafka').signal.aborted).toBe(true);
		expect(run.state.checks?.[0]).toMatchObject({status: 'skipped', waited: true});
		expect({calls: run.api.calls, done: run.doors.done}).toEqual(before);
		expect(run.state.run?.status).toBe('made');
	});

	test('keeps the verdicts that were there before', async () => {
		const {run, check} = await madeWith([kafka, registry]);
		check.of('Kafka').end(verdicts.works);
		await run.until(({checks}) => checks?.[0]?.status === 'ended');
		run.session.checking.skip();
		expect(statuses(run)).toEqual(['Kafka ended', 'Schema Registry skipped']);
	});
});

test('finishing waits for no check, and ends it', async () => {
	const {run, check} = await madeWith();
	await run.session.finish();
	expect(run.state.left).toBe(0);
	expect(check.of('Kafka').signal.aborted).toBe(true);
	expect(proofs(run)).toEqual(['not proved: skipped after 0 s; run kafkey check --file .env']);
});

test('a credential that is taken back is not checked any more', async () => {
	const {run, check} = await madeWith();
	await run.session.planning.takeBack();
	expect(check.of('Kafka').signal.aborted).toBe(true);
	expect(run.state.checks).toEqual([]);
});

describe('what is not sent', () => {
	const inClear: Access = {...kafka, securityProtocol: 'SASL_PLAINTEXT'};

	test('is a password over plain text to another machine, until that is allowed', async () => {
		const {run, check} = await madeWith([inClear]);
		expect(check.asked).toEqual([]);
		expect(run.state.checks?.[0]).toMatchObject({status: 'unchecked', takesYes: true});
		expect(proofs(run)).toEqual(['not proved: it would send the password over plain text']);
		run.session.checking.allowPlainText();
		expect(check.asked).toMatchObject([{access: {plainTextAllowed: true}}]);
	});

	test('and is, where the sign-in was allowed to do the same', async () => {
		const {run, check} = await madeWith([{...inClear, plainTextAllowed: true}]);
		expect(check.asked).toMatchObject([{access: {plainTextAllowed: true}}]);
		expect(statuses(run)).toEqual(['Kafka checking']);
	});

	test.each(['localhost:9092', '127.0.0.1:9092, [::1]:9093'])('but to %s it is', async (bootstrapServers) => {
		const {check} = await madeWith([{...inClear, bootstrapServers}]);
		expect(check.asked).toEqual([expect.objectContaining({access: {...inClear, bootstrapServers}})]);
	});

	test('nor where one of several machines is another', async () => {
		const {check} = await madeWith([{...inClear, bootstrapServers: '127.0.0.1:9092,127.0.0.1.example:9092'}]);
		expect(check.asked).toEqual([]);
	});

	test('nor where neither address nor proof is known', async () => {
		const {bootstrapServers: _, ...nowhere} = kafka;
		const {probe, url: __, ...unprovable} = registry;
		const {run, check} = await madeWith([
			nowhere,
			unprovable,
			{...unprovable, label: 'REST', unproved: 'the vendor has no address for it'},
			{...unprovable, label: 'Elsewhere', probe},
		]);
		expect(check.asked).toEqual([]);
		expect(proofs(run)).toEqual([
			'Kafka: not proved: its address is not known',
			'Schema Registry: not proved: nothing is known that would prove it',
			'REST: not proved: the vendor has no address for it',
			'Elsewhere: not proved: its address is not known',
		]);
	});
});

describe('the end receipt', () => {
	test.each([
		[
			'works',
			['proved: signed in to broker.depot.example:9092, may write orders, may not read orders, as asked'],
		],
		[
			'differs',
			[
				'proved: signed in to broker.depot.example:9092, may not write orders, may not read orders',
				'not as asked: The key may not write orders, which was asked for',
			],
		],
		['refused', ['not proved: refused: The broker does not accept the password']],
		['spreading', ['not proved: still spreading; run kafkey check --file .env']],
		[
			'unreachable',
			['not proved: not reachable from here; inside the network, run kafkey check --file .env'],
		],
	] as const)('%s', async (end, lines) => {
		const {run, check} = await madeWith();
		check.of('Kafka').end(verdicts[end]);
		await run.session.checking.idle();
		expect(proofs(run)).toEqual(lines);
	});

	test('says “not as asked” only where something was asked for', async () => {
		const {rights: _, ...unasked} = kafka;
		const {run, check} = await madeWith([unasked]);
		const what = 'There is no topic ordres on this cluster.';
		check.of('Kafka').end({...verdicts.differs, problem: {what}});
		await run.session.checking.idle();
		expect(proofs(run)?.join()).not.toContain('as asked');
		expect(receiptOf(run.session)).toContain('signed in, but: There is no topic ordres on this cluster');
	});

	test('does not say “as asked” of rights that were not compared, or not seen', async () => {
		const {rights: _, ...unasked} = kafka;
		const unknown = {name: 'rights', status: 'unknown', sentence: 'rights cannot be shown yet'} as const;
		for (const [access, verdict] of [
			[unasked, verdicts.works],
			[kafka, {...verdicts.works, stages: [...stages.reached, unknown]}],
			[kafka, {...verdicts.works, stages: stages.reached}],
		] as const) {
			const {run, check} = await madeWith([access]);
			check.of('Kafka').end(verdict);
			await run.session.checking.idle();
			expect(proofs(run)?.join()).not.toContain('as asked');
		}
	});

	test('says “as asked” of the rights, not of what else was seen', async () => {
		const {run, check} = await madeWith();
		const sentences = [...verdicts.works.sentences, 'b2.depot.example:9092 did not answer'];
		check.of('Kafka').end({...verdicts.works, sentences});
		await run.session.checking.idle();
		expect(proofs(run)?.[0]).toMatch(
			/may not read orders, as asked, b2\.depot\.example:9092 did not answer$/,
		);
		const {frame} = await screenOf(run);
		expect(frame()).toMatch(/as asked ·\s+b2\.depot\.example:9092 did/);
	});

	test('does not send anybody into the network of what was reached and proves nothing', async () => {
		const {run, check} = await madeWith();
		const network = {name: 'network', status: 'ok', sentence: 'broker.depot.example answered'} as const;
		check.of('Kafka').end({...verdicts.unreachable, stages: [network]});
		await run.session.checking.idle();
		expect(proofs(run)).toEqual([
			'not proved: broker.depot.example:9092 cannot be reached from this machine',
		]);
	});

	test('names the file that the secret went to, as a shell reads it', async () => {
		const {run} = await madeWith();
		await run.session.delivering.save(
			run.state.run?.credential ?? expect.fail(),
			'my keys/.env',
			'variables',
		);
		await run.session.finish();
		expect(proofs(run)?.[0]).toContain("run kafkey check --file 'my keys/.env'");
	});

	test('names the address, too, where it is not the vendor’s own', async () => {
		const {run} = await madeWith();
		Object.assign(run.doors, {baseUrl: 'https://depot.example/api'});
		await run.session.finish();
		expect(proofs(run)?.[0]).toMatch(
			/run kafkey check --file \.env --base-url https:\/\/depot\.example\/api$/,
		);
	});

	test('names the sandbox that runs, at which the key was made', async () => {
		const {run} = await madeWith();
		Object.assign(run.doors, {sandboxUrl: 'http://127.0.0.1:4000', baseUrl: 'https://depot.example'});
		run.session.dispatch({type: 'sandbox', status: 'on', prefill: {}, remembered: {}});
		await run.session.finish();
		expect(proofs(run)?.[0]).toMatch(
			/run kafkey check --file \.env --sandbox-url http:\/\/127\.0\.0\.1:4000$/,
		);
	});
});
