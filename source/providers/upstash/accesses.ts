import type {Secret} from '../../secret.js';
import type {Access, HttpBasicAccess, KafkaAccess, KafkaOperation} from '../access.js';
import type {ClusterAddresses} from './api.js';
import {registryForm, restForm, spreading} from './forms.js';

/** What was asked for, and where it is used. */
export type Grant = Partial<ClusterAddresses> & {
	readonly topic: string;
	readonly permissions: string;
	readonly username: string;
	readonly password: Secret;
};

const operations: Readonly<Record<string, readonly KafkaOperation[]>> = {
	ALL: ['READ', 'WRITE'],
	PRODUCE: ['WRITE'],
	CONSUME: ['READ'],
};

/** One credential opens Kafka, its REST API and the Schema Registry (vendor page). */
export function accessesOf({tcpEndpoint, restEndpoint, ...grant}: Grant): Access[] {
	const {username, password} = grant;
	// The data hosts speak HTTPS; only a loopback stand-in speaks HTTP.
	const rest =
		restEndpoint && `${/^(127\.|localhost)/.test(restEndpoint) ? 'http' : 'https'}://${restEndpoint}`;
	const http = ({fits: _, ...form}: typeof restForm | typeof registryForm, path = ''): HttpBasicAccess => ({
		...form,
		...(rest && {url: `${rest}${path}`}),
		username,
		password,
		spreading,
	});
	return [
		{
			type: 'kafka',
			label: 'Kafka',
			...(tcpEndpoint && {bootstrapServers: /:\d+$/.test(tcpEndpoint) ? tcpEndpoint : `${tcpEndpoint}:9092`}),
			securityProtocol: 'SASL_SSL',
			mechanism: 'SCRAM-SHA-512',
			username,
			password,
			...granted(grant),
			spreading,
		},
		http(restForm),
		http(registryForm, '/schema-registry'),
	];
}

/**
 * Only reading and writing are compared: Upstash names no other operation. Of consumer groups, which a credential
 * does not name, nothing is known.
 */
function granted({topic, permissions}: Grant): Pick<KafkaAccess, 'topic' | 'rights' | 'strict'> {
	const prefix = topic.endsWith('*') ? topic.slice(0, -1) : undefined;
	const asked = operations[permissions];
	return {
		...(prefix === undefined && {topic}),
		...(asked && {
			rights: [
				{
					resource: 'topic',
					pattern: prefix === undefined ? 'literal' : prefix === '' ? 'all' : 'prefixed',
					name: prefix || topic,
					operations: asked,
				},
			],
			strict: ['READ', 'WRITE'],
		}),
	};
}
