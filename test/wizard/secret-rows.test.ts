import {expect, test} from 'vitest';
import {type Access, namesFor} from '../../source/providers/access.js';
import {Secret} from '../../source/secret.js';
import {rowsOf} from '../../source/wizard/secret-rows.js';
import {credential, secretText} from '../support/fake-provider.js';

const kafka = credential().accesses[0] as Access;
const registry: Access = {
	type: 'http-basic',
	label: 'Schema Registry',
	names: namesFor('SCHEMA_REGISTRY'),
	url: 'https://registry.depot.example',
	username: 'k-1',
	password: new Secret(secretText),
};
const client: Access = {
	type: 'oauth-client',
	label: 'REST API',
	names: {clientId: 'DEPOT_CLIENT_ID', secret: 'DEPOT_SECRET'},
	clientId: 'c-7',
	secret: new Secret('another-secret'),
	tokenEndpoint: 'https://api.depot.example/token',
};

/** Rows as `heading | label = text`, secrets as such. */
const shown = (accesses: readonly Access[], id = 'k-1') =>
	rowsOf(credential({id, accesses})).map(({heading, label, text, isSecret}) =>
		[heading && `${heading} | `, label, ' = ', isSecret ? '(secret)' : text.reveal()].join(''),
	);

test('one access: its address, its user, its secret', () => {
	expect(shown([kafka])).toEqual([
		'bootstrap servers = broker.depot.example:9092',
		'key = k-1',
		'secret = (secret)',
	]);
});

test('a user that is not the credential’s own id is called user', () => {
	expect(shown([kafka], 'cred-77')[1]).toBe('user = k-1');
});

test('an unknown address has no row', () => {
	const {bootstrapServers: _, ...unknown} = kafka as Extract<Access, {type: 'kafka'}>;
	expect(shown([unknown])).toEqual(['key = k-1', 'secret = (secret)']);
});

test('accesses that share user and secret show them once, and each its own address', () => {
	expect(shown([kafka, registry])).toEqual([
		'Kafka = broker.depot.example:9092',
		'Schema Registry = https://registry.depot.example',
		'key = k-1',
		'secret = (secret)',
	]);
});

test('accesses with secrets of their own stand apart, under their names', () => {
	expect(shown([kafka, registry, client])).toEqual([
		'Kafka, Schema Registry | Kafka = broker.depot.example:9092',
		'Schema Registry = https://registry.depot.example',
		'key = k-1',
		'secret = (secret)',
		'REST API | token endpoint = https://api.depot.example/token',
		'client id = c-7',
		'secret = (secret)',
	]);
});

test('every text is held as a Secret, so that copying knows one type', () => {
	expect(JSON.stringify(rowsOf(credential()))).not.toMatch(/k-1|broker|hunter/);
});
