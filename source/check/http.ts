import * as z from 'zod';
import {anything, type Call, type Http} from '../network/http.js';
import {HttpProblem} from '../network/problem.js';
import type {HttpBasicAccess, HttpProbe} from '../providers/access.js';
import type {CheckDoors, Watch} from './check.js';
import {type Asked, answersEverybody, refusedBy, works} from './http-answer.js';
import {type Try, untilSettled} from './spreading.js';
import {unproved} from './unproved.js';
import type {Verdict} from './verdict.js';

/** JSON of any form: a page of a proxy that answers in the service's place is none. */
const json: z.ZodType<unknown> = z.json();

/** Proves an HTTP access by its own probe. Never throws for what the network does. */
export async function proveHttp(access: HttpBasicAccess, doors: CheckDoors, watch: Watch): Promise<Verdict> {
	const {label, url, probe, spreading} = access;
	const where = url !== undefined ? {url} : probe?.base !== undefined ? {base: probe.base} : undefined;
	if (!probe || !where) return unproved(access);
	const asked: Omit<Asked, 'address'> = {
		label,
		purpose: probe.purpose,
		...(probe.forbidden !== undefined && {forbidden: probe.forbidden}),
		fresh: watch.fresh && spreading !== undefined,
	};
	const attempt = async () => {
		let http: Http | undefined;
		try {
			http = doors.http(where);
			return await ask(http, access, probe, {...asked, address: http.baseUrl}, watch.signal);
		} catch (error) {
			return refusedBy({...asked, address: http?.baseUrl}, error);
		}
	};
	return untilSettled(attempt, spreading, watch, doors);
}

async function ask(
	http: Http,
	{username, password}: HttpBasicAccess,
	{path, purpose}: HttpProbe,
	asked: Asked & {readonly address: URL},
	signal: AbortSignal,
): Promise<Try> {
	const call: Call<unknown> = {method: 'GET', path, purpose, schema: json, signal};
	await http.read({...call, authorization: {basic: {user: username, password}}});
	try {
		await http.read({...call, schema: anything});
		return answersEverybody(asked);
	} catch (error) {
		if (isRefusal(error)) return works(asked);
		throw error;
	}
}

/** Whether it answered that the request lacks something. Trouble at the server tells nothing of the sign-in. */
function isRefusal(error: unknown): boolean {
	const status = error instanceof HttpProblem ? error.status : undefined;
	return status !== undefined && status < 500 && status !== 408 && status !== 429;
}
