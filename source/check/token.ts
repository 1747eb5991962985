import * as z from 'zod';
import {anything, type Http} from '../network/http.js';
import type {OauthClientAccess, TokenProbe} from '../providers/access.js';
import {Secret} from '../secret.js';
import type {CheckDoors, Watch} from './check.js';
import {type Asked, refusedBy, works} from './http-answer.js';
import {type Try, untilSettled} from './spreading.js';
import {unproved} from './unproved.js';
import type {Verdict} from './verdict.js';

/** Proves a client credential: exchanges it for a token and reads with that. Never throws for what the network does. */
export async function proveToken(
	access: OauthClientAccess,
	doors: CheckDoors,
	watch: Watch,
): Promise<Verdict> {
	const {label, probe, spreading} = access;
	if (!probe) return unproved(access);
	const {base, exchange, read} = probe;
	const asked = {label, purpose: read.purpose, fresh: watch.fresh && spreading !== undefined};
	const attempt = async () => {
		let http: Http | undefined;
		try {
			http = doors.http({base});
			const token = await tokenFor(http, access, exchange, watch.signal);
			return await ask(http, token, read, {...asked, address: http.baseUrl}, watch.signal);
		} catch (error) {
			return refusedBy({...asked, address: http?.baseUrl}, error);
		}
	};
	return untilSettled(attempt, spreading, watch, doors);
}

async function tokenFor(
	http: Http,
	{clientId, secret}: OauthClientAccess,
	names: TokenProbe['exchange'],
	signal: AbortSignal,
): Promise<Secret> {
	const {value} = await http.read({
		method: 'POST',
		path: names.path,
		json: {[names.clientId]: clientId, [names.secret]: secret},
		schema: z.object({[names.token]: z.string().min(1)}),
		purpose: 'sign in',
		signal,
	});
	return new Secret(value[names.token] ?? '');
}

async function ask(
	http: Http,
	bearer: Secret,
	{path, purpose}: TokenProbe['read'],
	asked: Asked & {readonly address: URL},
	signal: AbortSignal,
): Promise<Try> {
	await http.read({method: 'GET', path, purpose, schema: anything, signal, authorization: {bearer}});
	return works(asked);
}
