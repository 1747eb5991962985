import * as z from 'zod';
import {type Authorization, anything, type Explained, type Http, isStatus, path} from '../../network/http.js';
import type {Secret} from '../../secret.js';
import type {Choice} from '../field.js';

/** `GET /v2/kafka/clusters`; endpoints are hosts without scheme or port (Upstash's API reference). */
const cluster = z.object({
	cluster_id: z.string().min(1),
	name: z.string(),
	region: z.string().optional(),
	state: z.string().optional(),
	tcp_endpoint: z.string().min(1),
	rest_endpoint: z.string().min(1),
});

const topic = z.object({
	topic_name: z.string(),
	partitions: z.number().optional(),
	state: z.string().optional(),
});

/** A credential as create and list answer it; `cluster_slug` is missing from the reference's field list. */
const credential = z.object({
	credential_id: z.string().min(1),
	credential_name: z.string(),
	topic: z.string(),
	permissions: z.string(),
	cluster_id: z.string(),
	cluster_slug: z.string().optional(),
	username: z.string().optional(),
	encoded_username: z.string().optional(),
	creation_time: z.number().optional(),
	password: z.string().optional(),
	state: z.string().optional(),
});

export type UpstashCredential = z.infer<typeof credential>;

/** What kafkey knows of a cluster that was picked from the list. */
export type ClusterAddresses = {readonly tcpEndpoint: string; readonly restEndpoint: string};

/** The body of `POST /v2/kafka/credential`; all four are required (vendor page). */
export type CredentialRequest = {
	readonly credential_name: string;
	readonly cluster_id: string;
	readonly topic: string;
	readonly permissions: string;
};

export const createPath = '/v2/kafka/credential';

/** Upstash's management API: HTTP Basic with the account's e-mail and an API key, lists as bare arrays. */
export class UpstashApi {
	readonly #http: Http;
	readonly #authorization: Authorization;
	#clusters: Choice<ClusterAddresses>[] | undefined;

	constructor(http: Http, email: string, apiKey: Secret) {
		this.#http = http;
		this.#authorization = {basic: {user: email, password: apiKey}};
	}

	/** Sees whether the sign-in is good. What is read for that is kept for who asks for the clusters first. */
	async signIn(signal: AbortSignal): Promise<void> {
		this.#clusters = await this.#listClusters(signal);
	}

	async clusters(signal: AbortSignal): Promise<Choice<ClusterAddresses>[]> {
		const known = this.#clusters;
		this.#clusters = undefined;
		return known ?? this.#listClusters(signal);
	}

	async #listClusters(signal: AbortSignal): Promise<Choice<ClusterAddresses>[]> {
		const {value} = await this.#read('/v2/kafka/clusters', z.array(cluster), 'list the clusters', signal);
		return value
			.filter(({state}) => state !== 'deleted')
			.map((each) => ({
				value: each.cluster_id,
				label: each.name,
				hint: each.region ?? '',
				detail: each.tcp_endpoint,
				data: {tcpEndpoint: each.tcp_endpoint, restEndpoint: each.rest_endpoint},
			}));
	}

	async topics(clusterId: string, signal: AbortSignal): Promise<Choice[]> {
		const at = path`/v2/kafka/topics/${clusterId}`;
		const {value} = await this.#read(at, z.array(topic), 'list the topics', signal);
		return value
			.filter(({state}) => state !== 'deleted')
			.map(({topic_name, partitions}) => ({
				value: topic_name,
				label: topic_name,
				hint:
					partitions === undefined ? '' : `${partitions} ${partitions === 1 ? 'partition' : 'partitions'}`,
			}));
	}

	/** Lists every credential of the account; the answer holds their passwords, which are dropped here. */
	async credentials(signal: AbortSignal): Promise<Omit<UpstashCredential, 'password'>[]> {
		const listed = z.array(credential.omit({password: true}));
		const {value} = await this.#read('/v2/kafka/credentials', listed, 'list the credentials', signal);
		return value.filter(({state}) => state !== 'deleted');
	}

	async create(request: CredentialRequest, signal: AbortSignal): Promise<UpstashCredential> {
		const {value} = await this.#http.send({
			method: 'POST',
			path: createPath,
			json: request,
			schema: credential,
			purpose: 'create the credential',
			authorization: this.#authorization,
			signal,
		});
		return value;
	}

	/** One that is gone already counts as deleted. */
	async remove(id: string, signal: AbortSignal): Promise<void> {
		const call = {
			method: 'DELETE',
			path: path`/v2/kafka/credential/${id}`,
			schema: anything,
			purpose: 'delete the credential',
			authorization: this.#authorization,
			signal,
		} as const;
		await this.#http.send(call).catch((error: unknown) => {
			if (!isStatus(error, 404)) throw error;
		});
	}

	#read<T>(at: string, schema: z.ZodType<T>, purpose: string, signal: AbortSignal) {
		return this.#http.read({
			method: 'GET',
			path: at,
			schema,
			purpose,
			authorization: this.#authorization,
			signal,
		});
	}
}

/** Error bodies come as `{error}`, `{message}` or plain text; Upstash's own command line reads them in this order. */
export function explain(body: unknown): Explained | undefined {
	if (typeof body === 'string') return body === '' ? undefined : {text: body};
	const parsed = z.object({error: z.string().optional(), message: z.string().optional()}).safeParse(body);
	const text = parsed.success ? parsed.data.error || parsed.data.message : undefined;
	return text ? {text} : undefined;
}
