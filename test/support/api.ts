import {MockAgent} from 'undici';
import {createHttp} from '../../source/network/http.js';
import {openKafka} from '../../source/network/kafka/open.js';
import type {Answers} from '../../source/providers/field.js';
import type {Account, Connection, Kind, Plan, Provider} from '../../source/providers/provider.js';

/** A request as it went out; `body` is its JSON. */
export type Sent = {
	readonly method: string;
	readonly path: string;
	readonly authorization: string | undefined;
	readonly body: unknown;
};

export type MockedReply = {
	readonly status?: number;
	readonly headers?: Readonly<Record<string, string>>;
	/** Another host than the provider's own. */
	readonly origin?: string;
};

/** A provider whose every host is undici's MockAgent: what is not expected is refused, nothing leaves the machine. */
export class MockedProvider {
	readonly sent: Sent[] = [];
	readonly said: string[] = [];
	readonly connection: Connection;
	readonly #agent = new MockAgent();
	readonly #provider: Provider;

	constructor(provider: Provider, more: Partial<Connection> = {}) {
		this.#provider = provider;
		this.#agent.disableNetConnect();
		this.connection = {
			http: ({base = 'api', url, ...rest} = {}) =>
				createHttp({
					...rest,
					system: provider.name,
					baseUrl: url ?? provider.baseUrls?.[base] ?? '',
					dispatcher: this.#agent,
				}),
			signal: new AbortController().signal,
			foreign: false,
			kafka: openKafka,
			run: () => Promise.reject(new Error('no commands here')),
			readFile: () => Promise.reject(new Error('no files here')),
			say: (sentence) => this.said.push(sentence),
			...more,
		};
	}

	/** Expects `GET /path?query` once, and answers JSON, or text as it is. */
	expect(
		request: string,
		answer: unknown = '',
		{status = 200, headers = {}, origin}: MockedReply = {},
	): this {
		const [method = '', path = ''] = request.split(' ');
		const base = new URL(origin ?? this.#provider.baseUrls?.api ?? '').origin;
		this.#agent
			.get(base)
			.intercept({method, path})
			.reply((asked) => {
				const names = new Headers(asked.headers as Record<string, string>);
				const body = typeof asked.body === 'string' && asked.body !== '' ? asked.body : undefined;
				this.sent.push({
					method,
					path,
					authorization: names.get('authorization') ?? undefined,
					body: body?.startsWith('{') || body?.startsWith('[') ? JSON.parse(body) : body,
				});
				const json = typeof answer !== 'string';
				const type: Record<string, string> = json ? {'content-type': 'application/json'} : {};
				const responseOptions = {headers: {...type, ...headers}};
				return {statusCode: status, data: json ? JSON.stringify(answer) : answer, responseOptions};
			});
		return this;
	}

	/** Signs in with these answers. */
	connect(answers: Answers): Promise<Account<unknown>> {
		return this.#provider.connect(answers, this.connection);
	}

	kind(id: string): Kind<unknown> {
		return kindOf(this.#provider, id);
	}

	/** Takes a thing back, as undo and recovery do. */
	async remove(thing: string, api: unknown, ref: Readonly<Record<string, string>>): Promise<void> {
		await this.#provider.things[thing]?.remove(api, ref, this.connection.signal);
	}

	/** Fails when something that was expected was not asked for. */
	done(): void {
		this.#agent.assertNoPendingInterceptors();
	}
}

/** The kind of this id. */
export function kindOf(provider: Provider, id: string): Kind<unknown> {
	const kind = provider.kinds.find((each) => each.id === id);
	if (!kind) throw new Error(`${provider.id} has no kind ${id}`);
	return kind;
}

/** Every choice of a fetched list, page by page. */
export async function listed(kind: Kind<unknown>, id: string, api: unknown, answers: Answers = {}) {
	const field = kind.fields[id];
	if (!field || !('choices' in field) || typeof field.choices !== 'function')
		throw new Error(`${id} has no list`);
	const list = field.choices as (asking: object) => AsyncIterable<readonly unknown[]>;
	const pages: (readonly unknown[])[] = [];
	for await (const page of list({api, answers, signal: new AbortController().signal})) pages.push(page);
	return pages;
}

/** A picked answer, as the wizard stores it. */
export function picked<Data>(value: string, data?: Data) {
	return {value, label: value, typed: false, ...(data !== undefined && {data})};
}

/** A typed answer. */
export function typed(value: string) {
	return {value, label: value, typed: true};
}

/** Sends every step of the plan in order, as the engine does. */
export async function runSteps({steps}: Plan) {
	const earlier: Record<string, Awaited<ReturnType<(typeof steps)[number]['send']>>> = {};
	for (const step of steps) earlier[step.id] = await step.send(earlier, new AbortController().signal);
	return earlier;
}
