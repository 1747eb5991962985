import type {Format} from './format.js';
import type {Opened, OpenedKafka} from './opened.js';
import {isEncrypted, kafkaOf, names, sourceHeader} from './source.js';

export const kafkajs: Format = {
	id: 'kafkajs',
	name: 'KafkaJS module',
	language: 'JavaScript, TypeScript',
	file: 'kafka.js',
	takes: 'kafka',
	readsEnvironment: true,
	text: (opened) => {
		const kafka = kafkaOf(opened);
		return `${javascriptHeader(opened, 'kafkajs')}${readFile(kafka)}import {Kafka} from 'kafkajs';

export const kafka = new Kafka({
	clientId: 'my-app',
	brokers: process.env.${names.bootstrapServers}.split(','),
	ssl: ${isEncrypted(kafka) ? (kafka.authority ? `{ca: [${authority}]}` : 'true') : 'false'},
	sasl: {
		mechanism: '${kafka.mechanism.toLowerCase()}',
		username: process.env.${names.username},
		password: process.env.${names.password},
	},
});
`;
	},
};

export const platformatic: Format = {
	id: 'platformatic-kafka',
	name: '@platformatic/kafka module',
	language: 'JavaScript, TypeScript',
	file: 'kafka.js',
	takes: 'kafka',
	readsEnvironment: true,
	text: (opened) =>
		`${javascriptHeader(opened, '@platformatic/kafka')}${readFile(kafkaOf(opened))}
/** For \`new Producer(settings)\` and, with a groupId, \`new Consumer({...settings, groupId})\`. */
export const settings = ${platformaticSettings(kafkaOf(opened))};
`,
};

export const confluentJavascript: Format = {
	id: 'confluent-kafka-javascript',
	name: 'confluent-kafka-javascript module',
	language: 'JavaScript, TypeScript',
	file: 'kafka.js',
	takes: 'kafka',
	readsEnvironment: true,
	text: (opened) => {
		const kafka = kafkaOf(opened);
		return `${javascriptHeader(opened, '@confluentinc/kafka-javascript')}import client from '@confluentinc/kafka-javascript';

export const kafka = new client.KafkaJS.Kafka({
	'bootstrap.servers': process.env.${names.bootstrapServers},
	'security.protocol': '${kafka.securityProtocol.toLowerCase()}',
	'sasl.mechanisms': '${kafka.mechanism}',
	'sasl.username': process.env.${names.username},
	'sasl.password': process.env.${names.password},
${kafka.authority ? `	'ssl.ca.location': process.env.${names.authority},\n` : ''}});
`;
	},
};

const authority = `readFileSync(process.env.${names.authority})`;

/** The options of @platformatic/kafka's clients. It sends no server name over TLS unless it is told to. */
export function platformaticSettings(kafka: OpenedKafka): string {
	const tls = isEncrypted(kafka)
		? `	tls: ${kafka.authority ? `{ca: ${authority}}` : '{}'},\n	tlsServerName: true,\n`
		: '';
	return `{
	clientId: 'my-app',
	bootstrapBrokers: process.env.${names.bootstrapServers}.split(','),
${tls}	sasl: {
		mechanism: '${kafka.mechanism}',
		username: process.env.${names.username},
		password: process.env.${names.password},
	},
}`;
}

/** The import that reading a private authority needs. */
export function readFile({authority: given}: OpenedKafka): string {
	return given ? "import {readFileSync} from 'node:fs';\n" : '';
}

function javascriptHeader(opened: Opened, name: string): string {
	return sourceHeader(opened, '//', `Install ${name}, and start with: node --env-file=.env …`);
}
