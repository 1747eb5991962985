import {listen} from '../http.js';
import type {StartSystem} from '../system.js';
import {seed} from './data.js';
import {dataHost} from './data-plane.js';
import {managementHost, signIn} from './management.js';

/**
 * Starts the stand-in for Upstash Kafka: the management host `upstash` and the data host `upstash-data`.
 *
 * Modes: `upstash-retired` (every Kafka path of the management API answers 410), `upstash-empty-password`
 * (create answers an empty password), `upstash-encoded-username` (the older field form of credentials),
 * `upstash-strict-topic` (a literal topic must exist).
 */
export const startUpstash: StartSystem = async (settings) => {
	const state = seed(settings);
	const data = await listen(dataHost(state, settings.propagationSeconds), settings.faults);
	const endpoints = {tcp: settings.bootstrapServers, rest: new URL(data.url).host};
	const management = await listen(managementHost(state, settings, endpoints), settings.faults);
	return {
		id: 'upstash',
		name: 'Upstash Kafka',
		baseUrl: management.url,
		otherUrls: {data: data.url},
		signIn,
		state: () => ({
			clusters: state.clusters,
			credentials: [...state.credentials.values()],
			messages: Object.fromEntries(state.messages),
		}),
		close: async () => {
			await Promise.all([management.close(), data.close()]);
		},
	};
};
