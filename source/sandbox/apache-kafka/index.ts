import {listenKafka} from '../kafka/listener.js';
import type {StartSystem} from '../system.js';
import {seed, superUser} from './data.js';
import {kafkaRealm} from './realm.js';

/** Starts the stand-in for a cluster of one's own, which is managed over the Kafka protocol: brokers `apache-kafka`. */
export const startApacheKafka: StartSystem = async (settings) => {
	const state = seed(settings);
	const kafka = await listenKafka('apache-kafka', kafkaRealm(state), settings);
	return {
		id: 'apache-kafka',
		name: 'Apache Kafka',
		brokers: kafka.address,
		signIn: {
			bootstrapServers: kafka.address,
			securityProtocol: 'SASL_SSL',
			mechanism: 'SCRAM-SHA-512',
			user: superUser.name,
			password: superUser.password,
		},
		state: () => ({
			users: [...state.admin.users].map(([name, scram]) => ({name, mechanisms: [...scram.keys()]})),
			acls: state.admin.acls,
			topics: [...state.topics.keys()],
			groups: state.groups,
		}),
		close: kafka.close,
	};
};
