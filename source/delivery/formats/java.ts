import type {Format, Setting} from './format.js';
import {javaSettings, registrySettings} from './java-settings.js';
import type {Opened} from './opened.js';
import {properties} from './properties.js';
import {header} from './text.js';

/** What Apache Kafka's own command line tools and every Java client load. */
export const javaClient: Format = {
	id: 'java',
	name: 'Java client',
	language: 'Java, Kotlin, Scala, Apache Kafka’s tools',
	file: 'client.properties',
	takes: 'kafka',
	text: (opened) =>
		header('Settings of a Kafka client in Java', opened) +
		properties([...connection(opened), ...group(opened), ...registry(opened)]),
};

/**
 * A worker connects three times more: for its connectors' producers, consumers and admin clients. Its own `group.id` is
 * the workers' group and not the credential's.
 */
export const connectWorker: Format = {
	id: 'kafka-connect',
	name: 'Kafka Connect worker',
	file: 'worker.properties',
	takes: 'kafka',
	text: (opened) =>
		[
			header('Part of a Kafka Connect worker’s settings', opened) + properties(connection(opened)),
			...['producer', 'consumer', 'admin'].map((client) => {
				const [, ...security] = connection(opened);
				return properties(security.map(([name, value]) => [`${client}.${name}`, value]));
			}),
		].join('\n'),
};

/** The serializers' part alone, for a credential that opens a Schema Registry. */
export const schemaRegistry: Format = {
	id: 'schema-registry',
	name: 'Schema Registry client',
	language: 'Java serializers',
	file: 'schema-registry.properties',
	takes: 'schema-registry',
	text: (opened) => header('Settings of a Schema Registry client', opened) + properties(registry(opened)),
};

function connection({kafka}: Opened): Setting[] {
	return kafka ? javaSettings(kafka) : [];
}

function registry({registry: found}: Opened): Setting[] {
	return found ? registrySettings(found) : [];
}

function group({kafka}: Opened): Setting[] {
	return kafka?.group ? [['group.id', kafka.group]] : [];
}
