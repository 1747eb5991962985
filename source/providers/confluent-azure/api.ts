import type * as z from 'zod';
import {isStatus, path} from '../../network/http.js';
import {
	type ApiKey,
	apiKey,
	type CreatedKey,
	createdKey,
	environment,
	kafkaCluster,
	organization,
	schemaRegistry,
	subscription,
} from './answers.js';
import type {Client} from './client.js';

/** The version that kafkey was written for: the newest stable one with the call. */
export const usualVersion = '2024-07-01';

/** The version of Azure's own list of subscriptions. */
const subscriptionsVersion = '2022-12-01';

/** The Azure resource that stands for one Confluent organization. */
export type Organization = {readonly subscription: string; readonly group: string; readonly name: string};

/** What is asked for when a key is made; Azure lets neither owner nor expiry be chosen (vendor page). */
export type KeyRequest = {readonly name: string; readonly description?: string};

type Subscription = z.infer<typeof subscription>;
type Pages<Item> = AsyncGenerator<Item[], void, undefined>;

/** Confluent's organizations in Azure: one call a method, as Microsoft's REST reference names them. */
export class AzureApi {
	readonly #client: Client;
	readonly version: string;
	#begun:
		| {readonly first: IteratorResult<Subscription[], void>; readonly rest: Pages<Subscription>}
		| undefined;

	constructor(client: Client, version: string) {
		this.#client = client;
		this.version = version;
	}

	/** Sees whether the sign-in is good. What is read for that is kept for who lists the subscriptions first. */
	async signIn(signal: AbortSignal): Promise<void> {
		const rest = this.#listSubscriptions(signal);
		this.#begun = {first: await rest.next(), rest};
	}

	async *subscriptions(signal: AbortSignal): Pages<Subscription> {
		const begun = this.#begun;
		this.#begun = undefined;
		if (begun && !begun.first.done) yield begun.first.value;
		yield* begun?.rest ?? this.#listSubscriptions(signal);
	}

	#listSubscriptions(signal: AbortSignal): Pages<Subscription> {
		const asked = {
			path: '/subscriptions',
			version: subscriptionsVersion,
			purpose: 'list the subscriptions',
			signal,
		};
		return this.#client.list(asked, subscription);
	}

	organizations(subscriptionId: string, signal: AbortSignal) {
		const at = path`/subscriptions/${subscriptionId}/providers/Microsoft.Confluent/organizations`;
		return this.#client.list(this.#asked(at, 'list the organizations', signal), organization);
	}

	environments(of: Organization, signal: AbortSignal) {
		const at = `${organizationPath(of)}/environments`;
		return this.#client.list(this.#asked(at, 'list the environments', signal), environment);
	}

	kafkaClusters(of: Organization, environmentId: string, signal: AbortSignal) {
		const at = `${environmentPath(of, environmentId)}/clusters`;
		return this.#client.list(this.#asked(at, 'list the Kafka clusters', signal), kafkaCluster);
	}

	schemaRegistries(of: Organization, environmentId: string, signal: AbortSignal) {
		const at = `${environmentPath(of, environmentId)}/schemaRegistryClusters`;
		return this.#client.list(this.#asked(at, 'list the Schema Registries', signal), schemaRegistry);
	}

	/** `at` is a `createKeyPath`. */
	createKey(at: string, request: KeyRequest, signal: AbortSignal): Promise<CreatedKey> {
		return this.#client.create(this.#asked(at, 'create the key', signal), request, createdKey);
	}

	/** Undefined for one that the organization does not have. */
	async key(of: Organization, id: string, signal: AbortSignal): Promise<ApiKey | undefined> {
		const at = organizationPath(of) + path`/apiKeys/${id}`;
		const read = this.#client.read(this.#asked(at, 'read the key', signal), apiKey);
		return read.catch((error: unknown) => {
			if (!isStatus(error, 404)) throw error;
			return undefined;
		});
	}

	/** A key that is gone already answers 204. */
	removeKey(of: Organization, id: string, signal: AbortSignal): Promise<void> {
		const at = organizationPath(of) + path`/apiKeys/${id}`;
		return this.#client.remove(this.#asked(at, 'delete the key', signal));
	}

	#asked(at: string, purpose: string, signal: AbortSignal) {
		return {path: at, version: this.version, purpose, signal};
	}
}

function organizationPath({subscription: subscriptionId, group, name}: Organization): string {
	return path`/subscriptions/${subscriptionId}/resourceGroups/${group}/providers/Microsoft.Confluent/organizations/${name}`;
}

function environmentPath(of: Organization, environmentId: string): string {
	return organizationPath(of) + path`/environments/${environmentId}`;
}

/** Kafka clusters and Schema Registries alike stand behind `clusters` (vendor page). */
export function createKeyPath(of: Organization, environmentId: string, resource: string): string {
	return environmentPath(of, environmentId) + path`/clusters/${resource}/createAPIKey`;
}
