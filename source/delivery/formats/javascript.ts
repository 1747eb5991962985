import type {Format} from './format.js';
import type {OpenedKafka} from './opened.js';
import {isEncrypted, kafkaOf, names, sourceHeader} from './source.js';

export const kafkajs: Format = {
	id: 'kafkajs',
	name: 'KafkaJS',
	language: 'JavaScript, TypeScript',
	file: 'kafka.mjs',
	takes: 'kafka',
	readsEnvironment: true,
	text: (opened) => {
		const kafka = kafkaOf(opened);
		return `${javascriptHeader(kafka, 'kafkajs')}${readFile(kafka)}${importing('{Kafka}', 'kafkajs')}

export const kafka = new Kafka({
	clientId: 'my-app',
	brokers: ${env(names.bootstrapServers)}.split(','),
	ssl: ${isEncrypted(kafka) ? (kafka.authority ? `{ca: [${authority}]}` : 'true') : 'false'},
	sasl: {
		mechanism: '${kafka.mechanism.toLowerCase()}',
		username: ${env(names.username)},
		password: ${env(names.password)},
	},
});
`;
	},
};

export const platformatic: Format = {
	id: 'platformatic-kafka',
	name: '@platformatic/kafka',
	language: 'JavaScript, TypeScript',
	file: 'kafka.mjs',
	takes: 'kafka',
	readsEnvironment: true,
	text: (opened) => {
		const kafka = kafkaOf(opened);
		return `${javascriptHeader(kafka, '@platformatic/kafka')}${readFile(kafka)}
/** For \`new Producer(settings)\` and, with a groupId, \`new Consumer({...settings, groupId})\`. */
export const settings = ${platformaticSettings(kafka)};
`;
	},
};

export const librdkafkaJavascript: Format = {
	id: 'confluent-kafka-javascript',
	name: 'confluent-kafka-javascript',
	language: 'JavaScript, TypeScript',
	file: 'kafka.mjs',
	takes: 'kafka',
	readsEnvironment: true,
	text: (opened) => {
		const kafka = kafkaOf(opened);
		return `${javascriptHeader(kafka, '@confluentinc/kafka-javascript')}${importing('client', '@confluentinc/kafka-javascript')}

export const kafka = new client.KafkaJS.Kafka({
	'bootstrap.servers': ${env(names.bootstrapServers)},
	'security.protocol': '${kafka.securityProtocol.toLowerCase()}',
	'sasl.mechanisms': '${kafka.mechanism}',
	'sasl.username': ${env(names.username)},
	'sasl.password': ${env(names.password)},
${kafka.authority ? `	'ssl.ca.location': ${env(names.authority)},\n` : ''}});
`;
	},
};

const authority = `readFileSync(${env(names.authority)})`;

/** The options of @platformatic/kafka's clients. It sends no server name over TLS unless it is told to. */
export function platformaticSettings(kafka: OpenedKafka): string {
	const tls = isEncrypted(kafka)
		? `	tls: ${kafka.authority ? `{ca: ${authority}}` : '{}'},\n	tlsServerName: true,\n`
		: '';
	return `{
	clientId: 'my-app',
	bootstrapBrokers: ${env(names.bootstrapServers)}.split(','),
${tls}	sasl: {
		mechanism: '${kafka.mechanism}',
		username: ${env(names.username)},
		password: ${env(names.password)},
	},
}`;
}

/** The import that reading a private authority needs. */
export function readFile({authority: given}: OpenedKafka): string {
	return given ? `${importing('{readFileSync}', 'node:fs')}\n` : '';
}

function javascriptHeader(kafka: OpenedKafka, name: string): string {
	return sourceHeader(kafka, '//', `Install ${name}, and start with: node --env-file=.env …`);
}

/** A variable as a program reads it. */
export function env(name: string): string {
	return `process.env.${name}`;
}

/** An import as it stands in a program. */
export function importing(what: string, from: string): string {
	return `import ${what} from '${from}';`;
}
