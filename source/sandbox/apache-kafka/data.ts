import {randomBytes} from 'node:crypto';
import type {Acl} from '../kafka/acl.js';
import type {KafkaAdmin, KafkaCluster} from '../kafka/cluster.js';
import type {Operation, Resource} from '../kafka/rights.js';
import {type ScramMechanism, scramCredential, scramMechanisms} from '../kafka/scram.js';
import type {SandboxSettings} from '../system.js';

/** A cluster with its users and rules. */
export type State = KafkaCluster & {readonly admin: KafkaAdmin};

/** The super user, whom no rule binds. */
export const superUser = {name: 'admin', password: 'demo-kafka-admin-password'};

/** What exists before anybody creates anything. */
export function seed({topicCount, propagationSeconds}: SandboxSettings): State {
	const users: KafkaAdmin['users'] = new Map([
		[superUser.name, new Map(scramMechanisms.map((one) => [one, known(one, superUser.password)] as const))],
		['orders-service', existing('SCRAM-SHA-512')],
		['billing-reader', existing('SCRAM-SHA-256')],
	]);
	return {
		id: 'MkU3OEVBNTcwNTJENDM2Qg',
		topics: new Map<string, {readonly partitions: number; readonly internal?: boolean}>([
			...names(topicCount).map((name, index) => [name, {partitions: 1 + (index % 6)}] as const),
			['__consumer_offsets', {partitions: 50, internal: true}],
		]),
		groups: ['billing-nightly', 'orders-service', 'search-indexer', 'shipping-labels'],
		admin: {
			users,
			acls: [
				rule('orders-service', 'TOPIC', 'orders', 'WRITE'),
				rule('orders-service', 'TOPIC', 'orders', 'READ'),
				rule('orders-service', 'GROUP', 'orders-', 'READ', 'PREFIXED'),
				rule('billing-reader', 'TOPIC', 'billing', 'READ', 'PREFIXED'),
				rule('billing-reader', 'GROUP', 'billing-nightly', 'READ'),
			],
			usableFrom: () => Date.now() + propagationSeconds * 1000,
		},
	};
}

function known(mechanism: ScramMechanism, password: string) {
	return {...scramCredential(mechanism, password), usableFrom: 0};
}

function existing(mechanism: ScramMechanism) {
	return new Map([[mechanism, known(mechanism, randomBytes(18).toString('base64url'))]]);
}

function rule(
	user: string,
	resource: Resource,
	name: string,
	operation: Operation,
	pattern: Acl['pattern'] = 'LITERAL',
): Acl {
	return {resource, pattern, name, principal: `User:${user}`, host: '*', operation, permission: 'ALLOW'};
}

/** `orders`, then `orders.created`, then `orders.created.v2` and so on. */
function names(count: number): string[] {
	const domains = ['orders', 'billing', 'shipping', 'search', 'payments'];
	const endings = ['', '.created', '.changed', '.deleted', '.audit', '.retry'];
	return Array.from({length: count}, (_, index) => {
		const round = Math.floor(index / (domains.length * endings.length));
		const ending = endings[Math.floor(index / domains.length) % endings.length];
		return `${domains[index % domains.length]}${ending}${round === 0 ? '' : `.v${round + 1}`}`;
	});
}
