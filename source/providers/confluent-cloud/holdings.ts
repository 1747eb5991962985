import type * as z from 'zod';
import {isStatus, path} from '../../network/http.js';
import {apiKey, appliedQuota, roleBinding, serviceAccount, user} from './answers.js';
import {type Client, unless} from './client.js';
import {accountsPath, bindingsPath, keysPath} from './control-plane.js';
import {Pages, Shared} from './shared.js';

export type ApiKey = z.infer<typeof apiKey>;
export type ServiceAccount = z.infer<typeof serviceAccount>;
export type RoleBinding = z.infer<typeof roleBinding>;

const usersPath = '/iam/v2/users';

/** What exists at Confluent Cloud and is looked after: keys, whose they are, what their owners may do (Confluent's OpenAPI). */
export class Holdings {
	readonly #client: Client;
	readonly #lists = new Shared<Pages<ApiKey[]>>();
	readonly #keys = new Shared<Promise<ApiKey>>();

	constructor(client: Client) {
		this.#client = client;
	}

	/** Keys that the sign-in may see, without secrets. Those without an owner are Confluent's own and are left out. */
	async *keys(
		filter: {readonly owner?: string; readonly resource?: string},
		signal: AbortSignal,
	): AsyncGenerator<ApiKey[]> {
		const query = {'spec.owner': filter.owner, 'spec.resource': filter.resource};
		const {value, leave} = this.#lists.join(JSON.stringify(filter), signal, () => {
			return new Pages(this.#client.list(keysPath, apiKey, 'list the API keys', signal, query));
		});
		try {
			for await (const page of value) yield page.filter(({spec}) => spec.owner);
		} finally {
			leave();
		}
	}

	/** Undefined for one that does not exist or may not be seen, which Confluent does not tell apart. */
	async key(id: string, signal: AbortSignal): Promise<ApiKey | undefined> {
		const {value, leave} = this.#keys.join(id, signal, () =>
			this.#client.read(path`/iam/v2/api-keys/${id}`, apiKey, 'read the API key', signal),
		);
		try {
			return await value;
		} catch (error) {
			const unseen = isStatus(error, 403) && error.code === 'forbidden_access';
			if (!unseen && !isStatus(error, 404)) throw error;
			return undefined;
		} finally {
			leave();
		}
	}

	/** Only the name and the description of a key can be changed. */
	async changeKey(id: string, spec: Readonly<Record<string, string>>, signal: AbortSignal): Promise<void> {
		await this.#client.change(path`/iam/v2/api-keys/${id}`, 'change the API key', signal, {spec});
	}

	/** Undefined where there is none. */
	account(id: string, signal: AbortSignal): Promise<ServiceAccount | undefined> {
		const at = path`/iam/v2/service-accounts/${id}`;
		const read = this.#client.read(at, serviceAccount, 'read the service account', signal);
		return read.catch(unless(404));
	}

	/** Every role binding of the account, at whatever place: `/*` takes in what is below (Confluent's own CLI). */
	async bindingsOf(account: string, organization: string, signal: AbortSignal): Promise<RoleBinding[]> {
		const query = {
			crn_pattern: `crn://confluent.cloud/organization=${organization}/*`,
			principal: `User:${account}`,
		};
		const found: RoleBinding[] = [];
		const purpose = 'list the role bindings';
		for await (const page of this.#client.list(bindingsPath, roleBinding, purpose, signal, query))
			found.push(...page.filter(({principal}) => principal === query.principal));
		return found;
	}

	/**
	 * Those of these owners that no longer exist. An owner that is not in the list may only be hidden, so each of those
	 * is asked for by itself, and 404 alone counts.
	 */
	async gone(owners: readonly string[], signal: AbortSignal): Promise<string[]> {
		const gone: string[] = [];
		for (const [prefix, at, noun] of [
			['sa-', accountsPath, 'service account'],
			['u-', usersPath, 'user'],
		] as const) {
			const asked = owners.filter((owner) => owner.startsWith(prefix));
			const seen = asked.length === 0 ? [] : await this.#ids(at, noun, signal);
			for (const owner of asked.filter((each) => !seen.includes(each)))
				if (await this.#isGone(`${at}${path`/${owner}`}`, noun, signal)) gone.push(owner);
		}
		return gone;
	}

	/** The limits of one scope, such as `ORGANIZATION`; none where the sign-in may not read them. */
	async quotas(scope: string, signal: AbortSignal): Promise<z.infer<typeof appliedQuota>[]> {
		const found: z.infer<typeof appliedQuota>[] = [];
		const at = '/service-quota/v1/applied-quotas';
		try {
			for await (const page of this.#client.list(at, appliedQuota, 'read the limits', signal, {scope}))
				found.push(...page);
		} catch (error) {
			if (!isStatus(error, 403)) throw error;
		}
		return found;
	}

	async #ids(at: string, noun: string, signal: AbortSignal): Promise<string[]> {
		const found: string[] = [];
		try {
			for await (const page of this.#client.list(at, user, `list the ${noun}s`, signal))
				found.push(...page.map(({id}) => id));
		} catch (error) {
			if (!isStatus(error, 403)) throw error;
		}
		return found;
	}

	async #isGone(at: string, noun: string, signal: AbortSignal): Promise<boolean> {
		return this.#client.read(at, user, `read the ${noun}`, signal).then(
			() => false,
			(error: unknown) => {
				if (!isStatus(error, 404) && !isStatus(error, 403)) throw error;
				return isStatus(error, 404);
			},
		);
	}
}
