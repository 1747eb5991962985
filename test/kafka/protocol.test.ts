import {createTopicsV7} from '@platformatic/kafka';
import {beforeAll} from 'vitest';
import {dial} from '../sandbox/kafka/dial.js';
import {rightsTable} from '../sandbox/kafka/rights-table.js';
import {signInTable} from '../sandbox/kafka/sign-in-table.js';
import {withBroker} from './support/with-broker.js';

// Where the stand-in and this differ, the stand-in is wrong.
withBroker(
	'Apache Kafka answers as the stand-in is tested to',
	({saslSsl: address, caPem: authority, admin}) => {
		beforeAll(async () => {
			const connection = await dial({address, authority});
			await connection.signIn('PLAIN', admin.user, admin.password);
			const one = {numPartitions: 1, replicationFactor: 1, assignments: [], configs: []};
			const topics = ['orders', 'orders.created', 'billing'].map((name) => ({...one, name}));
			await connection.ask(createTopicsV7, topics, 10_000, false);
			connection.hangUp();
		});
		signInTable(() => ({address, authority, admin}));
		rightsTable(() => ({address, authority, admin}));
	},
);
