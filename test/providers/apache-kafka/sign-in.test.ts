import {resolve} from 'node:path';
import {describe, expect, test} from 'vitest';
import {apacheKafka} from '../../../source/providers/apache-kafka/index.js';
import {judge} from '../../../source/providers/judge.js';
import {picked} from '../../support/api.js';
import {type Asked, connectionTo, FakeKafka, kind, planned, signInAnswers, userAnswers} from './known.js';

const plain = (servers: string) => ({
	...signInAnswers,
	'bootstrap-servers': servers,
	'security-protocol': picked('SASL_PLAINTEXT'),
});
const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

describe('signing in', () => {
	test('says who, and at which cluster; recovery looks at that one only', async () => {
		const asked: Asked = {};
		const account = await apacheKafka.connect(signInAnswers, connectionTo(new FakeKafka(), asked));
		expect(account.who).toBe('admin at broker-1.example.com:9093 (cluster cluster-1)');
		expect(account.place).toBe('cluster cluster-1');
		expect(asked.address).toEqual({
			bootstrapServers: 'broker-1.example.com:9093,broker-2.example.com:9093',
			securityProtocol: 'SASL_SSL',
			mechanism: 'SCRAM-SHA-512',
			username: 'admin',
			password: signInAnswers.password,
		});
	});

	test('without a cluster id the servers are the place', async () => {
		const kafka = new FakeKafka();
		kafka.id = undefined;
		const account = await apacheKafka.connect(signInAnswers, connectionTo(kafka));
		expect(account).toMatchObject({
			who: 'admin at broker-1.example.com:9093',
			place: 'broker-1.example.com:9093,broker-2.example.com:9093',
		});
	});

	test('trusts the CA file in place of the system, and hands it on with an absolute path', async () => {
		const asked: Asked = {};
		const read: string[] = [];
		const connection = connectionTo(new FakeKafka(), asked, {
			readFile: async (path) => {
				read.push(path);
				return pem;
			},
		});
		const {api} = await apacheKafka.connect({...signInAnswers, 'ca-file': 'ca.pem'}, connection);
		expect(read).toEqual(['ca.pem']);
		expect(asked.address?.authorities).toBe(pem);
		const plan = kind.plan({api, answers: userAnswers});
		expect(plan.known).toMatchObject([{authority: {path: resolve('ca.pem'), pem}}]);
		expect(plan.variables).toContain('KAFKA_SSL_CA_LOCATION');
		expect((await planned(new FakeKafka(), userAnswers)).plan.variables).not.toContain(
			'KAFKA_SSL_CA_LOCATION',
		);
	});

	test('refuses a CA file without a certificate before anything is sent', async () => {
		const asked: Asked = {};
		const connection = connectionTo(new FakeKafka(), asked, {readFile: async () => 'PRIVATE'});
		await expect(
			apacheKafka.connect({...signInAnswers, 'ca-file': 'ca.pem'}, connection),
		).rejects.toMatchObject({what: 'The CA file holds no certificate.'});
		expect(asked.address).toBeUndefined();
	});
});

describe('without encryption', () => {
	const question = apacheKafka.signIn['plain-text'];

	test.each([
		['127.0.0.1:9092', false],
		['localhost:9092,[::1]:9092', false],
		['localhost:9092,broker.example.com:9092', true],
		['localhost.example.com:9092', true],
	])('%s: asked for a typed yes: %s', (servers, asks) => {
		expect(question?.when?.(plain(servers))).toBe(asks);
	});

	test('an encrypted sign-in is not asked, and has a CA file; the other has none', () => {
		expect(question?.when?.(signInAnswers)).toBe(false);
		expect(apacheKafka.signIn['ca-file']?.when?.(signInAnswers)).toBe(true);
		expect(apacheKafka.signIn['ca-file']?.when?.(plain('localhost:9092'))).toBe(false);
	});

	test('the door is told of the yes, and the check of the new user too; of nothing where nobody was asked', async () => {
		const [asked, unasked]: [Asked, Asked] = [{}, {}];
		const remote = {...plain('broker.example.com:9092'), 'plain-text': 'yes'};
		const {api} = await apacheKafka.connect(remote, connectionTo(new FakeKafka(), asked));
		expect(kind.plan({api, answers: userAnswers}).known).toMatchObject([{plainTextAllowed: true}]);
		await apacheKafka.connect(plain('localhost:9092'), connectionTo(new FakeKafka(), unasked));
		expect(asked.address).toMatchObject({securityProtocol: 'SASL_PLAINTEXT', plainTextAllowed: true});
		expect(unasked.address).not.toHaveProperty('plainTextAllowed');
	});

	test('only the whole word counts', () => {
		if (question?.kind !== 'text') return expect.fail();
		const verdicts = ['yes', 'y', '', 'no', 'yes please'].map((text) => judge(question.schema, text));
		expect(verdicts.map((verdict) => (verdict.ok ? 'ok' : verdict.final ? 'never' : 'not yet'))).toEqual([
			...['ok', 'not yet', 'not yet', 'never', 'never'],
		]);
	});
});
