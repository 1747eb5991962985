import * as z from 'zod';
import {type Http, isStatus, path} from '../../network/http.js';
import {pages} from '../../network/paging.js';
import type {Choice} from '../field.js';
import {
	clientCredential,
	kafkaUser,
	projectKeyDetail,
	projectKeyFile,
	projectKeySummary,
	role,
	topicPage,
	whoami,
} from './answers.js';
import {Client} from './client.js';
import {type SignIn, Tokens, tokenPath} from './tokens.js';

export const credentialsPath = '/auth/client-credentials';
export const keysPath = '/project-keys';
export const usersPath = '/kafka-access/kafka-users';

/** What kafkey knows of a role that was picked from the list: answers may name it by any of these. */
export type RoleNames = {readonly names: readonly string[]};
/** What kafkey knows of a topic beside its name. */
export type TopicId = {readonly id: string};

/** Streamkap's management API, signed in (its API reference, version 2.0.0). */
export class StreamkapApi {
	readonly who: z.infer<typeof whoami>;
	/** The client id that it is signed in with; none for a project key's file. */
	readonly clientId: string | undefined;
	/** Where a client id and its secret become a token. */
	readonly tokenEndpoint: string;
	readonly #client: Client;

	private constructor(client: Client, signIn: SignIn, who: z.infer<typeof whoami>, baseUrl: URL) {
		this.#client = client;
		this.clientId = 'client_id' in signIn ? signIn.client_id : undefined;
		this.who = who;
		this.tokenEndpoint = baseUrl.href.replace(/\/+$/, '') + tokenPath;
	}

	/** Exchanges the sign-in for a token and asks whom it speaks for. */
	static async open(http: Http, signIn: SignIn, signal: AbortSignal): Promise<StreamkapApi> {
		const client = new Client(http, new Tokens(http, signIn));
		const who = await client.read('/auth/whoami', whoami, 'sign in', signal);
		return new StreamkapApi(client, signIn, who, http.baseUrl);
	}

	/** Every role; 403 for a token without `fe.secure.read.roles`. */
	async roles(signal: AbortSignal): Promise<Choice<RoleNames>[]> {
		const roles = await this.#client.read('/auth/roles', z.array(role), 'list the roles', signal);
		return roles.map(({id, key, name, description}) => ({
			value: id,
			label: name || key || id,
			hint: key ?? '',
			detail: description ?? '',
			data: {names: [id, key, name].filter((each) => typeof each === 'string')},
		}));
	}

	/** Topics by name, a hundred a page, which is the most that lists of this API give. */
	async *topics(signal: AbortSignal): AsyncGenerator<Choice<TopicId>[]> {
		const get = async (cursor = '1') => {
			const query = {page: cursor, page_size: 100};
			const page = await this.#client.read('/topics/details', topicPage, 'list the topics', signal, query);
			return {...page, number: Number(cursor)};
		};
		for await (const {result} of pages(get, ({has_next, number}) => (has_next ? `${number + 1}` : undefined)))
			yield result.map(({id, name, entity}) => ({
				value: name,
				label: name,
				hint: entity?.name ?? '',
				detail: id,
				data: {id},
			}));
	}

	clientCredentials(signal: AbortSignal) {
		const listed = z.array(clientCredential.omit({secret: true}));
		return this.#client.read(credentialsPath, listed, 'list the client credentials', signal);
	}

	async createClientCredential(json: unknown, signal: AbortSignal) {
		const purpose = 'create the client credential';
		return (await this.#client.create(credentialsPath, json, clientCredential, purpose, signal)).value;
	}

	/** Answered with the secret masked, which is not read. */
	async changeClientCredential(id: string, json: unknown, signal: AbortSignal): Promise<void> {
		const at = path`/auth/client-credentials/${id}`;
		await this.#client.change('PATCH', at, json, 'change the client credential', signal);
	}

	async removeClientCredential(id: string, signal: AbortSignal): Promise<void> {
		await this.#remove(
			path`/auth/client-credentials/${id}`,
			'delete the client credential',
			signal,
			async () => (await this.clientCredentials(signal)).some(({client_id}) => client_id === id),
		);
	}

	projectKeys(signal: AbortSignal) {
		return this.#client.read(keysPath, z.array(projectKeySummary), 'list the project keys', signal);
	}

	/** Undefined for one that is gone, which this API answers 404 or 400; only the list tells the two 400s apart. */
	async projectKey(keyId: string, signal: AbortSignal) {
		const read = this.#client.read(
			path`/project-keys/${keyId}`,
			projectKeyDetail,
			'read the project key',
			signal,
		);
		return read.catch(async (error: unknown) => {
			if (isStatus(error, 404)) return undefined;
			if (!isStatus(error, 400) || (await this.projectKeys(signal)).some((key) => key.id === keyId))
				throw error;
			return undefined;
		});
	}

	async changeProjectKey(keyId: string, json: unknown, signal: AbortSignal): Promise<void> {
		await this.#client.change('PATCH', path`/project-keys/${keyId}`, json, 'change the project key', signal);
	}

	createProjectKey(json: unknown, signal: AbortSignal) {
		return this.#client.create(keysPath, json, projectKeyFile, 'create the project key', signal);
	}

	async removeProjectKey(id: string, signal: AbortSignal): Promise<void> {
		await this.#remove(path`/project-keys/${id}`, 'delete the project key', signal, async () =>
			(await this.projectKeys(signal)).some((key) => key.id === id),
		);
	}

	kafkaUsers(signal: AbortSignal) {
		return this.#client.read(usersPath, z.array(kafkaUser), 'list the Kafka users', signal);
	}

	async createKafkaUser(json: unknown, signal: AbortSignal) {
		return (await this.#client.create(usersPath, json, kafkaUser, 'create the Kafka user', signal)).value;
	}

	/** A PUT: what it leaves out is replaced by nothing, but for the password, which stays (its Terraform provider). */
	async changeKafkaUser(username: string, json: unknown, signal: AbortSignal): Promise<void> {
		const at = path`/kafka-access/kafka-users/${username}`;
		await this.#client.change('PUT', at, json, 'change the Kafka user', signal);
	}

	async removeKafkaUser(username: string, signal: AbortSignal): Promise<void> {
		await this.#remove(
			path`/kafka-access/kafka-users/${username}`,
			'delete the Kafka user',
			signal,
			async () => (await this.kafkaUsers(signal)).some((user) => user.username === username),
		);
	}

	/** Here 404 and 400 both may stand for something that is gone, so the list decides. */
	async #remove(
		at: string,
		purpose: string,
		signal: AbortSignal,
		isListed: () => Promise<boolean>,
	): Promise<void> {
		try {
			await this.#client.remove(at, purpose, signal);
		} catch (error) {
			const perhapsGone = isStatus(error, 404) || isStatus(error, 400);
			if (!perhapsGone || (await isListed().catch(() => true))) throw error;
		}
	}
}
