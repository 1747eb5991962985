import type {Format} from './format.js';
import {kafkaOf, names, sourceHeader} from './source.js';

export const kafkaPython: Format = {
	id: 'kafka-python',
	name: 'kafka-python',
	language: 'Python',
	file: 'kafka_settings.py',
	takes: 'kafka',
	readsEnvironment: true,
	text: (opened) => {
		const kafka = kafkaOf(opened);
		const {securityProtocol, mechanism, authority} = kafka;
		const hint = 'Use it: KafkaProducer(**settings). Load .env first, such as with python-dotenv.';
		return `${sourceHeader(kafka, '#', hint)}import os

settings = {
    "bootstrap_servers": os.environ["${names.bootstrapServers}"].split(","),
    "security_protocol": "${securityProtocol}",
    "sasl_mechanism": "${mechanism}",
    "sasl_plain_username": os.environ["${names.username}"],
    "sasl_plain_password": os.environ["${names.password}"],
${authority ? `    "ssl_cafile": os.environ["${names.authority}"],\n` : ''}}
`;
	},
};
