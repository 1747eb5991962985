import {PassThrough} from 'node:stream';
import {describe, expect, test, vi} from 'vitest';
import type {Verdict} from '../../../source/check/verdict.js';
import type {Prover} from '../../../source/commands/check/prover.js';
import {checkOutput} from '../../../source/commands/check/schema.js';
import {temporaryFolders} from '../../support/temporary.js';
import {CheckRig, canary, kafkaFile, refused, unreachable, works} from '../support/check-run.js';

const folder = temporaryFolders();
const rig = (files: Readonly<Record<string, string>>, env?: {LANG: string}) =>
	new CheckRig(folder(), files, env);

/** A terminal to type into. */
function terminalInput() {
	return Object.assign(new PassThrough(), {setRawMode: () => undefined});
}

const second = kafkaFile('bob').replaceAll(/^KAFKA/gm, 'SECOND_KAFKA');

describe('what it prints', () => {
	test('the stages and the verdict on standard output, which file it took on standard error', async () => {
		const run = rig({'.env': kafkaFile()});
		expect(await run.check()).toBe(0);
		const [title, address, signIn, ...verdict] = run.world.out.split('\n');
		expect(title).toBe('Kafka · ann · b.example:9092');
		expect([address, signIn]).toEqual([
			'  ✓ address  b.example is 192.0.2.1',
			'  ✓ sign-in  signed in as ann',
		]);
		expect(verdict.join(' ')).toMatch(/^✓ signed in to b\.example:9092 in 1 s.*may write orders/);
		expect(run.world.err).toBe('kafkey: reading .env\n');
	});

	test('ASCII where the terminal has nothing else', async () => {
		const run = rig({'.env': kafkaFile()}, {LANG: 'C'});
		await run.check();
		expect(run.world.out).toContain('Kafka | ann | b.example:9092\n  + address');
	});

	test('how a file is named that stands where the name of a key would', async () => {
		const run = rig({'.env': kafkaFile(), 'client.conf': ''});
		expect(await run.check({}, 'client.conf')).toBe(2);
		expect(run.world.err).toBe(
			'kafkey: client.conf is a file, and stands where the name of a key would. Name it with --file.\n',
		);
	});

	test('what, why and what next of a refusal', async () => {
		const run = rig({'.env': kafkaFile()});
		run.verdicts = [refused];
		expect(await run.check()).toBe(6);
		for (const part of ['✗ sign-in', 'The password is wrong.', 'Make a new one.'])
			expect(run.world.out).toContain(part);
	});

	test('who named a topic is not told to name one', async () => {
		const run = rig({'.env': kafkaFile()});
		const stages: Verdict['stages'] = [
			{name: 'sign-in', status: 'ok', sentence: 'signed in'},
			{name: 'cluster', status: 'failed', sentence: 'took too long'},
		];
		run.verdicts = [{...unreachable, stages}];
		await run.check();
		expect(run.world.out).toContain('--topic NAME');
		await run.check({topic: 'orders'});
		expect(run.world.out.match(/--topic NAME/g)).toHaveLength(1);
	});

	test('out of reach, it ends with the command to run inside the network', async () => {
		const run = rig({'my file.env': `${kafkaFile('it is me')}\n${second}`});
		run.verdicts = [works, unreachable];
		expect(await run.check({envFile: 'my file.env', topic: 'orders', may: ['WRITE']})).toBe(7);
		expect(run.world.out.trimEnd().split('\n').at(-1)).toBe(
			"  inside the network: kafkey check --file 'my file.env' bob --topic orders --may write",
		);
	});

	test('the command for later leads to the same stand-ins or address, and a long path is whole', async () => {
		const path = `${'a'.repeat(200)}.env`;
		const run = rig({[path]: kafkaFile()});
		run.verdicts = [unreachable];
		await run.check({envFile: path, baseUrl: 'https://api.example/x'});
		expect(run.world.out).toContain(`kafkey check --file ${path} --base-url https://api.example/x`);
	});

	test('a wait is told on standard error once, with what is waited for', async () => {
		const run = rig({'.env': kafkaFile()});
		const prover: Prover = async (_, {onNews}) => {
			for (const tries of [1, 2, 3]) onNews({stages: [], waiting: {said: 'a new key takes a while', tries}});
			return works;
		};
		await run.check({wait: true}, undefined, prover);
		expect(run.world.err.match(/a new key takes a while/g)).toHaveLength(1);
	});
});

test('on a terminal one line moves, and is gone in the end', async () => {
	const run = rig({'.env': `${kafkaFile()}\n${second}`});
	Object.assign(run.world.stderr, {isTTY: true, columns: 60});
	const prover: Prover = async (_, {onNews, onNotice}) => {
		onNews({stages: [], waiting: {said: `a new key takes ${'very '.repeat(20)}long`, tries: 1}});
		onNotice('the server asks to wait');
		return works;
	};
	await run.check({envFile: '.env'}, undefined, prover);
	const drawn = run.world.err.split('\r\u001b[2K');
	expect(drawn.at(-1)).toBe('');
	expect(drawn).toContain('Kafka: waiting 0 s · a new key takes very very very very ve');
	expect(drawn).toContain('kafkey: the server asks to wait\n');
	expect(Math.max(...drawn.map((line) => line.trimEnd().length))).toBeLessThan(60);
});

describe('which access', () => {
	test('.env.local where there is no .env', async () => {
		const run = rig({'.env.local': kafkaFile()});
		expect(await run.check()).toBe(0);
		expect(run.world.err).toContain('.env.local');
	});

	test('.env alone where there are both', async () => {
		const run = rig({'.env': kafkaFile('ann'), '.env.local': kafkaFile('bob')});
		await run.check();
		expect(run.asked.map(({access}) => 'username' in access && access.username)).toEqual(['ann']);
	});

	test('the one with that user, of every .env file', async () => {
		const run = rig({'.env': kafkaFile('ann'), '.env.staging': kafkaFile('bob'), 'x.env': kafkaFile('bob')});
		expect(await run.check({}, 'bob')).toBe(0);
		expect(run.asked.map(({access}) => 'username' in access && access.username)).toEqual(['bob']);
		expect(run.world.out).toContain('Kafka · bob · b.example:9092 · .env.staging');
	});

	test('nobody has that user: who there is, without repeating what was typed', async () => {
		const run = rig({'.env': kafkaFile('ann')});
		expect(await run.check({}, canary)).toBe(2);
		expect(run.world.err).toContain('There are: ann (.env).');
		expect(run.world.err + run.world.out).not.toContain(canary);
	});

	test.each([
		[{}, 'There is no .env and no .env.local in this folder.'],
		[{'.env': 'PORT=80\n'}, '.env holds nothing that can be checked.'],
		[{'.env': 'KAFKA_SASL_USERNAME=ann\n'}, 'but no KAFKA_BOOTSTRAP_SERVERS and no KAFKA_SASL_PASSWORD'],
	])('%j has nothing to check', async (files, sentence) => {
		const run = rig(files);
		expect(await run.check()).toBe(1);
		expect(run.world.err).toContain(sentence);
		expect(run.world.out).toBe('');
	});
});

describe('exit codes', () => {
	test.each([
		[[works, works], 0],
		[[works, refused], 6],
		[[{...works, end: 'differs'}, unreachable], 6],
		[[works, unreachable], 7],
		[[{...refused, end: 'spreading'}, works], 7],
	] as const)('of several accesses the worst counts: %#', async (verdicts, code) => {
		const run = rig({'.env': `${kafkaFile()}\n${second}`});
		run.verdicts = [...verdicts];
		expect(await run.check()).toBe(code);
		expect(run.asked).toHaveLength(2);
	});

	test('half an access beside one that works is 1, an open address is not', async () => {
		const half = rig({
			'.env': `${kafkaFile()}\nSCHEMA_REGISTRY_URL=https://sr.example\nSCHEMA_REGISTRY_USERNAME=k`,
		});
		expect(await half.check()).toBe(1);
		expect(half.world.out).toContain('but no SCHEMA_REGISTRY_PASSWORD, so Schema Registry was not checked.');
		const open = rig({'.env': `${kafkaFile()}\nSCHEMA_REGISTRY_URL=https://sr.example`});
		expect(await open.check()).toBe(0);
		expect(open.world.out).toContain('Schema Registry was not checked.');
	});

	test.each(['ftp://example.com', 'https://ann:s3cret@example.com'])('%s is no address', async (baseUrl) => {
		const run = rig({'.env': kafkaFile()});
		expect(await run.check({baseUrl})).toBe(2);
		expect([run.asked, run.world.out]).toEqual([[], '']);
		expect(run.world.err).not.toContain('s3cret');
	});

	test.each([
		['SIGINT', 130],
		['SIGTERM', 143],
		['SIGHUP', 129],
	] as const)('%s ends it at once', async (signal, code) => {
		const run = rig({'.env': kafkaFile()});
		let isStopped = false;
		const never: Prover = (_, watch) => {
			watch.signal.addEventListener('abort', () => {
				isStopped = true;
			});
			queueMicrotask(() => run.world.signal(signal));
			return new Promise(() => undefined);
		};
		expect(await run.check({}, undefined, never)).toBe(code);
		expect(isStopped).toBe(true);
		expect(run.world.out).toBe('');
	});

	test('after --timeout the proof ends, and nothing is said of the network', async () => {
		const run = rig({'.env': kafkaFile()});
		const slow: Prover = (_, {signal}) =>
			new Promise((resolve) => signal.addEventListener('abort', () => resolve(unreachable)));
		expect(await run.check({timeout: 0}, undefined, slow)).toBe(7);
		expect(run.world.out).toContain('not checked: its time was over');
		expect(run.world.out).not.toContain('reachable');
	});
});

describe('what is asked for', () => {
	test('nothing is compared unless --may is given', async () => {
		const run = rig({'.env': kafkaFile('ann', 'KAFKA_TOPIC=orders\nKAFKA_GROUP_ID=billing')});
		await run.check();
		expect(run.asked[0]).toMatchObject({
			access: {topic: 'orders', group: 'billing'},
			fresh: false,
		});
		expect(run.asked[0]?.access).not.toHaveProperty('plainTextAllowed');
		expect(run.asked[0]?.access).not.toHaveProperty('rights');
		expect(run.asked[0]?.access).not.toHaveProperty('spreading');
	});

	test.each([
		[
			{may: ['READ', 'WRITE']},
			[
				['topic', 'literal', 'orders'],
				['group', 'literal', 'billing'],
			],
		],
		[{may: ['WRITE']}, [['topic', 'literal', 'orders']]],
		[
			{may: ['READ'], topic: 'pay-*', group: '*'},
			[
				['topic', 'prefixed', 'pay-'],
				['group', 'all', '*'],
			],
		],
	] as const)('%j', async (flags, wanted) => {
		const run = rig({'.env': kafkaFile('ann', 'KAFKA_TOPIC=orders\nKAFKA_GROUP_ID=billing')});
		await run.check(flags);
		const access = run.asked[0]?.access;
		const rights = access?.type === 'kafka' ? access.rights : undefined;
		expect(rights?.map(({resource, pattern, name}) => [resource, pattern, name])).toEqual(wanted);
		expect(rights?.[0]?.operations).toEqual(flags.may);
	});

	test.each([
		['ok', 0, ' ✓ · as asked'],
		['unknown', 7, 'may write orders'],
	] as const)('rights that are %s', async (status, code, part) => {
		const run = rig({'.env': kafkaFile('ann', 'KAFKA_TOPIC=orders')});
		run.verdicts = [{...works, stages: [...works.stages, {name: 'rights', status, sentence: 'seen'}]}];
		expect(await run.check({may: ['WRITE']})).toBe(code);
		expect(run.world.out).toContain(part);
	});

	test('--may needs a topic', async () => {
		const run = rig({'.env': kafkaFile()});
		expect(await run.check({may: ['READ']})).toBe(2);
		expect(run.world.err).toContain('--may needs a topic.');
	});

	test('--wait makes it a new one', async () => {
		const run = rig({'.env': kafkaFile()});
		await run.check({wait: true, timeout: 40});
		expect(run.asked[0]).toMatchObject({fresh: true, access: {spreading: {atMost: 40}}});
	});

	test('--ca-file stands in for what the file says', async () => {
		const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
		const run = rig({'.env': kafkaFile(), 'ca.pem': pem});
		await run.check({caFile: 'ca.pem'});
		expect(run.asked[0]?.access).toMatchObject({authority: {pem}});
		const wrong = rig({'.env': kafkaFile(), 'ca.pem': canary});
		expect(await wrong.check({caFile: 'ca.pem'})).toBe(1);
		expect(wrong.world.err).toMatch(/ca\.pem cannot be read\. It holds no certificate in PEM\./);
		expect(wrong.world.err).not.toContain(canary);
	});
});

describe('a password over plain text', () => {
	const plain = kafkaFile().replace('SASL_SSL', 'SASL_PLAINTEXT');

	test('does not leave the machine without a yes', async () => {
		const run = rig({'.env': plain});
		expect(await run.check()).toBe(7);
		expect(run.asked).toEqual([]);
		expect(run.world.out).toContain(
			'not checked: it would send the password over plain text; --allow-plain-text',
		);
	});

	test('leaves with the flag', async () => {
		const run = rig({'.env': plain});
		expect(await run.check({allowPlainText: true})).toBe(0);
		expect(run.asked[0]?.access).toMatchObject({plainTextAllowed: true});
	});

	test.each(['127.0.0.1', 'localhost', '[::1]'])('needs no yes to %s', async (host) => {
		const run = rig({'.env': plain.replace('b.example', host)});
		expect(await run.check()).toBe(0);
	});

	test('needs one where only the first of the brokers is here', async () => {
		const run = rig({'.env': plain.replace('b.example', 'localhost:9092,b.example')});
		expect(await run.check()).toBe(7);
	});

	test.each([
		['yes\r', true, 0],
		['y\r', false, 7],
		['\r', false, 7],
		['\u0003', false, 130],
	])('in a terminal it is asked for: %j', async (keys, isAsked, code) => {
		vi.useFakeTimers({toFake: ['setInterval']});
		const run = rig({'.env': plain});
		const stdin = Object.assign(terminalInput(), {isTTY: true});
		Object.assign(run.world, {stdin});
		Object.assign(run.world.stderr, {isTTY: true});
		const done = run.check();
		await expect.poll(() => run.world.err, {timeout: 15_000}).toContain('Type yes to send it: ');
		vi.advanceTimersByTime(5000);
		expect(run.world.err).not.toContain('\u001b[2K');
		stdin.write(keys);
		expect(await done).toBe(code);
		expect(run.asked.length > 0).toBe(isAsked);
		expect(run.world.err).toContain('in clear to b.example:9092');
		vi.useRealTimers();
	});
});

test('--json is one document of its schema, on failure too, without what is secret', async () => {
	const cases: [Record<string, string>, number][] = [
		[{'.env': `${kafkaFile()}\nKAFKA_SASL_PASSWORD_2=${canary}\n`}, 6],
		[{'.env': `KAFKA_SASL_PASSWORD=${canary}`}, 1],
		[{}, 1],
	];
	for (const [files, code] of cases) {
		const run = rig(files);
		run.verdicts = [refused];
		expect(await run.check({json: true})).toBe(code);
		const document = checkOutput.parse(JSON.parse(run.world.out));
		expect([document.exitCode, document.ok]).toEqual([code, false]);
		expect(run.world.out + run.world.err).not.toContain(canary);
	}
	const run = rig({'.env': kafkaFile()});
	await run.check({json: true});
	expect(checkOutput.parse(JSON.parse(run.world.out))).toMatchObject({
		ok: true,
		files: ['.env'],
		checks: [{type: 'kafka', user: 'ann', address: 'b.example:9092', end: 'works', file: '.env', seconds: 1}],
		notChecked: [],
	});
	expect(run.world.err).toBe('');
});
