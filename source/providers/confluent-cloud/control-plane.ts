import {isStatus, path} from '../../network/http.js';
import {HttpProblem} from '../../network/problem.js';
import {
	apiKey,
	type CreatedKey,
	createdKey,
	environment,
	flinkRegion,
	kafkaCluster,
	ksqlCluster,
	roleBinding,
	schemaRegistry,
	serviceAccount,
} from './answers.js';
import {type Client, unless} from './client.js';
import {type LimitScope, namingTheLimit} from './limits.js';
import {isSameResource, type KeyRequest, type KeyResource} from './resource.js';

export const keysPath = '/iam/v2/api-keys';
export const accountsPath = '/iam/v2/service-accounts';
export const bindingsPath = '/iam/v2/role-bindings';

export type AccountRequest = {readonly display_name: string; readonly description?: string};

/** Who may do what: `User:sa-…`, a role's name, and the resource's name with an optional `*` at its end. */
export type Binding = {
	readonly principal: string;
	readonly role_name: string;
	readonly crn_pattern: string;
};

/** Confluent Cloud's control plane: HTTP Basic with a Cloud key (Confluent's OpenAPI for org, cmk, srcm, ksqldbcm, iam). */
export class ControlPlane {
	readonly #client: Client;

	constructor(client: Client) {
		this.#client = client;
	}

	environments(signal: AbortSignal) {
		return this.#client.list('/org/v2/environments', environment, 'list the environments', signal);
	}

	kafkaClusters(inEnvironment: string, signal: AbortSignal) {
		const query = {environment: inEnvironment};
		return this.#client.list('/cmk/v2/clusters', kafkaCluster, 'list the Kafka clusters', signal, query);
	}

	schemaRegistries(inEnvironment: string, signal: AbortSignal) {
		const query = {environment: inEnvironment};
		return this.#client.list(
			'/srcm/v3/clusters',
			schemaRegistry,
			'list the Schema Registries',
			signal,
			query,
		);
	}

	ksqlClusters(inEnvironment: string, signal: AbortSignal) {
		const query = {environment: inEnvironment};
		return this.#client.list('/ksqldbcm/v2/clusters', ksqlCluster, 'list the ksqlDB clusters', signal, query);
	}

	/** Where Flink runs, read with a Cloud key (Confluent's Flink SQL REST API). */
	flinkRegions(signal: AbortSignal) {
		return this.#client.list('/fcpm/v2/regions', flinkRegion, 'list the Flink regions', signal);
	}

	serviceAccounts(signal: AbortSignal, name?: string) {
		const query = {display_name: name};
		return this.#client.list(accountsPath, serviceAccount, 'list the service accounts', signal, query);
	}

	/** Throws an HttpProblem that is about `display_name` when the name is taken (409). */
	async createAccount(request: AccountRequest, signal: AbortSignal) {
		const purpose = 'create the service account';
		const create = this.#client.create(accountsPath, serviceAccount, purpose, signal, request);
		return create.catch(async (error) => {
			if (!isStatus(error, 409)) throw await this.#limited(error, {what: 'account'}, signal);
			const message = 'A service account of this name exists already: choose another name, or that account.';
			throw new HttpProblem(error, {...error, fields: [{path: ['display_name'], message}]});
		});
	}

	async removeAccount(id: string, signal: AbortSignal): Promise<void> {
		const remove = this.#client.remove(
			path`/iam/v2/service-accounts/${id}`,
			'delete the service account',
			signal,
		);
		await remove.catch(unless(404));
	}

	/** The bindings that say exactly this. */
	async bindings(binding: Binding, signal: AbortSignal): Promise<string[]> {
		const found: string[] = [];
		const {principal, role_name, crn_pattern} = binding;
		const query = {crn_pattern, principal, role_name};
		for await (const page of this.#client.list(
			bindingsPath,
			roleBinding,
			'list the role bindings',
			signal,
			query,
		)) {
			// The filter matches in part (Confluent's OpenAPI), so every answer is compared again.
			const same = page.filter(
				(each) =>
					each.crn_pattern === crn_pattern && each.principal === principal && each.role_name === role_name,
			);
			found.push(...same.map(({id}) => id));
		}
		return found;
	}

	/** The new binding's id; undefined where it was there already (409). */
	async bind(binding: Binding, signal: AbortSignal): Promise<string | undefined> {
		const bind = this.#client.create(bindingsPath, roleBinding, 'create the role binding', signal, binding);
		return (await bind.catch(unless(409)))?.id;
	}

	/** An unknown binding is answered 403 like a forbidden one, so the list decides whether it is still there. */
	async unbind(id: string, binding: Binding, signal: AbortSignal): Promise<void> {
		const remove = this.#client.remove(path`/iam/v2/role-bindings/${id}`, 'delete the role binding', signal);
		await remove.catch(async (error) => {
			if (isStatus(error, 404)) return;
			if (!isStatus(error, 403) || (await this.bindings(binding, signal)).includes(id)) throw error;
		});
	}

	/** Keys of one owner for one resource, without secrets. */
	async keys(owner: string, resource: KeyResource, signal: AbortSignal): Promise<string[]> {
		const found: string[] = [];
		// Which form of a Flink region the filter takes is not documented, so all keys of the owner are looked at.
		const filter = resource.environment === undefined ? resource.id : undefined;
		const query = {'spec.owner': owner, 'spec.resource': filter};
		for await (const page of this.#client.list(keysPath, apiKey, 'list the API keys', signal, query)) {
			const fitting = filter
				? page
				: page.filter(({spec}) => isSameResource(spec.resource?.id ?? '', resource));
			found.push(...fitting.map(({id}) => id));
		}
		return found;
	}

	/** Answered 202 with the whole key, secret included (Confluent's OpenAPI). At a limit it says which. */
	async createKey(request: KeyRequest, signal: AbortSignal): Promise<CreatedKey> {
		const create = this.#client.create(keysPath, createdKey, 'create the API key', signal, request);
		const {owner, resource} = request.spec;
		const scope = {what: 'key', owner: owner.id, resource: resource.id} as const;
		return create.catch(async (error) => {
			throw await this.#limited(error, scope, signal);
		});
	}

	/** A key that does not exist is answered 403 `forbidden_access`, so the key is read before a 403 counts. */
	async removeKey(id: string, signal: AbortSignal): Promise<void> {
		const at = path`/iam/v2/api-keys/${id}`;
		await this.#client.remove(at, 'delete the API key', signal).catch(async (error) => {
			if (isStatus(error, 404)) return;
			if (!isStatus(error, 403)) throw error;
			const gone = await this.#client.read(at, apiKey, 'read the API key', signal).then(
				() => false,
				(problem) =>
					isStatus(problem, 404) || (isStatus(problem, 403) && problem.code === 'forbidden_access'),
			);
			if (!gone) throw error;
		});
	}

	#limited(error: unknown, scope: LimitScope, signal: AbortSignal): Promise<unknown> {
		return namingTheLimit(error, scope, (schema, query) => {
			return this.#client.read('/service-quota/v1/applied-quotas', schema, 'read the limits', signal, query);
		});
	}
}
