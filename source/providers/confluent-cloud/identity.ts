import {told} from '../../errors.js';
import {path} from '../../network/http.js';
import {HttpProblem, isStatus} from '../../network/problem.js';
import {apiKey, environment, listOf, organization} from './answers.js';
import type {Client} from './client.js';

/**
 * Proves the sign-in by a short read and takes the organization's UUID from an environment's resource name;
 * undefined where none is visible. Throws HttpProblem where the sign-in is refused.
 */
export async function organizationSeen(client: Client, signal: AbortSignal): Promise<string | undefined> {
	const query = {page_size: 1};
	const seen = await client
		.read('/org/v2/environments', listOf(environment), 'sign in', signal, query)
		.catch(refused);
	const name = seen.data[0]?.metadata?.resource_name;
	const found = /\/organization=([\w-]+)/.exec(name ?? '')?.[1];
	if (found !== undefined) return found;
	const at = '/org/v2/organizations';
	const listed = client.read(at, listOf(organization), 'read the organization', signal, query);
	return (await orNothing(listed))?.data[0]?.id;
}

/** A refused sign-in, with its likeliest cause: every other key of Confluent Cloud looks like a Cloud key. */
function refused(error: unknown): never {
	if (!isStatus(error, 401)) throw error;
	const next =
		'Sign in with a Cloud key: the key of a Kafka cluster, Schema Registry or ksqlDB looks alike and is refused here. One that is mistyped, expired or deleted is refused, too.';
	throw new HttpProblem({...told(error), next}, error);
}

/** The account that owns the key; undefined where reading it is refused. */
export async function ownerOf(client: Client, key: string, signal: AbortSignal): Promise<string | undefined> {
	const read = client.read(path`/iam/v2/api-keys/${key}`, apiKey, 'read the sign-in key', signal);
	return (await orNothing(read))?.spec.owner?.id;
}

/** The answer, or nothing where the API has none to give; for what kafkey can do without. */
function orNothing<T>(read: Promise<T>): Promise<T | undefined> {
	return read.catch((error: unknown) => {
		if (error instanceof HttpProblem) return undefined;
		throw error;
	});
}
