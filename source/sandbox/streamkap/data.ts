import {randomBytes, randomUUID} from 'node:crypto';
import type {Operation, Resource} from '../kafka/rights.js';
import type {Grant} from './roles.js';
import {roles} from './roles.js';

/** A project, called service in ids. Only those on AWS with a namespace of their own can have Kafka access. */
export type Service = {readonly id: string; readonly name: string; readonly kafka: boolean};

export type ApiPart = {readonly clientId: string; readonly secret: string; grant: Grant};

export type ClientCredential = ApiPart & {
	description: string | null;
	readonly serviceId: string;
	/** Milliseconds since 1970, as every `createdAt` here. */
	readonly createdAt: number;
};

/** An ACL as answers give it. */
export type Acl = {
	readonly name: string;
	readonly operation: Operation;
	readonly resource_pattern_type: 'LITERAL' | 'PREFIXED';
	readonly resource: Resource;
};

export type KafkaUser = {
	readonly username: string;
	password: string;
	readonly serviceId: string;
	readonly projectKeyId: string | null;
	whitelistIps: string;
	acls: readonly Acl[];
	registry: boolean;
	readonly createdAt: number;
};

export type ProjectKey = {
	readonly id: string;
	name: string;
	description: string | null;
	readonly serviceId: string;
	readonly createdAt: number;
	lastUsedAt: number | null;
	/** Set when an earlier delete went wrong. */
	readonly failed: 'delete_failed' | null;
	api: ApiPart | null;
	kafkaUsername: string | null;
	toolProfile: string | null;
	allowedTools: readonly string[] | null;
	blockedTools: readonly string[] | null;
};

/** Client credentials by client id, project keys by id, Kafka users by `userKey`. */
export type State = {
	readonly clientCredentials: Map<string, ClientCredential>;
	readonly projectKeys: Map<string, ProjectKey>;
	readonly kafkaUsers: Map<string, KafkaUser>;
};

/** Names of Kafka users are unique within a service only. */
export function userKey(serviceId: string, username: string): string {
	return `${serviceId}/${username}`;
}

export const tenantId = '6a0c3f52-9e1d-4b77-8a20-c4d5e6f70819';

export const demoUser = {
	id: '8f1c77a4-0b3e-4d59-b6a1-2e9f40c8d713',
	email: 'demo@example.com',
	name: 'Demo',
	tenant_id: tenantId,
	profile_picture_url: null,
	phone_number: null,
	created_at: '2024-02-01T09:00:00Z',
	last_login: null,
};

const production: Service = {id: 'svc_66f0a1c2', name: 'production', kafka: true};
export const services: readonly Service[] = [
	production,
	{id: 'svc_66f0b7d4', name: 'staging', kafka: true},
	{id: 'svc_66f0c9e6', name: 'playground', kafka: false},
];

/** The demo sign-in: an API token of the production project with the role Admin. */
export const signIn = {
	clientId: '00000000-0000-4000-8000-00000000de30',
	secret: 'demo-streamkap-secret',
};

/** What exists before anybody creates anything. */
export function seed(): State {
	const createdAt = Date.parse('2025-03-04T08:30:00Z');
	const key = {
		createdAt,
		lastUsedAt: null,
		failed: null,
		toolProfile: null,
		allowedTools: null,
		blockedTools: null,
	};
	const user = {createdAt, serviceId: production.id, projectKeyId: null, whitelistIps: '', registry: false};
	const service = {
		...key,
		id: 'pk_66f0c3a91b',
		name: 'orders-service',
		description: 'the order service, all regions',
		serviceId: production.id,
		api: newApiPart(grantOf('Admin')),
		kafkaUsername: 'orders-service',
	};
	const credentials: ClientCredential[] = [
		{...signIn, grant: grantOf('Admin'), description: 'demo sign-in', serviceId: production.id, createdAt},
		{
			...newApiPart(grantOf('ReadOnly')),
			description: 'metrics exporter',
			serviceId: production.id,
			createdAt,
		},
		{...newApiPart(grantOf('DataAdmin')), description: null, serviceId: 'svc_66f0b7d4', createdAt},
	];
	const projectKeys: ProjectKey[] = [
		service,
		{
			...key,
			id: 'pk_66f0c41d7e',
			name: 'ci',
			description: null,
			serviceId: production.id,
			api: newApiPart(grantOf('ReadOnly')),
			kafkaUsername: null,
			toolProfile: 'read-only',
		},
		{
			...key,
			id: 'pk_65e1a0f2c8',
			name: 'old importer',
			description: null,
			serviceId: 'svc_66f0b7d4',
			failed: 'delete_failed',
			api: newApiPart(grantOf('Billing')),
			kafkaUsername: null,
		},
	];
	const kafkaUsers: KafkaUser[] = [
		{
			...user,
			username: 'orders-service',
			password: randomBytes(18).toString('base64url'),
			projectKeyId: service.id,
			acls: [acl('public.', 'ALL', 'PREFIXED', 'TOPIC'), acl('orders-', 'READ', 'PREFIXED', 'GROUP')],
			registry: true,
		},
		{
			...user,
			username: 'warehouse-reader',
			password: randomBytes(18).toString('base64url'),
			whitelistIps: '203.0.113.0/24',
			acls: [acl('public.orders', 'READ', 'LITERAL', 'TOPIC')],
		},
	];
	return {
		clientCredentials: new Map(credentials.map((one) => [one.clientId, one])),
		projectKeys: new Map(projectKeys.map((one) => [one.id, one])),
		kafkaUsers: new Map(kafkaUsers.map((one) => [userKey(one.serviceId, one.username), one])),
	};
}

function grantOf(key: string): Grant {
	return {roleIds: roles.filter((role) => role.key === key).map(({id}) => id), permissionIds: []};
}

function acl(
	name: string,
	operation: Operation,
	pattern: Acl['resource_pattern_type'],
	resource: Resource,
): Acl {
	return {name, operation, resource_pattern_type: pattern, resource};
}

/** A client id and a secret of 40 hexadecimal characters, as the vendor's identity service issues them. */
export function newApiPart(grant: Grant): ApiPart {
	return {clientId: randomUUID(), secret: randomBytes(20).toString('hex'), grant};
}
