import type {ChosenStore} from '../../delivery/stores/answering.js';
import type {ProviderEntry} from '../../providers/entry.js';
import type {Picked} from '../../providers/field.js';
import type {Provider} from '../../providers/provider.js';
import {kindKey, providerKey} from '../../wizard/questions.js';
import {destinationAt} from '../../wizard/reduce.js';
import type {State} from '../../wizard/state.js';
import type {FromEnvironment} from '../questions/environment.js';
import type {WizardFlags} from './flags.js';

type Start = {
	readonly entries: readonly ProviderEntry[];
	/** The provider that a flag names. */
	readonly provider?: Provider | undefined;
	readonly flags: WizardFlags;
	readonly environment: Pick<FromEnvironment, 'answers' | 'automatic'>;
	/** The file that the secret goes to; empty where it goes to none. */
	readonly path: string;
	/** The secret store that it goes to. */
	readonly store?: ChosenStore | undefined;
};

/** The state that a run opens with: what flags and environment answered. Nothing is remembered, nothing unfinished. */
export function initialState({entries, provider, flags, environment, path, store}: Start): State {
	const kind = provider?.kinds.find(({id}) => id === flags.kind);
	const given = [
		...(provider ? [[providerKey, provider] as const] : []),
		...(provider && kind ? [[kindKey(provider), kind] as const] : []),
	];
	// The stand-ins have sign-ins of their own.
	const own = inSandbox(flags) ? {answers: {}, automatic: {}} : environment;
	return {
		entries,
		providers: provider ? [provider] : [],
		offersSandbox: !inSandbox(flags) && flags.baseUrl === undefined,
		sandbox: 'off',
		answers: {
			...own.answers,
			...Object.fromEntries(given.map(([key, {id, name}]) => [key, pickedOf(id, name)])),
		},
		history: [],
		automatic: {...own.automatic, ...Object.fromEntries(given.map(([key]) => [key, '']))},
		drafts: {},
		listings: {},
		remembered: {},
		prefill: {},
		scroll: 0,
		unfinished: [],
		connection: {status: 'none'},
		destination: destinationAt(path, store),
	};
}

/** Whether the run is against the stand-ins from its start. */
export function inSandbox({sandbox, sandboxUrl}: WizardFlags): boolean {
	return sandbox === true || sandboxUrl !== undefined;
}

function pickedOf(value: string, label: string): Picked {
	return {value, label, typed: false};
}
