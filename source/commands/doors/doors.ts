import type {Renaming} from '../../delivery/variables.js';
import {journalFolder} from '../../journal/folder.js';
import {openJournal} from '../../journal/journal.js';
import type {HttpOptions as NetworkOptions} from '../../network/http.js';
import {safeText} from '../../network/safe-text.js';
import type {ProviderEntry} from '../../providers/entry.js';
import type {Doors, SandboxHandle} from '../../wizard/doors.js';
import type {World} from '../../world.js';
import {loadFrom} from '../questions/environment.js';
import {deliveryDoors} from './delivery.js';
import type {RunningSandbox} from './running-sandbox.js';
import {storeDoors} from './stores.js';

/** What the doors open to. */
export type DoorOptions = {
	readonly world: World;
	/** The person's own address in place of the provider's `api`. */
	readonly baseUrl?: string | undefined;
	/** Stand-ins that already run; otherwise they are started in this process when asked for. */
	readonly sandboxUrl?: string | undefined;
	/** The format of the destination; `.env` unless named. */
	readonly format?: string | undefined;
	/** Names of the variables in `.env`, in place of kafkey's own. */
	readonly variables?: Renaming | undefined;
	/** What the wizard starts from once the stand-ins run. */
	readonly sandboxDefaults: Pick<SandboxHandle, 'remembered' | 'path'>;
	/** Writes to the wizard's terminal past Ink: for the terminal's own clipboard. */
	readonly writeRaw?: (text: string) => void;
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
		connection: async (provider, signal, say) => {
			const {connectionFor} = await import('./network.js');
			return connectionFor(provider, {...options, sandbox}, {signal, say});
		},
		check: async (provider, access, watch) => {
			const [{checkDoorsFor}, {prove}] = await Promise.all([
				import('./network.js'),
				import('../../check/prove.js'),
			]);
			return prove(access, checkDoorsFor(provider, {...options, sandbox}), watch);
		},
		startSandbox: async () => {
			const {connectSandbox} = await import('./running-sandbox.js');
			sandbox = await connectSandbox(options.sandboxUrl);
			return {signIns: sandbox.signIns, ...options.sandboxDefaults};
		},
		close: async () => sandbox?.close(),
		...deliveryDoors({...options, inSandbox: () => sandbox !== undefined}),
		stores: storeDoors(options.world, options.variables),
		journal: openJournal(journalFolder(options.world)),
		safe: (text) => safeText(text, 300),
		now: () => performance.now(),
		...(options.baseUrl !== undefined && {baseUrl: options.baseUrl}),
		...(options.sandboxUrl !== undefined && {sandboxUrl: options.sandboxUrl}),
		...(options.limits?.patience && {patience: options.limits.patience}),
	};
}
