import {expect, test} from 'vitest';
import type {JournalRecord} from '../../../source/journal/record.js';
import {apacheKafka} from '../../../source/providers/apache-kafka/index.js';
import {screenOf} from '../../../source/wizard/screen.js';
import {recordOf, stepOf} from '../../safety/support/records.js';
import {FakeRun} from '../../support/fake-session.js';
import {connectionTo, FakeKafka, userAnswers} from './known.js';

const {'new-password': _, ...answers} = userAnswers;
const ref = {name: 'orders-svc', mechanism: 'SCRAM-SHA-512'};
const user = {id: 'user', thing: 'scramUser', will: 'create it', did: 'created it', ref, label: 'orders-svc'};

/** A run that was killed at cluster-1, told at the next start; the sign-in leads to the cluster in `kafka`. */
async function recovering(kafka: FakeKafka, steps: JournalRecord['steps']) {
	const [provider, kind, secrets] = ['apache-kafka', 'scram-user', ['new-password']];
	const record = recordOf({provider, kind, secrets, answers, place: 'cluster cluster-1', steps});
	const noted: string[] = [];
	const run = new FakeRun({
		providers: [apacheKafka],
		offersSandbox: false,
		unfinished: [
			{
				record,
				note: (step, {status}) => noted.push(`${step} ${status}`),
				close: () => noted.push('closed'),
			},
		],
	});
	run.doors.connection = async (_provider, signal, say) => connectionTo(kafka, {}, {signal, say});
	run.session.open();
	run.session.recovering.start();
	run.answer('broker-1.example.com:9093').pick('SASL_SSL').pick('SCRAM-SHA-512');
	run.answer('admin').answer('admin-password').answer('');
	await run.until(
		({recovering: {status} = {}, connection}) => status === 'found' || connection.status === 'failed',
	);
	return {run, noted};
}

function existing(id: string): FakeKafka {
	const kafka = new FakeKafka();
	kafka.id = id;
	kafka.users = [{name: 'orders-svc', mechanisms: [{mechanism: 'SCRAM-SHA-512', iterations: 4096}]}];
	return kafka;
}

test.each([
	['made', stepOf({...user, status: 'made'})],
	['perhaps made', stepOf({...user, status: 'sent', ref: undefined, label: undefined, before: []})],
])('a user that was %s by a killed run is found at its own cluster, and removed', async (_name, step) => {
	const kafka = existing('cluster-1');
	const {run, noted} = await recovering(kafka, [step]);
	expect(run.state.recovering?.left).toEqual(['SCRAM user orders-svc']);
	await run.session.recovering.remove();
	expect(kafka.changed).toEqual(['remove orders-svc SCRAM-SHA-512']);
	expect(noted).toEqual(['user undone', 'closed']);
});

test('a user of the same name at another cluster is neither found nor removed', async () => {
	const kafka = existing('cluster-2');
	const {run, noted} = await recovering(kafka, [stepOf({...user, status: 'made'})]);
	expect(screenOf(run.state).is).toBe('sign-in-failed');
	expect(run.state.connection).toMatchObject({
		problem: {why: 'What it left is at Apache Kafka, cluster cluster-1.'},
	});
	await run.session.recovering.remove();
	expect([...kafka.changed, ...noted]).toEqual([]);
});
