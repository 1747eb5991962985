import {randomUUID} from 'node:crypto';
import type {SandboxSettings} from '../system.js';
import {makePassword, makeUsername} from './generate.js';

export type Cluster = {
	readonly id: string;
	readonly name: string;
	/** `calm-otter-4410`; the start of its host names at the vendor. */
	readonly slug: string;
	readonly region: 'eu-west-1' | 'us-east-1';
	readonly type: 'free' | 'paid';
	readonly multizone: boolean;
	readonly topicCount: number;
	/** Unix seconds. */
	readonly createdAt: number;
	/** The cluster's default credential, which may do everything. */
	readonly username: string;
	password: string;
};

export type Credential = {
	readonly id: string;
	readonly name: string;
	readonly clusterId: string;
	/** A literal name, a prefix that ends in `*`, or `*`. */
	readonly topic: string;
	readonly permissions: 'ALL' | 'PRODUCE' | 'CONSUME';
	readonly username: string;
	readonly password: string;
	/** Milliseconds since 1970; the data plane knows the credential only after the propagation time. */
	readonly createdAt: number;
};

export type Message = {readonly topic: string; readonly value: string; readonly timestamp: number};

export type State = {
	readonly clusters: readonly Cluster[];
	readonly credentials: Map<string, Credential>;
	/** What was produced over REST, by cluster id. */
	readonly messages: Map<string, Message[]>;
};

export const teams = [
	{team_id: '9b1f6a0e-2c54-4f0b-8a55-0b6c1f7d3e21', team_name: 'demo team', copy_cc: false},
];

/** Ids of clusters are the same in every run, so that what a client remembers of one run is there in the next. */
export function seed(settings: SandboxSettings): State {
	const orders = cluster({
		id: '5f0e2c5a-5c3c-4c59-9b8a-0d7f6f3a2b11',
		name: 'orders',
		slug: 'calm-otter-4410',
		topicCount: settings.topicCount,
	});
	const analytics = cluster({
		id: 'c2d81f47-93ab-4e0d-b1c6-7a5e20f4d922',
		name: 'analytics',
		slug: 'brisk-heron-90217',
		topicCount: 7,
		region: 'us-east-1',
		multizone: false,
	});
	const billing = cluster({
		id: '0a94b3e6-1d72-4b8f-8f3d-e6c5a1b07d33',
		name: 'billing',
		slug: 'mild-badger-1138',
		topicCount: 1,
		type: 'free',
		multizone: false,
	});
	const existing = [
		credential(orders, 'billing-writer', 'billing.*', 'PRODUCE'),
		credential(orders, 'warehouse-sync', 'orders.stock.created', 'CONSUME'),
		credential(analytics, 'dashboards', '*', 'CONSUME'),
	];
	return {
		clusters: [orders, analytics, billing],
		credentials: new Map(existing.map((one) => [one.id, one])),
		messages: new Map(),
	};
}

function cluster(given: Pick<Cluster, 'id' | 'name' | 'slug' | 'topicCount'> & Partial<Cluster>): Cluster {
	return {
		region: 'eu-west-1',
		type: 'paid',
		multizone: true,
		createdAt: 1_719_300_000,
		username: makeUsername(given.slug),
		password: makePassword(),
		...given,
	};
}

function credential(
	owner: Cluster,
	name: string,
	topic: string,
	permissions: Credential['permissions'],
): Credential {
	const createdAt = 1_719_305_412_000;
	return {...newCredential(owner, name, topic, permissions), createdAt};
}

/** A credential that is created now, with a fresh id, user name and password. */
export function newCredential(
	owner: Cluster,
	name: string,
	topic: string,
	permissions: Credential['permissions'],
): Credential {
	return {
		id: randomUUID(),
		name,
		clusterId: owner.id,
		topic,
		permissions,
		username: makeUsername(owner.slug),
		password: makePassword(),
		createdAt: Date.now(),
	};
}
