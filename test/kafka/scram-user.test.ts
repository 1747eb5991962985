import {describe, expect, test} from 'vitest';
import type {Kafka, KafkaAcl} from '../../source/network/kafka/kafka.js';
import {openKafka} from '../../source/network/kafka/open.js';
import {apacheKafka} from '../../source/providers/apache-kafka/index.js';
import type {Answers} from '../../source/providers/field.js';
import {Secret} from '../../source/secret.js';
import {currentQuestion, screenOf} from '../../source/wizard/screen.js';
import {kind, userAnswers} from '../providers/apache-kafka/known.js';
import {listed, picked} from '../support/api.js';
import {FakeRun} from '../support/fake-session.js';
import type {Cluster} from './support/broker.js';
import {withBroker} from './support/with-broker.js';

const {signal} = new AbortController();
const password = 'Correct-Horse-77';

withBroker('a SCRAM user at the real broker', (cluster) => {
	const admin = adminOf(cluster);

	test('is made with its ACLs, and nothing of it stays when it is taken back', async () => {
		const run = await toReview(cluster, {...userAnswers, name: 'whole-run@example.com_1'});
		await run.confirm();
		expect(run.state.run?.status).toBe('made');
		expect(run.state.run?.credential?.differences).toEqual([]);
		await expect
			.poll(() => admin.scramUsers(['whole-run@example.com_1'], signal))
			.toMatchObject([{mechanisms: [{mechanism: 'SCRAM-SHA-512'}]}]);
		await expect
			.poll(() => aclsOf(admin, 'whole-run@example.com_1'))
			.toEqual(['DESCRIBE orders', 'WRITE orders']);
		await run.session.planning.takeBack();
		expect(run.state.setback?.what).toBe('Everything was taken back.');
		await expect
			.poll(() => admin.scramUsers(['whole-run@example.com_1'], signal), {timeout: 15_000})
			.toEqual([]);
		await expect.poll(() => aclsOf(admin, 'whole-run@example.com_1'), {timeout: 15_000}).toEqual([]);
	});

	test.each(['SCRAM-SHA-256', 'SCRAM-SHA-512'] as const)(
		'that exists with %s stays as it is: it can sign in as before, and got no ACL',
		async (mechanism) => {
			const name = `there-already-${mechanism.toLowerCase()}`;
			await admin.setScramUser({name, mechanism, password: new Secret('the-first-password')}, signal);
			await expect.poll(() => admin.scramUsers([name], signal), {timeout: 15_000}).toHaveLength(1);
			const before = await admin.scramUsers([name], signal);
			const run = await (await toReview(cluster, {...userAnswers, name})).confirm();
			expect(currentQuestion(run.state)?.id).toBe('name');
			expect(run.state.complaint?.sentence).toContain(`${name} exists already (${mechanism})`);
			await expect.poll(() => admin.scramUsers([name], signal), {timeout: 15_000}).toEqual(before);
			await expect.poll(() => aclsOf(admin, name), {timeout: 15_000}).toEqual([]);
			const user = openKafka({
				...addressOf(cluster),
				mechanism,
				username: name,
				password: new Secret('the-first-password'),
			});
			expect((await user.cluster([], signal)).id).toMatch(/\S/);
			await user.close();
		},
	);

	test('whose name had ACLs before: they are named, and stay', async () => {
		const principal = 'User:inheritor';
		const acl = {resource: 'topic', pattern: 'literal', principal, host: '*', permission: 'ALLOW'} as const;
		const before: KafkaAcl[] = [
			{...acl, name: 'orders', operation: 'WRITE'},
			{...acl, name: 'payments', operation: 'READ', permission: 'DENY'},
		];
		await admin.createAcls(before, signal);
		await expect.poll(() => aclsOf(admin, 'inheritor'), {timeout: 15_000}).toHaveLength(2);
		const run = await (await toReview(cluster, {...userAnswers, name: 'inheritor'})).confirm();
		expect(run.state.run?.credential?.differences).toEqual([
			'Kafka had ACLs for a user of this name already: not READ on topic payments.',
		]);
		expect(run.state.run?.steps.map(({label}) => label)).toContain('was there already');
		await run.session.planning.takeBack();
		await expect
			.poll(() => aclsOf(admin, 'inheritor'), {timeout: 15_000})
			.toEqual(['READ payments', 'WRITE orders']);
	});

	describe('made by an admin who is no super user', () => {
		const helper = async (name: string, ...operations: readonly KafkaAcl['operation'][]) => {
			await admin.setScramUser({name, mechanism: 'SCRAM-SHA-512', password: new Secret(password)}, signal);
			const on = {resource: 'cluster', pattern: 'literal', name: 'kafka-cluster'} as const;
			const acls = operations.map(
				(operation): KafkaAcl => ({
					...on,
					principal: `User:${name}`,
					host: '*',
					operation,
					permission: 'ALLOW',
				}),
			);
			await admin.createAcls(acls, signal);
			await expect.poll(() => aclsOf(admin, name), {timeout: 15_000}).toHaveLength(acls.length);
			const own = openKafka({...addressOf(cluster), username: name, password: new Secret(password)});
			await expect.poll(() => own.cluster([], signal), {timeout: 15_000}).toHaveProperty('id');
			await own.close();
			return {user: name, password};
		};

		test('takes ALTER on the cluster and no more', async () => {
			const by = await helper('alter-only', 'ALTER');
			const run = await (await toReview(cluster, {...userAnswers, name: 'made-by-alter'}, by)).confirm();
			expect(run.state.run?.status).toBe('made');
			await expect
				.poll(() => aclsOf(admin, 'made-by-alter'), {timeout: 15_000})
				.toEqual(['DESCRIBE orders', 'WRITE orders']);
		});

		test.each([
			['DESCRIBE', 'ALTER'],
			['CREATE', 'DESCRIBE'],
		] as const)('with %s only it is refused, for want of %s, and nothing is left', async (has, lacks) => {
			const name = `not-made-by-${has.toLowerCase()}`;
			const by = await helper(`only-${has.toLowerCase()}`, has);
			const run = await (await toReview(cluster, {...userAnswers, name}, by)).confirm();
			expect(screenOf(run.state).is).toBe('review');
			const {what = '', why = '', next = ''} = run.state.setback ?? {};
			expect([what, why, next].join(' ')).toContain(lacks);
			await expect.poll(() => admin.scramUsers([name], signal), {timeout: 15_000}).toEqual([]);
			await expect.poll(() => aclsOf(admin, name), {timeout: 15_000}).toEqual([]);
		});
	});

	test('is given topics and groups that are listed', async () => {
		const run = await toReview(cluster, {...userAnswers, name: 'lists'});
		const {connection} = run.state;
		if (connection.status !== 'open') return expect.fail('not signed in');
		const topics = (await listed(kind, 'topics', connection.account.api)).flat();
		expect(topics).not.toContainEqual(expect.objectContaining({value: expect.stringMatching(/^__/)}));
		await listed(kind, 'group', connection.account.api);
	});
});

function addressOf({saslSsl, caPem, admin}: Cluster) {
	return {
		bootstrapServers: saslSsl,
		securityProtocol: 'SASL_SSL',
		mechanism: 'SCRAM-SHA-512',
		username: admin.user,
		password: new Secret(admin.password),
		authorities: caPem,
	} as const;
}

function adminOf(cluster: Cluster): Kafka {
	return openKafka(addressOf(cluster));
}

async function aclsOf(admin: Kafka, user: string): Promise<string[]> {
	const acls = await admin.acls({principal: `User:${user}`}, signal);
	return acls.map(({operation, name}) => `${operation} ${name}`).sort();
}

/** A run at the review, with answers that nobody typed. */
async function toReview(
	{saslSsl, caPath, caPem, admin}: Cluster,
	answers: Answers,
	{user, password: own} = admin,
): Promise<FakeRun> {
	const signIn: Answers = {
		'bootstrap-servers': saslSsl,
		'security-protocol': picked('SASL_SSL'),
		mechanism: picked('SCRAM-SHA-512'),
		user,
		password: new Secret(own),
		'ca-file': caPath,
	};
	const keyed = [
		['start/provider', picked('apache-kafka')],
		['apache-kafka/kind', picked('scram-user')],
		...Object.entries(signIn).map(([id, answer]) => [`apache-kafka/sign-in/${id}`, answer] as const),
		...Object.entries(answers).map(([id, answer]) => [`apache-kafka/scram-user/${id}`, answer] as const),
	] as const;
	const run = new FakeRun({
		providers: [apacheKafka],
		offersSandbox: false,
		answers: Object.fromEntries(keyed.flatMap(([key, answer]) => (answer ? [[key, answer]] : []))),
		automatic: Object.fromEntries(keyed.map(([key]) => [key, ''])),
	});
	const {connection} = run.doors;
	run.doors.connection = async (...asked) => ({
		...(await connection(...asked)),
		kafka: openKafka,
		readFile: async () => caPem,
	});
	run.session.open();
	await run.until(
		({destination, connection: {status}}) => status === 'failed' || destination.proof !== undefined,
	);
	expect(screenOf(run.state).is).toBe('review');
	return run;
}
