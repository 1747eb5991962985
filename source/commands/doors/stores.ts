import {type Renaming, renamed} from '../../delivery/variables.js';
import {entries} from '../../providers/index.js';
import type {StoreDoors} from '../../wizard/doors.js';
import type {World} from '../../world.js';
import {forTools} from '../questions/environment.js';

/** Milliseconds that each command that looks has before something is created. */
const patience = 10_000;

/** Secret stores, whose commands see the environment without the sign-ins of providers. Loaded when they are used. `renaming`: of the variables. */
export function storeDoors(
	world: Pick<World, 'env' | 'cwd' | 'platform'>,
	renaming: Renaming = {},
): StoreDoors {
	const {cwd, platform} = world;
	const surroundings = {env: forTools(entries, world.env), cwd, platform};
	return {
		find: async () => {
			const {findStores} = await import('../../delivery/stores/find.js');
			return findStores(surroundings);
		},
		signedIn: async (store, signal, patience) => {
			const {askSignedIn} = await import('../../delivery/stores/prove.js');
			return askSignedIn(store, surroundings, {signal, patience});
		},
		prove: async (chosen, names, signal) => {
			const {proveStore} = await import('../../delivery/stores/prove.js');
			return proveStore(chosen, renamed(names, renaming), surroundings, {signal, patience});
		},
		save: async (chosen, accesses, saving) => {
			const {saveInStore} = await import('../../delivery/stores/save.js');
			await saveInStore(chosen, accesses, surroundings, {...saving, renaming});
		},
	};
}
