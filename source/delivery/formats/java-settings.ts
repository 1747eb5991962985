import type {Setting} from './format.js';
import type {OpenedKafka, OpenedRegistry} from './opened.js';
import {cannotHold} from './refusal.js';

/** The login modules of Kafka's Java clients, by mechanism. */
export const javaModules = {
	PLAIN: 'org.apache.kafka.common.security.plain.PlainLoginModule',
	'SCRAM-SHA-256': 'org.apache.kafka.common.security.scram.ScramLoginModule',
	'SCRAM-SHA-512': 'org.apache.kafka.common.security.scram.ScramLoginModule',
};

/** How Apache Kafka's Java clients connect (Apache Kafka's documentation, “Security”). The group is not among them. */
export function javaSettings(kafka: OpenedKafka): Setting[] {
	const {bootstrapServers, securityProtocol, mechanism, username, password, authority} = kafka;
	const login = `username=${quoted(username)} password=${quoted(password)}`;
	return [
		['bootstrap.servers', bootstrapServers],
		['security.protocol', securityProtocol],
		['sasl.mechanism', mechanism],
		['sasl.jaas.config', `${javaModules[mechanism]} required ${login};`],
		...(authority
			? ([
					['ssl.truststore.type', 'PEM'],
					['ssl.truststore.location', authority.path],
				] satisfies Setting[])
			: []),
	];
}

/** How the Java serializers find a Schema Registry and sign in to it. */
export function registrySettings({url, username, password}: OpenedRegistry): Setting[] {
	if (username.includes(':'))
		throw cannotHold('basic.auth.user.info', 'The user name holds a colon, which ends it.');
	return [
		['schema.registry.url', url],
		['basic.auth.credentials.source', 'USER_INFO'],
		['basic.auth.user.info', `${username}:${password}`],
	];
}

/** A value in a JAAS configuration, which Kafka reads with Java's StreamTokenizer: it ends at a bare line end. */
function quoted(value: string): string {
	const escaped = value.replaceAll(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
	return `"${escaped}"`;
}
