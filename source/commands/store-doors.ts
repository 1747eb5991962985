import {entries} from '../providers/index.js';
import type {StoreDoors} from '../wizard/doors.js';
import type {World} from '../world.js';
import {withoutSecrets} from './environment.js';

/** Secret stores, whose commands see the environment without the sign-ins of providers. Loaded when they are used. */
export function storeDoors(world: Pick<World, 'env' | 'cwd' | 'platform'>): StoreDoors {
	const {cwd, platform} = world;
	const surroundings = {env: withoutSecrets(entries, world.env), cwd, platform};
	return {
		find: async () => {
			const {findStores} = await import('../delivery/stores/find.js');
			return findStores(surroundings);
		},
		signedIn: async (store, signal, patience) => {
			const {askSignedIn} = await import('../delivery/stores/save.js');
			return askSignedIn(store, surroundings, {signal, patience});
		},
		save: async (store, answers, accesses, signal) => {
			const {saveInStore} = await import('../delivery/stores/save.js');
			await saveInStore(store, answers, accesses, surroundings, {signal});
		},
	};
}
