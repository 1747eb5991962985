import {describe, expect, test} from 'vitest';
import {NetworkProblem} from '../../../source/network/problem.js';
import {apacheKafka} from '../../../source/providers/apache-kafka/index.js';
import {currentQuestion, screenOf} from '../../../source/wizard/screen.js';
import {FakeRun} from '../../support/fake-session.js';
import {connectionTo, FakeKafka, said} from './known.js';

/** A whole run up to the review: a producer on the topic orders. */
async function toReview(kafka: FakeKafka, name = 'orders-svc') {
	const run = new FakeRun({providers: [apacheKafka], offersSandbox: false});
	run.doors.connection = async (_provider, signal, say) => connectionTo(kafka, {}, {signal, say});
	run.session.open();
	run.pick('apache-kafka').answer('broker-1.example.com:9093').pick('SASL_SSL').pick('SCRAM-SHA-512');
	run.answer('admin').answer('admin-password').answer('');
	await run.until(({connection}) => connection.status === 'open');
	run
		.answer(name)
		.pick('SCRAM-SHA-512')
		.answer('Correct-Horse-77')
		.answer('Correct-Horse-77')
		.pick('produce');
	await run.listed('apache-kafka/scram-user/topics');
	run.type('orders').enter().enter();
	await run.until(({destination}) => !destination.checking);
	expect(screenOf(run.state).is).toBe('review');
	return run;
}

const denied = new NetworkProblem({what: 'Kafka refused it.'}, {outcome: 'refused'});

describe('an existing user', () => {
	test.each(['SCRAM-SHA-512', 'SCRAM-SHA-256'] as const)(
		'is never touched, also where it has %s only: its name is asked for again',
		async (mechanism) => {
			const kafka = new FakeKafka();
			kafka.users = [{name: 'orders-svc', mechanisms: [{mechanism, iterations: 4096}]}];
			const run = await (await toReview(kafka)).confirm();
			expect(kafka.changed).toEqual([]);
			expect(currentQuestion(run.state)?.id).toBe('name');
			expect(run.state.complaint?.sentence).toBe(
				`A SCRAM user orders-svc exists already (${mechanism}). Type another name.`,
			);
			expect(run.doors.done.slice(-3)).toContain('take known out of .env');
		},
	);

	test('may be the admin itself, known to the brokers by their configuration only', async () => {
		const kafka = new FakeKafka();
		const run = await (await toReview(kafka, 'admin')).confirm();
		expect(kafka.changed).toEqual([]);
		expect(run.state.complaint?.sentence).toContain('signed in with is called admin');
	});

	test('may be there and not be told: then nothing is sent either', async () => {
		const kafka = new FakeKafka();
		kafka.fails = {call: 'scramUsers', error: denied};
		const run = await (await toReview(kafka)).confirm();
		expect(kafka.changed).toEqual([]);
		expect(run.state.setback?.what).toBe('Kafka refused it.');
	});
});

test('a refused ACL takes back the ACL before it, then the user', async () => {
	const kafka = new FakeKafka();
	const run = await toReview(kafka);
	kafka.fails = {call: 'createAcls', after: 1, error: denied};
	await run.confirm();
	expect(kafka.changed).toEqual([
		'set orders-svc SCRAM-SHA-512',
		'allow User:orders-svc WRITE topic orders',
		'forbid User:orders-svc WRITE topic orders',
		'remove orders-svc SCRAM-SHA-512',
	]);
	expect(run.state.setback?.next).toContain('created SCRAM user orders-svc');
});

test('an ACL that was there before is not made again, and stays when the rest is taken back', async () => {
	const kafka = new FakeKafka();
	kafka.rules = [
		{
			...{resource: 'topic', pattern: 'literal', name: 'orders', principal: 'User:orders-svc'},
			...{host: '*', operation: 'WRITE', permission: 'ALLOW'},
		},
	] as FakeKafka['rules'];
	const run = await (await toReview(kafka)).confirm();
	expect(run.state.run?.status).toBe('made');
	expect(run.state.run?.steps.map(({label}) => label)).toEqual([
		'orders-svc',
		'was there already',
		'DESCRIBE on topic orders',
	]);
	await run.session.planning.takeBack();
	expect(kafka.changed).toEqual([
		'set orders-svc SCRAM-SHA-512',
		'allow User:orders-svc DESCRIBE topic orders',
		'forbid User:orders-svc DESCRIBE topic orders',
		'remove orders-svc SCRAM-SHA-512',
	]);
	expect(kafka.rules.map(said)).toEqual(['User:orders-svc WRITE topic orders']);
});
