import {
	alterUserScramCredentialsV0,
	createAclsV3,
	listGroupsV5,
	metadataV12,
	saslScramSha,
} from '@platformatic/kafka';
import {describe, expect, onTestFinished, test, vi} from 'vitest';
import {type SandboxOptions, startSandbox} from '../../../source/sandbox/index.js';
import {request} from '../request.js';
import {dial} from './dial.js';

const password = 'a-password-of-the-test';

/** The cluster of one's own with a new user `maria`, who may write to `orders`. */
async function begin(options: SandboxOptions) {
	const sandbox = await startSandbox({topicCount: 12, ...options});
	onTestFinished(sandbox.close);
	const {brokers = '', signIn} =
		sandbox.systems.find(({id}) => id === 'apache-kafka') ?? expect.fail('no Apache Kafka');
	const open = async () => {
		const connection = await dial({address: brokers, authority: sandbox.authorities});
		onTestFinished(connection.hangUp);
		return connection;
	};
	const admin = async () => {
		const connection = await open();
		const said = await connection.signIn('PLAIN', signIn['user'] ?? '', signIn['password'] ?? '');
		expect(said).toBe('signed in');
		return connection;
	};
	const maria = async () => (await open()).signIn('SCRAM-SHA-512', 'maria', password);
	const make = async () => {
		const connection = await admin();
		const salt = Buffer.from('a salt of sixteen');
		const algorithm = saslScramSha.ScramAlgorithms['SHA-512'];
		const saltedPassword = await saslScramSha.hi(algorithm, password, salt, 4096);
		const credential = {name: 'maria', mechanism: 2, iterations: 4096, salt, saltedPassword} as const;
		const made = await connection.ask(alterUserScramCredentialsV0, [], [credential]);
		expect(made).toMatchObject({results: [{errorCode: 0}]});
		const rule = {resourceType: 2, resourceName: 'orders', resourcePatternType: 3, host: '*'} as const;
		const rights = {principal: 'User:maria', operation: 4, permissionType: 3} as const;
		await connection.ask(createAclsV3, [{...rule, ...rights}]);
	};
	return {sandbox, brokers, open, admin, make, maria};
}

const refused = expect.stringMatching(/^58: /);

describe('a new user', () => {
	test('is let in at once where nothing is said', async () => {
		const {make, maria} = await begin({});
		await make();
		expect([await maria(), await maria(), await maria()]).toEqual(Array(3).fill('signed in'));
	});

	test('is unknown until the propagation is over', async () => {
		const {make, maria} = await begin({propagationSeconds: 600});
		await make();
		expect(await maria()).toEqual(refused);
		vi.useFakeTimers({now: Date.now() + 601_000, toFake: ['Date']});
		onTestFinished(() => void vi.useRealTimers());
		expect(await maria()).toBe('signed in');
	});

	test('with kafka-flap is refused the second time only', async () => {
		const {make, maria} = await begin({modes: ['kafka-flap']});
		await make();
		expect([await maria(), await maria(), await maria()]).toEqual(['signed in', refused, 'signed in']);
	});

	test('with kafka-refuse is refused, and those of before are not', async () => {
		const {make, maria, admin} = await begin({modes: ['kafka-refuse']});
		await make();
		expect([await maria(), await maria(), await maria()]).toEqual([refused, refused, refused]);
		await admin();
	});

	test.each([
		[[], [['orders', 0, 272]]],
		[['kafka-denied'], [['orders', 29, -2_147_483_648]]],
	] as const)('with the modes %j may do %j', async (modes, rights) => {
		const {make, open} = await begin({modes});
		await make();
		const own = await open();
		expect(await own.signIn('SCRAM-SHA-512', 'maria', password)).toBe('signed in');
		const answer = await own.ask(metadataV12, ['orders'], false, true);
		const topics = answer === 'closed' ? [] : answer.topics;
		expect(
			topics.map(({name, errorCode, topicAuthorizedOperations: operations}) => [name, errorCode, operations]),
		).toEqual(rights);
	});
});

test('with kafka-unreachable nobody listens at any address of brokers', async () => {
	const {sandbox} = await begin({modes: ['kafka-unreachable']});
	for (const {brokers = '', id} of sandbox.systems) {
		const knocked = dial({address: brokers, authority: sandbox.authorities});
		await expect(knocked, id).rejects.toMatchObject({code: 'ECONNREFUSED'});
	}
});

test('another authority is not trusted, and neither is plain text', async () => {
	const [{brokers, open}, other] = await Promise.all([begin({}), begin({})]);
	const strange = dial({address: brokers, authority: other.sandbox.authorities});
	await expect(strange).rejects.toMatchObject({code: expect.stringMatching(/SIGNATURE|CERT/)});
	await expect(fetch(`http://${brokers}/`)).rejects.toThrow('fetch failed');
	await open();
});

test('the certificate names 127.0.0.1 and localhost', async () => {
	const {sandbox, brokers} = await begin({});
	for (const host of ['127.0.0.1', 'localhost']) {
		const [, port] = brokers.split(':');
		(await dial({address: `${host}:${port}`, authority: sandbox.authorities}, host)).hangUp();
	}
	const named = dial({address: brokers, authority: sandbox.authorities}, 'broker.example.com');
	await expect(named).rejects.toMatchObject({code: 'ERR_TLS_CERT_ALTNAME_INVALID'});
});

test('drops the request that a fault is ordered for, and leaves HTTP alone', async () => {
	const {sandbox, admin} = await begin({});
	const order = (json: object) => request('POST', `${sandbox.url}/_sandbox/faults`, {json});
	const fault = {method: 'KAFKA', host: 'apache-kafka', path: '^ListGroups$'};
	expect((await order({...fault, kind: 'drop'})).status).toBe(204);
	const first = await admin();
	expect(await first.ask(metadataV12, [], false, false)).not.toBe('closed');
	expect(await first.ask(listGroupsV5, [], [])).toBe('closed');
	const second = await admin();
	expect(await second.ask(listGroupsV5, [], [])).toMatchObject({groups: expect.any(Array)});
	// One that names no method is for HTTP.
	await order({kind: 'drop', times: 9});
	expect(await second.ask(listGroupsV5, [], [])).toMatchObject({groups: expect.any(Array)});
});

test('does what is asked, and drops the answer where a fault says so', async () => {
	const {sandbox, make, maria} = await begin({});
	sandbox.faults.order({kind: 'drop-after', method: 'KAFKA', path: 'AlterUserScram'});
	await expect(make()).rejects.toThrow('closed');
	expect(await maria()).toBe('signed in');
});
