import {setTimeout as wait} from 'node:timers/promises';
import type {CheckDoors, Watch} from '../../check/check.js';
import type {Stage, Verdict} from '../../check/verdict.js';
import {createHttp} from '../../network/http.js';
import {openKafka} from '../../network/kafka/open.js';
import type {HttpBasicAccess} from '../../providers/access.js';
import type {World} from '../../world.js';
import type {RunningSandbox} from '../doors/running-sandbox.js';
import type {CheckFlags} from './flags.js';
import type {ProviderForm, Target} from './targets.js';

/** Proves one access. Never throws for what the network does. */
export type Prover = (
	target: Target,
	watch: Watch & {readonly onNotice: (notice: string) => void},
) => Promise<Verdict>;

/** Proves accesses in the real world, or at the stand-ins that run. What is heavy is loaded for the first one. */
export function openProver(
	{env}: Pick<World, 'env'>,
	{baseUrl}: CheckFlags,
	sandbox?: RunningSandbox,
): Prover {
	return async ({access, forms, isCertain}, watch) => {
		const {prove} = await import('../../check/prove.js');
		const [{provider} = {}] = forms;
		const addressOf = (base: string) =>
			sandbox?.baseUrls[provider?.id ?? '']?.[base] ??
			(base === 'api' ? baseUrl : undefined) ??
			provider?.baseUrls?.[base];
		const doors: CheckDoors = {
			http: (where) => {
				const address = 'url' in where ? where.url : addressOf(where.base);
				if (address === undefined) throw new Error('A probe names no base URL of its provider.');
				const system = isCertain && provider ? provider.name : 'The server';
				const onWait = ({seconds, reason}: {readonly seconds: number; readonly reason: string}) =>
					watch.onNotice(`${reason}; trying again in ${Math.ceil(seconds)} s`);
				return createHttp({system, baseUrl: address, env, onWait});
			},
			kafka: (address) =>
				openKafka({
					...address,
					...(sandbox && address.authorities === undefined && {authorities: sandbox.authorities}),
				}),
			now: () => performance.now(),
			wait: (seconds, signal) => wait(seconds * 1000, undefined, {signal}),
		};
		const ways = access.type === 'http-basic' ? forms.flatMap((form) => waysBy(access, form)) : [access];
		return firstTold(ways.map((way) => () => prove(way, doors, watch)));
	};
}

function waysBy(access: HttpBasicAccess, form: ProviderForm): HttpBasicAccess[] {
	return form.type === 'http-basic' ? [{...access, label: form.label, probe: form.probe}] : [];
}

/**
 * The first verdict that says something about the sign-in. A server that does not know what one vendor's probe asks for
 * may be another's; every probe goes to the same address.
 */
async function firstTold(proofs: readonly (() => Promise<Verdict>)[]): Promise<Verdict> {
	let first: Verdict | undefined;
	for (const proof of proofs) {
		const verdict = await proof();
		const isTold = verdict.end !== 'refused' || verdict.stages.some(isSignIn);
		if (isTold) return verdict;
		first ??= verdict;
	}
	if (!first) throw new Error('There is no way to prove this access.');
	return first;
}

function isSignIn({name, status}: Stage): boolean {
	return name === 'sign-in' && status !== 'unknown';
}
