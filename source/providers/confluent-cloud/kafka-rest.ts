import type * as z from 'zod';
import {Problem} from '../../errors.js';
import {type Authorization, anything, type Http, isStatus, path} from '../../network/http.js';
import type {Secret} from '../../secret.js';
import {isConfluentHost} from '../confluent/rules.js';
import type {Connection} from '../provider.js';
import {type acl, aclList, topicList} from './answers.js';
import {explain} from './explain.js';

/** A cluster's id, and the address where its Kafka REST answers. */
export type RestCluster = {readonly cluster: string; readonly endpoint: string};

/** An ACL with all seven members, as Kafka REST names them. */
export type Acl = z.infer<typeof acl>;

export type Topic = {readonly name: string; readonly partitions?: number};

/**
 * Kafka REST v3 (Confluent's OpenAPI). It takes a Kafka key of the cluster, never a Cloud key. The keys are kept
 * in memory only, by cluster, so that what was made with one can be taken back with it.
 */
export class KafkaRest {
	readonly #connection: Connection;
	readonly #keys = new Map<string, {readonly at: RestCluster; readonly authorization: Authorization}>();
	readonly #doors = new Map<string, Http>();

	constructor(connection: Connection) {
		this.#connection = connection;
	}

	/** Uses this Kafka key for the cluster from now on. */
	use(at: RestCluster, key: string, secret: Secret): void {
		this.#keys.set(at.cluster, {at, authorization: {basic: {user: key, password: secret}}});
	}

	/** Uses no key for the cluster any more. */
	forget(cluster: string): void {
		this.#keys.delete(cluster);
	}

	/** Where the cluster is asked, if there is a key for it. */
	opened(cluster: string): RestCluster | undefined {
		return this.#keys.get(cluster)?.at;
	}

	/** Every topic that the key may see, without Kafka's own. */
	async topics(at: RestCluster, signal: AbortSignal): Promise<Topic[]> {
		const {value} = await this.#door(at)
			.read({
				...this.#call(at, topicList, 'list the topics', signal),
				method: 'GET',
				path: path`/kafka/v3/clusters/${at.cluster}/topics`,
			})
			.catch((error: unknown) => {
				throw isStatus(error, 401) ? refusedKey(at, 'or type the topics') : error;
			});
		return value.data
			.filter(({is_internal}) => !is_internal)
			.map(({topic_name, partitions_count}) => ({
				name: topic_name,
				...(partitions_count && {partitions: partitions_count}),
			}));
	}

	/** Whether exactly this ACL exists. */
	async has(at: RestCluster, wanted: Acl, signal: AbortSignal): Promise<boolean> {
		return (await this.#acls(at, wanted, signal)).length > 0;
	}

	/** Every ACL of an account. */
	async aclsOf(at: RestCluster, account: string, signal: AbortSignal): Promise<Acl[]> {
		return this.#acls(at, {principal: `User:${account}`}, signal).catch((error: unknown) => {
			throw isStatus(error, 401) ? refusedKey(at, 'or leave the ACLs as they are') : error;
		});
	}

	async allow(at: RestCluster, wanted: Acl, signal: AbortSignal): Promise<void> {
		await this.#door(at).send({
			...this.#call(at, anything, 'create the ACL', signal),
			method: 'POST',
			path: aclsPath(at),
			json: wanted,
		});
	}

	/** Deletes by filter; every member is given, so that the filter matches this one ACL only. */
	async remove(at: RestCluster, unwanted: Acl, signal: AbortSignal): Promise<void> {
		await this.#door(at).send({
			...this.#call(at, anything, 'delete the ACL', signal),
			method: 'DELETE',
			path: aclsPath(at),
			query: unwanted,
		});
	}

	async #acls(at: RestCluster, wanted: Partial<Acl>, signal: AbortSignal): Promise<Acl[]> {
		const {value} = await this.#door(at).read({
			...this.#call(at, aclList, 'list the ACLs', signal),
			method: 'GET',
			path: aclsPath(at),
			query: wanted,
		});
		const members = Object.keys(wanted) as (keyof Acl)[];
		return value.data.filter((each) => members.every((member) => each[member] === wanted[member]));
	}

	#call<T>(at: RestCluster, schema: z.ZodType<T>, purpose: string, signal: AbortSignal) {
		const known = this.#keys.get(at.cluster);
		if (!known)
			throw new Problem({
				what: `Could not ${purpose}; nothing was sent.`,
				why: 'This needs a Kafka admin key of the cluster, which kafkey does not keep from one run to the next.',
				next: `Use Confluent's own command line for it: confluent kafka acl --cluster ${at.cluster}.`,
			});
		return {schema, purpose, signal, authorization: known.authorization};
	}

	/** Opens the cluster's address, which the API or the person gave, only where it is Confluent's own. */
	#door({endpoint}: RestCluster): Http {
		const known = this.#doors.get(endpoint);
		if (known) return known;
		if (!this.#connection.foreign && !isConfluentHost(endpoint))
			throw new Problem({
				what: 'The cluster was not asked; nothing was sent.',
				why: 'Its REST address is not an https address of confluent.cloud, and the Kafka admin key would go there.',
				next: 'Type the topics instead of choosing them, and give no admin key.',
			});
		const door = this.#connection.http({explain, url: endpoint});
		this.#doors.set(endpoint, door);
		return door;
	}
}

/** A 401 here is about the admin key, not about the sign-in; and a new key is refused until it has spread. */
function refusedKey({cluster}: RestCluster, otherwise: string): Problem {
	return new Problem({
		what: `Cluster ${cluster} refused the Kafka admin key (401).`,
		why: 'It is not a key of this cluster, its secret is wrong, or it is so new that the cluster does not know it yet.',
		next: `Correct it, ${otherwise}.`,
	});
}

export function aclsPath({cluster}: RestCluster): string {
	return path`/kafka/v3/clusters/${cluster}/acls`;
}
