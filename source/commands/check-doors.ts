import {setTimeout as wait} from 'node:timers/promises';
import type {CheckDoors, Watch} from '../check/check.js';
import type {Verdict} from '../check/verdict.js';
import {createHttp} from '../network/http.js';
import {openKafka} from '../network/kafka/open.js';
import type {World} from '../world.js';
import type {CheckFlags} from './check-flags.js';
import type {Target} from './check-targets.js';
import type {RunningSandbox} from './sandbox-handle.js';

/** Proves one access. Never throws for what the network does. */
export type Prover = (
	target: Target,
	watch: Watch & {readonly plainTextAllowed: boolean; readonly onNotice: (notice: string) => void},
) => Promise<Verdict>;

/** Proves accesses in the real world, or at the stand-ins that run. What is heavy is loaded for the first one. */
export function openProver(
	{env}: Pick<World, 'env'>,
	{baseUrl}: CheckFlags,
	sandbox?: RunningSandbox,
): Prover {
	return async ({access, form, isCertain}, watch) => {
		const {prove} = await import('../check/prove.js');
		const provider = form?.provider;
		const addressOf = (base: string) =>
			sandbox?.baseUrls[provider?.id ?? '']?.[base] ??
			(base === 'api' ? baseUrl : undefined) ??
			provider?.baseUrls?.[base];
		const doors: CheckDoors = {
			http: (where) => {
				const address = 'url' in where ? where.url : addressOf(where.base);
				if (address === undefined) throw new Error('A probe names no base URL of its provider.');
				// An address that several vendors could have given belongs to none of them by name.
				const system = isCertain && provider ? provider.name : `The ${access.label}`;
				const onWait = ({seconds, reason}: {readonly seconds: number; readonly reason: string}) =>
					watch.onNotice(`${reason}; trying again in ${Math.ceil(seconds)} s`);
				return createHttp({system, baseUrl: address, env, onWait});
			},
			kafka: (address) =>
				openKafka({
					...address,
					...(sandbox && address.authorities === undefined && {authorities: sandbox.authorities}),
					plainTextAllowed: watch.plainTextAllowed,
				}),
			now: () => performance.now(),
			wait: (seconds, signal) => wait(seconds * 1000, undefined, {signal}),
		};
		return prove(access, doors, watch);
	};
}
