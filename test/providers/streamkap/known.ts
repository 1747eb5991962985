import type {Answers} from '../../../source/providers/field.js';
import type {Connection} from '../../../source/providers/provider.js';
import {streamkap} from '../../../source/providers/streamkap/index.js';
import {Secret} from '../../../source/secret.js';
import {MockedProvider, picked} from '../../support/api.js';

export const exchange = 'POST /auth/access-token';
export const whoami = 'GET /auth/whoami';
export const signIn: Answers = {method: picked('client'), 'client-id': 'cid', secret: new Secret('cs3cret')};
export const who = {
	tenant_id: 'ten',
	service_id: 'svc_01',
	sub: 'cid',
	token_type: 't',
	project_key_id: null,
};

/** An answer of the token exchange. */
export function token(accessToken: string, expiresIn: unknown = 3600) {
	return {accessToken, refreshToken: 'r', expiresIn, expires: 'Tue, 24 Jun 2025 10:11:12 GMT'};
}

/** A signed-in provider with the token `t1`; what was sent for it is forgotten. */
export async function connected({
	expiresIn = 3600,
	...more
}: Partial<Connection> & {expiresIn?: unknown} = {}) {
	const mocked = new MockedProvider(streamkap, more);
	mocked.expect(exchange, token('t1', expiresIn)).expect(whoami, who);
	const {api} = await mocked.connect(signIn);
	mocked.sent.length = 0;
	return {mocked, api};
}

export const role = {
	id: '3c1f',
	key: 'ReadOnly',
	name: 'Read Only',
	description: 'Read access',
	created_at: null,
	updated_at: null,
	permissions: [],
};
export const readOnly = picked('3c1f', {names: ['3c1f', 'ReadOnly', 'Read Only']});

/** The answers of a Kafka part: one rule for a topic, one for a prefix of groups. */
export const kafkaAnswers = {
	username: 'orders-reader',
	password: new Secret('Correct-Horse-77'),
	'allowed-ips': '203.0.113.0/24,198.51.100.7',
	acl: [
		{resource: 'TOPIC', pattern: 'LITERAL', name: 'public.orders', operation: 'READ'},
		{resource: 'GROUP', pattern: 'PREFIXED', name: 'orders-', operation: 'READ'},
	],
	'schema-registry': picked('yes'),
};

/** The same part as the request must spell it. */
export const kafkaBody = {
	username: 'orders-reader',
	password: 'Correct-Horse-77',
	whitelist_ips: '203.0.113.0/24,198.51.100.7',
	kafka_acls: [
		{
			topic_name: 'public.orders',
			operation: 'READ',
			resource_pattern_type: 'LITERAL',
			resource: 'TOPIC',
		},
		{topic_name: 'orders-', operation: 'READ', resource_pattern_type: 'PREFIXED', resource: 'GROUP'},
	],
	is_create_schema_registry: true,
};

/** The same rules as answers spell them, in another order. */
export const answeredAcls = [
	{name: 'orders-', operation: 'READ', resource_pattern_type: 'PREFIXED', resource: 'GROUP'},
	{name: 'public.orders', operation: 'READ', resource_pattern_type: 'LITERAL'},
];
