import {startAzure} from '../../source/sandbox/azure/index.js';
import type {Mode} from '../../source/sandbox/modes.js';
import type {SandboxSettings} from '../../source/sandbox/system.js';
import {request, started} from './request.js';

export type ArmPage<Item> = {readonly value: readonly Item[]; readonly nextLink?: string | null};

export type ArmError = {readonly error: {readonly code: string; readonly message: string}};

export type Named = {
	readonly id: string;
	readonly name?: string;
	readonly properties: {
		readonly metadata: {readonly self: string; readonly resourceName: string};
		readonly provisioningState?: string;
		readonly organizationId?: string;
		readonly spec: {readonly httpEndpoint: string; readonly kafkaBootstrapEndpoint?: string};
		readonly partitionsCount?: string;
	};
};

export type ArmKey = {
	readonly id: string;
	readonly properties: {
		readonly spec: {
			readonly name: string;
			readonly owner: {readonly id: string; readonly kind: string};
			readonly resource: {readonly id: string; readonly kind: string};
			readonly secret?: string;
		};
	};
};

export const version = 'api-version=2024-07-01';

/** An Azure stand-in; `arm` calls the management host with the demo token unless another is given. */
export async function begin(settings: Partial<SandboxSettings> & {readonly mode?: Mode} = {}) {
	const {mode, ...rest} = settings;
	const system = await started(startAzure, {modes: new Set(mode === undefined ? [] : [mode]), ...rest});
	const demo = system.signIn['token'] ?? '';
	const [principal = {}, device = {}] = (system.extras ?? []).map(({values}) => values);
	const arm = <Body = ArmError>(method: string, path: string, json?: unknown, token = demo) => {
		const joined = `${path}${path.includes('?') ? '&' : '?'}${version}`;
		const address = path.startsWith('http') ? path : `${system.baseUrl}${joined}`;
		return request<Body>(method, address, {
			authorization: `Bearer ${token}`,
			...(json !== undefined && {json}),
		});
	};
	const login = <Body>(endpoint: string, form: Record<string, string>, tenant = principal['tenantId']) =>
		request<Body>('POST', `${system.otherUrls?.['login']}/${tenant}/oauth2/v2.0/${endpoint}`, {
			text: new URLSearchParams(form).toString(),
			type: 'application/x-www-form-urlencoded',
		});
	/** Every entry of a list, page after page. */
	const all = async <Item>(path: string) => {
		const pages: Item[][] = [];
		let next: string | undefined = path;
		while (next) {
			const {body}: {body: ArmPage<Item>} = await arm('GET', next);
			pages.push([...body.value]);
			next = body.nextLink ?? undefined;
		}
		return pages;
	};
	/** Organizations by name, found as a client finds them. */
	const organizations = async () => {
		const found = new Map<string, Named>();
		for (const {subscriptionId} of (await all<{subscriptionId: string}>('/subscriptions')).flat()) {
			const path = `/subscriptions/${subscriptionId}/providers/Microsoft.Confluent/organizations`;
			for (const one of (await all<Named>(path)).flat()) found.set(one.name ?? '', one);
		}
		return found;
	};
	/** The URL-encoded path of an organization. */
	const path = async (name: string) => {
		const id = (await organizations()).get(name)?.id ?? '';
		return id.split('/').map(encodeURIComponent).join('/');
	};
	return {
		system,
		demo,
		principal,
		device,
		arm,
		login,
		all,
		organizations,
		path,
		[Symbol.asyncDispose]: system.close,
	};
}
