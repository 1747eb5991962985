import {listen} from '../http.js';
import {listenKafka} from '../kafka/listener.js';
import type {StartSystem} from '../system.js';
import {seed} from './data.js';
import {dataHost} from './data-plane.js';
import {kafkaRealm} from './kafka.js';
import {managementHost, signIn} from './management.js';

/**
 * Starts the stand-in for Upstash Kafka: the management host `upstash`, the data host `upstash-data` and the brokers
 * `upstash-kafka`.
 */
export const startUpstash: StartSystem = async (settings) => {
	const state = seed(settings);
	const data = await listen(dataHost(state, settings.propagationSeconds), settings.faults);
	const realm = kafkaRealm(state, settings.propagationSeconds);
	const kafka = await listenKafka('upstash-kafka', realm, settings);
	const endpoints = {tcp: kafka.address, rest: new URL(data.url).host};
	const management = await listen(managementHost(state, settings, endpoints), settings.faults);
	return {
		id: 'upstash',
		name: 'Upstash Kafka',
		baseUrl: management.url,
		brokers: kafka.address,
		otherUrls: {data: data.url},
		signIn,
		state: () => ({
			clusters: state.clusters,
			credentials: [...state.credentials.values()],
			messages: Object.fromEntries(state.messages),
		}),
		close: async () => {
			await Promise.all([management.close(), data.close(), kafka.close()]);
		},
	};
};
