import {execFile} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {setTimeout as wait} from 'node:timers/promises';
import {promisify} from 'node:util';
import {resolvePath} from '../delivery/path-rules.js';
import {Problem} from '../errors.js';
import {journalFolder} from '../journal/folder.js';
import {openJournal} from '../journal/journal.js';
import {createHttp, type HttpOptions as NetworkOptions} from '../network/http.js';
import type {KafkaAddress} from '../network/kafka/kafka.js';
import {openKafka} from '../network/kafka/open.js';
import {safeText} from '../network/safe-text.js';
import type {ProviderEntry} from '../providers/entry.js';
import {entries} from '../providers/index.js';
import type {HttpOptions, Provider} from '../providers/provider.js';
import type {Doors, SandboxHandle} from '../wizard/doors.js';
import type {World} from '../world.js';
import {deliveryDoors} from './delivery-doors.js';
import {loadFrom, withoutSecrets} from './environment.js';
import {connectSandbox, type RunningSandbox} from './sandbox-handle.js';

export type DoorOptions = {
	readonly world: World;
	/** The person's own address in place of the provider's `api`. */
	readonly baseUrl?: string | undefined;
	/** Stand-ins that already run; otherwise they are started in this process when asked for. */
	readonly sandboxUrl?: string | undefined;
	/** The format of the destination; `.env` unless named. */
	readonly format?: string | undefined;
	/** What the wizard starts from once the stand-ins run. */
	readonly sandboxDefaults: Pick<SandboxHandle, 'remembered' | 'path'>;
	/** Writes to the wizard's terminal past Ink: for the terminal's own clipboard. */
	readonly writeRaw: (text: string) => void;
	/** A wait that the person should know of. */
	readonly onNotice: (notice: string) => void;
	/** Time-outs other than the network's own, and `patience` other than the engine's; tests lose no time by them. */
	readonly limits?: Limits;
};

/** `load` also gives what the environment answers of the provider's kinds. */
type OpenDoors = Omit<Doors, 'load'> & {
	readonly load: (entry: ProviderEntry) => ReturnType<typeof loadFrom>;
	readonly close: () => Promise<void>;
};

type Limits = Pick<NetworkOptions, 'readTimeout' | 'sendTimeout'> & Pick<Doors, 'patience'>;

/** The real world behind the wizard's doors. What is heavy is loaded when it is first needed. */
export function openDoors(options: DoorOptions): OpenDoors {
	let sandbox: RunningSandbox | undefined;
	return {
		load: (entry) => loadFrom(entry, options.world),
		connection: (provider, signal, say) => ({
			http: (wanted = {}) => httpTo(provider, wanted, options, sandbox),
			kafka: (address) => kafkaTo(address, sandbox),
			signal,
			foreign: sandbox !== undefined || options.baseUrl !== undefined,
			run: (command, arguments_) => runCommand(command, arguments_, signal, options.world),
			readFile: (path) => readText(path),
			say,
		}),
		check: async (provider, access, watch) => {
			const {prove} = await import('../check/prove.js');
			const {plainTextAllowed} = watch;
			const doors = {
				http: (where: HttpOptions) => httpTo(provider, where, options, sandbox),
				kafka: (address: KafkaAddress) => kafkaTo({...address, plainTextAllowed}, sandbox),
				now: () => performance.now(),
				wait: (seconds: number, signal: AbortSignal) => wait(seconds * 1000, undefined, {signal}),
			};
			return prove(access, doors, watch);
		},
		startSandbox: async () => {
			sandbox = await connectSandbox(options.sandboxUrl);
			return {signIns: sandbox.signIns, ...options.sandboxDefaults};
		},
		close: async () => sandbox?.close(),
		...deliveryDoors({...options, inSandbox: () => sandbox !== undefined}),
		journal: openJournal(journalFolder(options.world)),
		safe: (text) => safeText(text, 300),
		now: () => performance.now(),
		...(options.baseUrl !== undefined && {baseUrl: options.baseUrl}),
		...(options.limits?.patience && {patience: options.limits.patience}),
	};
}

function httpTo(
	provider: Provider,
	wanted: HttpOptions,
	options: DoorOptions,
	sandbox: RunningSandbox | undefined,
) {
	const {base = 'api', url, ...rest} = wanted;
	const own = base === 'api' ? options.baseUrl : undefined;
	const address = url ?? sandbox?.baseUrls[provider.id]?.[base] ?? own ?? provider.baseUrls?.[base];
	if (address === undefined) throw new Error(`${provider.id} has no base URL named ${base}.`);
	return createHttp({
		...rest,
		...options.limits,
		system: provider.name,
		baseUrl: address,
		env: options.world.env,
		onWait: ({seconds, reason}) => options.onNotice(`${reason}; trying again in ${Math.ceil(seconds)} s`),
	});
}

/** The stand-ins' brokers show certificates of the stand-ins' own authority. */
function kafkaTo(address: KafkaAddress, sandbox: RunningSandbox | undefined) {
	const authorities = address.authorities ?? sandbox?.authorities;
	return openKafka({...address, ...(authorities !== undefined && {authorities})});
}

/** Runs a vendor's command with nothing on its standard input; its output is bounded in size and time. */
async function runCommand(
	command: string,
	arguments_: readonly string[],
	signal: AbortSignal,
	world: World,
): Promise<string> {
	try {
		const limits = {
			env: withoutSecrets(entries, world.env),
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

/** Reads a text file that the person named; throws a Problem. */
export async function readText(path: string): Promise<string> {
	try {
		return await readFile(resolvePath(path.trim()), 'utf8');
	} catch (error) {
		if (error instanceof Problem) throw error;
		throw new Problem({
			what: `The file ${safeText(path)} could not be read.`,
			why: 'It does not exist, is a folder, or belongs to somebody else.',
			next: 'Check the path.',
		});
	}
}
