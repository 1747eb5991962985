import {describe, expect, test} from 'vitest';
import {revealed} from '../../source/delivery/env-plan.js';
import {variablesOf} from '../../source/delivery/variables.js';
import {type Access, namesFor} from '../../source/providers/access.js';
import {Secret} from '../../source/secret.js';

const kafka: Access = {
	type: 'kafka',
	label: 'Kafka',
	bootstrapServers: 'a:9092',
	securityProtocol: 'SASL_SSL',
	mechanism: 'PLAIN',
	username: 'KEY',
	password: new Secret('s1'),
	topic: 'orders',
};
const registry: Access = {
	type: 'http-basic',
	label: 'Schema Registry',
	names: namesFor('SCHEMA_REGISTRY'),
	url: 'https://registry',
	username: 'SR',
	password: new Secret('s2'),
};
const client: Access = {
	type: 'oauth-client',
	label: 'Client',
	names: {clientId: 'CLIENT_ID', secret: 'CLIENT_SECRET'},
	clientId: 'id',
	secret: new Secret('s3'),
};

const text = (accesses: Access[], options = {}) =>
	variablesOf(accesses, options).map(({name, value}) => `${name}=${revealed(value)}`);

test('every access has its names, in order', () => {
	expect(text([kafka, registry, client])).toEqual([
		...['KAFKA_BOOTSTRAP_SERVERS=a:9092', 'KAFKA_SECURITY_PROTOCOL=SASL_SSL', 'KAFKA_SASL_MECHANISM=PLAIN'],
		...['KAFKA_SASL_USERNAME=KEY', 'KAFKA_SASL_PASSWORD=s1', 'KAFKA_TOPIC=orders'],
		...['SCHEMA_REGISTRY_URL=https://registry', 'SCHEMA_REGISTRY_USERNAME=SR', 'SCHEMA_REGISTRY_PASSWORD=s2'],
		...['CLIENT_ID=id', 'CLIENT_SECRET=s3'],
	]);
});

test('what is unknown or has no name is left out', () => {
	const {bootstrapServers: _servers, topic: _topic, ...bare} = kafka;
	expect(text([bare]).some((line) => /BOOTSTRAP|TOPIC/.test(line))).toBe(false);
	expect(text([{...kafka, bootstrapServers: ''}]).some((line) => line.includes('BOOTSTRAP'))).toBe(false);
	expect(text([{...registry, names: {username: 'API_KEY', password: 'API_SECRET'}}])).toEqual([
		'API_KEY=SR',
		'API_SECRET=s2',
	]);
});

test('a prefix, with or without its underscore', () => {
	expect(text([client], {prefix: 'ORDERS'})).toEqual(['ORDERS_CLIENT_ID=id', 'ORDERS_CLIENT_SECRET=s3']);
	expect(text([client], {prefix: 'ORDERS_'})).toEqual(['ORDERS_CLIENT_ID=id', 'ORDERS_CLIENT_SECRET=s3']);
	for (const prefix of ['orders', '1A', 'A B', 'A='])
		expect(() => text([client], {prefix})).toThrow('That prefix');
});

test('a second access of the same names is numbered as a whole', () => {
	expect(text([client, client, client])).toEqual([
		...['CLIENT_ID=id', 'CLIENT_SECRET=s3', 'CLIENT_ID_2=id', 'CLIENT_SECRET_2=s3'],
		...['CLIENT_ID_3=id', 'CLIENT_SECRET_3=s3'],
	]);
	const {topic: _topic, ...rest} = kafka;
	expect(text([rest, kafka])).toContain('KAFKA_TOPIC_2=orders');
});

describe('a secret that is none is never stored', () => {
	test.each(['', '  ', '*', '********', 'abcd********wxyz', '••••••'])('%j', (value) => {
		const secret = new Secret(value);
		expect(() => text([{...kafka, password: secret}])).toThrow('The secret for Kafka was not stored.');
		expect(() => text([{...registry, password: secret}])).toThrow('Schema Registry');
		expect(() => text([{...client, secret}])).toThrow('Client');
	});
});

test.each([{KAFKA_SASL_PASSWORD: 'KAFKA_SASL_USERNAME'}, {KAFKA_SASL_PASSWORD: 'X', KAFKA_TOPIC: 'X'}])(
	'two names that would be one are refused, since a value would be lost: %j',
	(names) => {
		expect(() => text([kafka], {names})).toThrow('Two variables would be called');
	},
);

test('names may be swapped', () => {
	const names = {KAFKA_SASL_USERNAME: 'KAFKA_TOPIC', KAFKA_TOPIC: 'KAFKA_SASL_USERNAME'};
	expect(text([kafka], {names})).toEqual(
		expect.arrayContaining(['KAFKA_TOPIC=KEY', 'KAFKA_SASL_USERNAME=orders']),
	);
});
