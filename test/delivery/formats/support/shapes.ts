import {type Access, type KafkaAccess, namesFor} from '../../../../source/providers/access.js';
import {Secret} from '../../../../source/secret.js';

const kafka: Omit<KafkaAccess, 'password'> = {
	type: 'kafka',
	label: 'Kafka',
	bootstrapServers: 'b-1.example.com:9092,b-2.example.com:9092',
	securityProtocol: 'SASL_SSL',
	mechanism: 'PLAIN',
	username: 'orders-svc',
};

const registry = {
	type: 'http-basic',
	label: 'Schema Registry',
	names: namesFor('SCHEMA_REGISTRY'),
	url: 'https://registry.example.com',
	username: 'SR7KEY',
} as const;

const {bootstrapServers: _servers, ...nowhere} = kafka;

/** Sets of accesses as providers give them, with the password that is given. */
export const shapes: Readonly<Record<string, (password: Secret) => Access[]>> = {
	'Kafka, PLAIN': (password) => [{...kafka, password, topic: 'orders'}],
	'Kafka, SCRAM-SHA-256, own authority, group': (password) => [
		{
			...kafka,
			password,
			mechanism: 'SCRAM-SHA-256',
			group: 'orders-svc',
			authority: {path: '/home/dana/my certificates #1/ca.pem', pem: 'the certificate'},
		},
	],
	'Kafka, SCRAM-SHA-512, plain text': (password) => [
		{
			...kafka,
			password,
			mechanism: 'SCRAM-SHA-512',
			securityProtocol: 'SASL_PLAINTEXT',
			username: 'o="r\\d\'',
		},
	],
	'Kafka without an address': (password) => [{...nowhere, password}],
	'Kafka and Schema Registry': (password) => [
		{...kafka, password},
		{...registry, password: new Secret(`${password.reveal()}2`)},
	],
	'Schema Registry, user with blanks': (password) => [{...registry, username: ' SR7KEY ', password}],
	'HTTP without an address': (password) => [
		{
			type: 'http-basic',
			label: 'Management API',
			names: {username: 'CLOUD_API_KEY', password: 'CLOUD_API_SECRET'},
			username: 'K7TQ2ZXN',
			password,
		},
	],
	'client credential': (password) => [
		{
			type: 'oauth-client',
			label: 'Client',
			names: {clientId: 'CLIENT_ID', secret: 'CLIENT_SECRET'},
			clientId: 'a1b2',
			secret: password,
		},
	],
};

const long = Array.from({length: 200}, (_, index) => String.fromCharCode(33 + ((index * 37) % 94))).join('');

/** Passwords that break one syntax or another. */
export const passwords: Readonly<Record<string, string>> = {
	plain: 'cflt8Zk2Qm4vXw9s',
	base64: 'vX3/qP0+8sWzL1yR7uTn5bKd2gHc6fJe==',
	'double quote': 'a"b"',
	'single quote': "a'b",
	backslash: 'a\\b',
	'backslash at the end': 'ab\\',
	'two backslashes': 'a\\\\b',
	'backslash before colon': 'a\\:b',
	'backslash before equals': 'a\\=b',
	'escapes in letters': 'a\\nb\\u0041\\x41\\"c',
	dollar: 'a$b$',
	'two dollars': '$$a$$',
	'dollar name': '$HOME',
	'dollar braces': `a$${'{HOME}'}b$${'{x:y}'}`,
	'backslash dollar': 'a\\$b\\$$c\\\\$d',
	hash: 'a#b #c',
	'hash at the start': '#a',
	'blank at the start': ' a',
	'blank at the end': 'a ',
	'blanks inside': 'a  b c',
	equals: '=a==b=',
	'colon and exclamation mark': ':a:!b!',
	percent: '%41%s%%(a)s',
	backtick: '`id`$(id)',
	semicolon: "a\";b='c';",
	'YAML marks': '&a *b !c - {d: [e]} | > %',
	'looks like a number': '0123_456e7',
	'looks like yes': 'yes',
	accents: 'ünïcödé-ßø',
	'wide characters': '日本語🔑',
	'no-break space at the end': 'a\u00a0',
	'zero width': 'a\u200bb\u202ec',
	'line separator': 'a\u2028b',
	tab: 'a\tb',
	'line feed': 'a\nB=c',
	'carriage return at the end': 'a\r',
	'other control character': 'a\u0007b\u007f',
	NUL: 'a\0b',
	'half a character': 'a\ud83d',
	'200 characters': long,
};
