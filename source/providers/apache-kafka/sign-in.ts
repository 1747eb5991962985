import * as z from 'zod';
import {resolvePath} from '../../delivery/path-rules.js';
import {Problem} from '../../errors.js';
import type {KafkaAddress} from '../../network/kafka/kafka.js';
import {areLoopback} from '../../network/kafka/loopback.js';
import type {KafkaAccess, SaslMechanism} from '../access.js';
import {type Answers, type AnswersTo, defineFields, plainOf} from '../field.js';
import type {Connection} from '../provider.js';
import {adminUser, bootstrapServers, docs, optionalPath, yes} from './rules.js';

/** What proves who the person is: a user of the cluster itself. */
export const signIn = defineFields<never>()({
	'bootstrap-servers': {
		kind: 'text',
		label: 'Where is the cluster?',
		name: 'bootstrap servers',
		hint: 'One or several host:port, with commas: bootstrap.servers of its clients.',
		env: 'KAFKA_ADMIN_BOOTSTRAP_SERVERS',
		schema: bootstrapServers,
		placeholder: 'broker-1.example.com:9093',
	},
	'security-protocol': {
		kind: 'select',
		label: 'Which security protocol do these brokers speak there?',
		name: 'security protocol',
		hint: 'The new user’s clients will use the same.',
		env: 'KAFKA_ADMIN_SECURITY_PROTOCOL',
		choices: [
			{value: 'SASL_SSL', label: 'SASL_SSL', hint: 'encrypted'},
			{value: 'SASL_PLAINTEXT', label: 'SASL_PLAINTEXT', hint: 'not encrypted: for this machine only'},
		],
	},
	'plain-text': {
		kind: 'text',
		label: 'These brokers are on other machines. Sign in without encryption all the same?',
		name: 'yes to no encryption',
		hint: 'Whoever is on the way can read what is sent, the new user’s credential included. Type yes to go on.',
		when: (answers) => isPlain(answers) && !areLoopback(plainOf(answers['bootstrap-servers']) ?? ''),
		schema: yes,
		placeholder: 'yes',
	},
	mechanism: {
		kind: 'select',
		label: 'Which SASL mechanism does the admin user sign in with?',
		name: 'SASL mechanism',
		env: 'KAFKA_ADMIN_SASL_MECHANISM',
		choices: [
			{value: 'SCRAM-SHA-512', label: 'SCRAM-SHA-512'},
			{value: 'SCRAM-SHA-256', label: 'SCRAM-SHA-256'},
			{value: 'PLAIN', label: 'PLAIN'},
		],
		docs,
	},
	user: {
		kind: 'text',
		label: 'What is the admin user called?',
		name: 'admin user',
		hint: 'It needs ALTER on the cluster, to make users and ACLs.',
		env: 'KAFKA_ADMIN_USERNAME',
		schema: adminUser,
		placeholder: 'admin',
	},
	password: {
		kind: 'secret',
		label: 'What is its password?',
		name: 'admin password',
		env: 'KAFKA_ADMIN_PASSWORD',
		schema: z.string().min(1, 'The password cannot be empty.'),
	},
	'ca-file': {
		kind: 'text',
		label: 'Which certificate authority signed the brokers’ certificates?',
		name: 'CA file',
		hint: 'Optional: the path of a PEM file. Left empty, the authorities of this system are trusted.',
		help: [
			'A certificate authority of your own is a text file that begins with -----BEGIN CERTIFICATE-----. It holds no secret.',
			'Its path is written to .env too, because the new user’s clients need it as well.',
		],
		env: 'KAFKA_ADMIN_CA_FILE',
		when: (answers) => !isPlain(answers),
		schema: optionalPath,
	},
});

/** How a cluster is reached: by the admin, and by the users that it makes. */
export type Way = Pick<KafkaAccess, 'securityProtocol' | 'authority' | 'plainTextAllowed'> & {
	readonly bootstrapServers: string;
};

/** The sign-in as the door takes it, and the way that new users share with it. Throws a Problem. */
export async function addressOf(
	answers: AnswersTo<typeof signIn>,
	readFile: Connection['readFile'],
): Promise<{readonly address: KafkaAddress; readonly way: Way}> {
	const authority = await authorityAt(answers['ca-file'] ?? '', readFile);
	const way: Way = {
		bootstrapServers: answers['bootstrap-servers'],
		securityProtocol: isPlain(answers) ? 'SASL_PLAINTEXT' : 'SASL_SSL',
		...(authority && {authority}),
		...(answers['plain-text'] === 'yes' && {plainTextAllowed: true}),
	};
	const address: KafkaAddress = {
		bootstrapServers: way.bootstrapServers,
		securityProtocol: way.securityProtocol,
		mechanism: answers.mechanism.value as SaslMechanism,
		username: answers.user,
		password: answers.password,
		...(authority && {authorities: authority.pem}),
		...(way.plainTextAllowed && {plainTextAllowed: true}),
	};
	return {address, way};
}

async function authorityAt(typed: string, readFile: Connection['readFile']): Promise<Way['authority']> {
	if (typed === '') return undefined;
	const pem = await readFile(typed);
	if (!pem.includes('-----BEGIN CERTIFICATE-----')) {
		throw new Problem({
			what: 'The CA file holds no certificate.',
			why: 'There is no line -----BEGIN CERTIFICATE----- in it.',
			next: 'Name the PEM file of the certificate authority, or leave the answer empty.',
		});
	}
	// The clients that read it from .env may run in another folder.
	return {path: resolvePath(typed), pem};
}

function isPlain(answers: Answers): boolean {
	return plainOf(answers['security-protocol']) === 'SASL_PLAINTEXT';
}
