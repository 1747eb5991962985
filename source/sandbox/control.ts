import * as z from 'zod';
import type {Fault, FaultBoard} from './faults.js';
import type {Host, Reply} from './http.js';
import type {SandboxSystem} from './system.js';

const reply = z.strictObject({
	status: z.int().min(200).max(599),
	json: z.unknown().exactOptional(),
	text: z.string().exactOptional(),
	type: z.string().exactOptional(),
	headers: z.record(z.string(), z.string()).exactOptional(),
});

const fault = z.strictObject({
	kind: z.enum([
		'answer',
		'answer-after',
		'drop',
		'drop-after',
		'truncate',
		'delay',
		'delay-after',
		'trickle',
	]),
	host: z.string().exactOptional(),
	method: z.string().exactOptional(),
	path: z.string().refine(isPattern, 'not a regular expression').exactOptional(),
	times: z.int().positive().exactOptional(),
	skip: z.int().nonnegative().exactOptional(),
	reply: reply.exactOptional(),
	milliseconds: z.number().nonnegative().exactOptional(),
}) satisfies z.ZodType<Fault>;

function isPattern(text: string): boolean {
	try {
		new RegExp(text);
		return true;
	} catch {
		return false;
	}
}

type Controlled = {
	readonly systems: readonly SandboxSystem[];
	readonly authorities: string;
	readonly faults: FaultBoard;
};

/**
 * The sandbox's own host, which no vendor has: what runs where, faults to order, and the state behind it.
 *
 * - `GET /_sandbox` answers `{systems: [{id, name, baseUrl?, brokers, otherUrls, signIn, extras}], authorities}`,
 *   the last the certificate authority of the brokers in PEM
 * - `POST /_sandbox/faults` takes one `Fault` as JSON and answers 204; `DELETE` takes all of them back
 * - `GET /_sandbox/state/:id` answers everything that exists at one vendor, secrets included
 *
 * Errors are `{"error": "…"}`.
 */
export function controlHost({systems, authorities, faults}: Controlled): Host {
	return {
		name: 'control',
		routes: [
			{
				method: 'GET',
				path: '/_sandbox',
				handle: () => ({status: 200, json: {systems: systems.map(summary), authorities}}),
			},
			{method: 'POST', path: '/_sandbox/faults', handle: ({body}) => order(faults, body)},
			{
				method: 'DELETE',
				path: '/_sandbox/faults',
				handle: () => {
					faults.clear();
					return {status: 204};
				},
			},
			{
				method: 'GET',
				path: '/_sandbox/state/:id',
				handle: ({params}) => {
					const system = systems.find(({id}) => id === params['id']);
					return system ? {status: 200, json: system.state()} : error(404, 'no such system');
				},
			},
		],
		notFound: () => error(404, 'not found'),
		methodNotAllowed: () => error(405, 'method not allowed'),
	};
}

function summary({id, name, baseUrl, brokers, otherUrls = {}, signIn, extras = []}: SandboxSystem) {
	return {id, name, baseUrl, brokers, otherUrls, signIn, extras};
}

function order(faults: FaultBoard, body: string): Reply {
	let json: unknown;
	try {
		json = JSON.parse(body);
	} catch {
		return error(400, 'not JSON');
	}
	const result = fault.safeParse(json);
	if (!result.success) return error(400, z.prettifyError(result.error));
	faults.order(result.data);
	return {status: 204};
}

function error(status: number, text: string): Reply {
	return {status, json: {error: text}};
}
