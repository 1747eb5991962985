import {listen} from '../http.js';
import {listenKafka} from '../kafka/listener.js';
import type {SandboxSettings, SandboxSystem, StartSystem} from '../system.js';
import {controlPlane} from './control-plane.js';
import {dataPlane} from './data-plane.js';
import {fillDemo} from './demo.js';
import {kafkaRealm} from './kafka.js';
import {Organization} from './organization.js';
import {organizationState} from './state.js';

/**
 * The stand-in for Confluent Cloud: its control plane (host `confluent-cloud`) and, behind one further address
 * each, Kafka REST, Schema Registry and ksqlDB of all its clusters (host `confluent-data`) and their brokers
 * (`confluent-kafka`).
 */
export const startConfluent: StartSystem = async (settings): Promise<SandboxSystem> => {
	const {modes, faults} = settings;
	const organization = new Organization({
		id: '6f0e9d1c-2b7a-4c35-8e14-9a5d3c7b1f20',
		name: 'Example Streams (demo)',
		propagationSeconds: settings.propagationSeconds,
		flaky: modes.has('confluent-flaky-propagation'),
		...exhaustedBy(modes),
	});
	const keys = fillDemo(organization, settings.topicCount);
	// The addresses are known only once the hosts listen; the routes read them at each request.
	const kafka = await listenKafka('confluent-kafka', kafkaRealm([organization]), settings);
	const addresses = {control: '', data: '', brokers: kafka.address};
	const plane = {organizations: [organization], addresses, modes};
	const control = await listen(controlPlane({organization, addresses, modes}), faults);
	const data = await listen(dataPlane('confluent-data', plane), faults);
	Object.assign(addresses, {control: control.url, data: data.url});
	return {
		id: 'confluent-cloud',
		name: 'Confluent Cloud',
		baseUrl: control.url,
		brokers: kafka.address,
		otherUrls: {data: data.url},
		signIn: {apiKey: keys.cloud.id, apiSecret: keys.cloud.secret},
		extras: [keys.basic, keys.standard].map(({id, secret, name, resource}) => ({
			label: `Kafka key: ${name} (${resource.id})`,
			values: {kafkaKey: id, kafkaSecret: secret},
		})),
		state: () => organizationState(organization),
		close: async () => {
			await Promise.all([control.close(), data.close(), kafka.close()]);
		},
	};
};

function exhaustedBy(modes: SandboxSettings['modes']): {exhausted?: 400 | 402} {
	if (modes.has('confluent-quota-400')) return {exhausted: 400};
	return modes.has('confluent-quota') ? {exhausted: 402} : {};
}
