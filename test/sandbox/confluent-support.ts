import {startConfluent} from '../../source/sandbox/confluent/index.js';
import type {Mode} from '../../source/sandbox/modes.js';
import type {SandboxSettings} from '../../source/sandbox/system.js';
import {basic, request, started} from './request.js';

export type Pair = {readonly key: string; readonly secret: string};

export type Page<Item> = {
	readonly metadata: {readonly first?: string; readonly next?: string; readonly total_size?: number};
	readonly data: readonly Item[];
};

export type Key = {
	readonly id: string;
	readonly spec: {
		readonly display_name: string;
		readonly description: string;
		readonly owner: {readonly id: string; readonly kind: string};
		readonly resource: {readonly id: string; readonly kind: string; readonly environment?: string};
		readonly secret?: string;
	};
};

export type Place = {
	readonly id: string;
	readonly metadata: {readonly resource_name: string};
	readonly spec: {
		readonly display_name: string;
		readonly config: {readonly kind: string};
		readonly http_endpoint: string;
		readonly kafka_bootstrap_endpoint?: string;
	};
	readonly status: {readonly http_endpoint?: string};
};

export type Errors = {
	readonly errors: readonly {readonly status: string; readonly code?: string; readonly detail: string}[];
};

/** A Confluent stand-in with its demo sign-ins; `call` goes to the control plane, `data` to a data plane. */
export async function begin(settings: Partial<SandboxSettings> & {readonly mode?: Mode} = {}) {
	const {mode, ...rest} = settings;
	const system = await started(startConfluent, {modes: new Set(mode === undefined ? [] : [mode]), ...rest});
	const demo = {key: system.signIn['apiKey'] ?? '', secret: system.signIn['apiSecret'] ?? ''};
	const [basicAdmin, standardAdmin] = (system.extras ?? []).map(({values}) => ({
		key: values['kafkaKey'] ?? '',
		secret: values['kafkaSecret'] ?? '',
	}));
	if (!basicAdmin || !standardAdmin) throw new Error('no Kafka admin keys');
	const at = (base: string | undefined) => {
		return <Body = Errors>(method: string, path: string, as: Pair | undefined = demo, json?: unknown) =>
			request<Body>(method, path.startsWith('http') ? path : `${base}${path}`, {
				authorization: basic(as.key, as.secret),
				...(json !== undefined && {json}),
			});
	};
	const call = at(system.baseUrl);
	const data = at(system.otherUrls?.['data']);
	const create = (owner: string, resource?: object) =>
		call<Key>('POST', '/iam/v2/api-keys', demo, {spec: {owner: {id: owner}, ...(resource && {resource})}});
	const me = async () => (await call<Key>('GET', `/iam/v2/api-keys/${demo.key}`)).body.spec.owner.id;
	const resourceOf = async ({key}: Pair) =>
		(await call<Key>('GET', `/iam/v2/api-keys/${key}`)).body.spec.resource;
	const account = async (name: string) =>
		(await call<{id: string}>('POST', '/iam/v2/service-accounts', demo, {display_name: name})).body.id;
	return {
		demo,
		basicAdmin,
		standardAdmin,
		call,
		data,
		create,
		me,
		resourceOf,
		account,
		system,
		[Symbol.asyncDispose]: system.close,
	};
}

/** The id and secret out of a creation's answer. */
export function pairOf(created: Key): Pair {
	return {key: created.id, secret: created.spec.secret ?? ''};
}
