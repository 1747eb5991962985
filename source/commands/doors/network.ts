import {execFile} from 'node:child_process';
import {setTimeout as wait} from 'node:timers/promises';
import {promisify} from 'node:util';
import type {CheckDoors} from '../../check/check.js';
import {Problem} from '../../errors.js';
import {createHttp, type HttpOptions as NetworkOptions} from '../../network/http.js';
import type {KafkaAddress} from '../../network/kafka/kafka.js';
import {openKafka} from '../../network/kafka/open.js';
import {entries} from '../../providers/index.js';
import type {Connection, HttpOptions, Provider} from '../../providers/provider.js';
import type {World} from '../../world.js';
import {forTools} from '../questions/environment.js';
import {readText} from '../questions/read-text.js';
import type {RunningSandbox} from './running-sandbox.js';

/** Where connections lead: to the vendor, to an address of the person's own, or to the stand-ins. */
export type Reach = {
	readonly world: Pick<World, 'env'>;
	readonly baseUrl?: string | undefined;
	readonly sandbox: RunningSandbox | undefined;
	/** A wait that the person should know of. */
	readonly onNotice: (notice: string) => void;
	readonly limits?: Pick<NetworkOptions, 'readTimeout' | 'sendTimeout'>;
};

/** The network as a provider's `connect` gets it. */
export function connectionFor(
	provider: Provider,
	reach: Reach,
	{signal, say}: Pick<Connection, 'signal' | 'say'>,
): Connection {
	return {
		http: (wanted = {}) => httpTo(provider, wanted, reach),
		kafka: (address) => kafkaTo(address, reach),
		signal,
		foreign: reach.sandbox !== undefined || reach.baseUrl !== undefined,
		run: (command, arguments_) => runCommand(command, arguments_, signal, reach.world),
		readFile: (path) => readText(path),
		say,
	};
}

/** The network as a proof of this provider's credentials gets it. */
export function checkDoorsFor(provider: Provider, reach: Reach): CheckDoors {
	return {
		http: (where) => httpTo(provider, where, reach),
		kafka: (address) => kafkaTo(address, reach),
		now: () => performance.now(),
		wait: (seconds, signal) => wait(seconds * 1000, undefined, {signal}),
	};
}

function httpTo(provider: Provider, wanted: HttpOptions, {sandbox, ...reach}: Reach) {
	const {base = 'api', url, ...rest} = wanted;
	const own = base === 'api' ? reach.baseUrl : undefined;
	const address = url ?? sandbox?.baseUrls[provider.id]?.[base] ?? own ?? provider.baseUrls?.[base];
	if (address === undefined) throw new Error(`${provider.id} has no base URL named ${base}.`);
	return createHttp({
		...rest,
		...reach.limits,
		system: provider.name,
		baseUrl: address,
		env: reach.world.env,
		onWait: ({seconds, reason}) => reach.onNotice(`${reason}; trying again in ${Math.ceil(seconds)} s`),
	});
}

/** The stand-ins' brokers show certificates of the stand-ins' own authority. */
function kafkaTo(address: KafkaAddress, {sandbox}: Reach) {
	const authorities = address.authorities ?? sandbox?.authorities;
	return openKafka({...address, ...(authorities !== undefined && {authorities})});
}

/** Runs a vendor's command with nothing on its standard input; its output is bounded in size and time. */
async function runCommand(
	command: string,
	arguments_: readonly string[],
	signal: AbortSignal,
	world: Pick<World, 'env'>,
): Promise<string> {
	try {
		const limits = {
			env: forTools(entries, world.env),
			signal,
			timeout: 30_000,
			maxBuffer: 1024 * 1024,
			windowsHide: true,
		};
		const {stdout} = await promisify(execFile)(command, [...arguments_], limits);
		return stdout;
	} catch (error) {
		const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
		// Its standard error is not repeated: what a foreign command prints may hold anything.
		throw new Problem({
			what: missing ? `There is no command ${command} on PATH.` : `The command ${command} failed.`,
			next: missing
				? 'Install it, or choose another way to sign in.'
				: `Run it yourself to see why: ${[command, ...arguments_].join(' ')}`,
		});
	}
}
