import type {ServerResponse} from 'node:http';
import {setTimeout as wait} from 'node:timers/promises';
import type {Reply} from './exchange.js';

/**
 * One misbehaviour to order. It applies to the next `times` requests (default 1) of the host, method and path
 * (a regular expression; each may be left out to match all), after `skip` matching requests passed unharmed.
 * The brokers' requests have the method `KAFKA`, which has to be named, and the protocol's name for the request as
 * their path; they know `drop`, `drop-after`, `delay` and `delay-after`.
 *
 * - `answer`: `reply` is sent instead of the real answer, nothing is done
 * - `answer-after`: the work is done, then `reply` is sent instead of the real answer
 * - `drop`: the connection is cut before anything is done
 * - `drop-after`: the work is done, then the connection is cut without an answer
 * - `truncate`: the work is done, the answer stops half-way
 * - `delay`: `milliseconds` pass before the work is done
 * - `delay-after`: `milliseconds` pass between the work and the answer
 * - `trickle`: the work is done, the answer comes one byte every `milliseconds`
 */
export type Fault = {
	readonly kind:
		| 'answer'
		| 'answer-after'
		| 'drop'
		| 'drop-after'
		| 'truncate'
		| 'delay'
		| 'delay-after'
		| 'trickle';
	readonly host?: string;
	readonly method?: string;
	readonly path?: string;
	readonly times?: number;
	readonly skip?: number;
	readonly reply?: Reply;
	readonly milliseconds?: number;
};

/** The faults on order, first come first served. */
export class FaultBoard {
	#orders: {fault: Fault; left: number; skip: number}[] = [];

	order(fault: Fault): void {
		this.#orders.push({fault, left: fault.times ?? 1, skip: fault.skip ?? 0});
	}

	clear(): void {
		this.#orders = [];
	}

	/** The fault this request meets, if any; counts it down. */
	take(host: string, method: string, path: string): Fault | undefined {
		for (const order of this.#orders) {
			const {fault} = order;
			if (order.left === 0 || (fault.host !== undefined && fault.host !== host)) continue;
			// An order for any method means any method of HTTP.
			if (fault.method === undefined ? method === 'KAFKA' : fault.method !== method) continue;
			if (fault.path !== undefined && !new RegExp(fault.path, 'i').test(path)) continue;
			if (order.skip > 0) {
				order.skip -= 1;
				continue;
			}
			order.left -= 1;
			return fault;
		}
		return undefined;
	}
}

/** Sends what `work` answers, spoiled as the fault says. */
export async function spoil(
	fault: Fault | undefined,
	response: ServerResponse,
	work: () => Promise<Reply>,
): Promise<void> {
	if (fault?.kind === 'drop') return void response.destroy();
	if (fault?.kind === 'answer') return send(response, fault.reply ?? {status: 500});
	if (fault?.kind === 'delay') await wait(fault.milliseconds ?? 0);
	const real = await work();
	if (fault?.kind === 'drop-after') return void response.destroy();
	if (fault?.kind === 'answer-after') return send(response, fault.reply ?? {status: 500});
	if (fault?.kind === 'delay-after') await wait(fault.milliseconds ?? 0);
	if (fault?.kind === 'truncate' || fault?.kind === 'trickle') return cripple(fault, response, real);
	send(response, real);
}

function send(response: ServerResponse, reply: Reply): void {
	const {body, headers} = encode(reply);
	response.writeHead(reply.status, {...headers, 'content-length': String(body.length)});
	response.end(body);
}

async function cripple(fault: Fault, response: ServerResponse, reply: Reply): Promise<void> {
	const {body, headers} = encode(reply);
	response.writeHead(reply.status, {...headers, 'content-length': String(body.length)});
	if (fault.kind === 'truncate') {
		response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
		return;
	}
	for (const byte of body) {
		if (response.destroyed) return;
		response.write(Buffer.from([byte]));
		await wait(fault.milliseconds ?? 100);
	}
	response.end();
}

function encode(reply: Reply): {body: Buffer; headers: Record<string, string>} {
	const headers: Record<string, string> = {...reply.headers};
	if (reply.json === undefined && reply.text === undefined) return {body: Buffer.alloc(0), headers};
	const json = reply.json !== undefined;
	headers['content-type'] = reply.type ?? (json ? 'application/json' : 'text/plain; charset=utf-8');
	return {body: Buffer.from(json ? JSON.stringify(reply.json) : (reply.text ?? '')), headers};
}
