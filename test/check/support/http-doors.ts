import type {IncomingMessage, ServerResponse} from 'node:http';
import type {CheckDoors, Watch} from '../../../source/check/check.js';
import type {CheckNews} from '../../../source/check/verdict.js';
import {createHttp} from '../../../source/network/http.js';

/** Doors to real addresses, with a clock on which waiting takes no time. `base` is the vendor's own address. */
export class TestDoors implements CheckDoors {
	readonly waited: number[] = [];
	readonly news: CheckNews[] = [];
	readonly stop = new AbortController();
	readonly #base: string;

	constructor(base = '') {
		this.#base = base;
	}

	readonly http: CheckDoors['http'] = (where) =>
		createHttp({system: 'Example', baseUrl: 'url' in where ? where.url : this.#base, env: {}});

	readonly kafka: CheckDoors['kafka'] = () => {
		throw new Error('there is no Kafka here');
	};

	readonly now = () => this.waited.reduce((sum, each) => sum + each, 0) * 1000;

	readonly wait = async (seconds: number, signal: AbortSignal) => {
		signal.throwIfAborted();
		this.waited.push(seconds);
	};

	watch(fresh: boolean, onNews = (_: CheckNews) => {}): Watch {
		const note = (news: CheckNews) => {
			this.news.push(news);
			onNews(news);
		};
		return {signal: this.stop.signal, onNews: note, fresh};
	}
}

export type Answer = {
	readonly status: number;
	readonly body?: unknown;
	readonly headers?: Record<string, string>;
};

/** Gives whoever signs in these answers in order, the last again and again; whoever does not gets `otherwise`. */
export function answering(answers: readonly Answer[], otherwise: Answer = {status: 401}) {
	let next = 0;
	return (request: IncomingMessage, response: ServerResponse) => {
		const answer = request.headers.authorization ? answers[Math.min(next++, answers.length - 1)] : otherwise;
		const {status = 500, body = '', headers = {}} = answer ?? {};
		const text = typeof body === 'string' ? body : JSON.stringify(body);
		const type = text.startsWith('<') ? 'text/html' : 'application/json';
		// No wait before the tries that the network door makes by itself.
		response.writeHead(status, {'content-type': type, 'retry-after': '0', ...headers});
		response.end(text);
	};
}
