import {revealed} from '../../delivery/env-plan.js';
import {keepInKeychain, keychainName} from '../../delivery/keychain.js';
import {saveVariables} from '../../delivery/save.js';
import {variablesOf} from '../../delivery/variables.js';
import {Problem, told} from '../../errors.js';
import {type Access, secretOf} from '../../providers/access.js';
import {entries} from '../../providers/index.js';
import {Secret} from '../../secret.js';
import {changeStoredKeys, readStoredKeys, type StoredKey} from '../../stored-keys.js';
import type {World} from '../../world.js';
import {Stop} from '../keys/flags.js';
import type {KeysRun} from '../keys/run.js';
import {forTools} from '../questions/environment.js';

/** What a keychain's command may see. */
export function surroundingsOf({env, cwd, platform}: World) {
	return {env: forTools(entries, env), cwd, platform};
}

/** Where the secret is to go: the path of a file, or the keychain. */
export type Destination = {readonly path: string} | 'keychain';

/** The place of the secret, and the words that say so. */
export type Kept = {readonly place: StoredKey['place']; readonly words: string};

/** Puts the secret there. Throws a Stop where something else would be lost, and a Problem. */
export async function keep(
	{world, flags, signal}: KeysRun,
	id: string,
	accesses: readonly Access[],
	destination: Destination,
): Promise<Kept> {
	const variables = variablesOf(accesses);
	if (destination !== 'keychain') {
		const result = await saveVariables(destination.path, variables, {replace: flags.force ? true : []});
		if (result.kind === 'saved')
			return {
				place: {in: 'file', path: result.path},
				words: [...result.parts, ...result.warnings].join(' · '),
			};
		const names = result.conflicts.map(({name}) => name).join(', ');
		throw new Stop(2, {
			what: `Nothing was stored: the file has other values of ${names}.`,
			next: 'Name another file with --save, or add --force to replace them.',
		});
	}
	const surroundings = surroundingsOf(world);
	const before = readStoredKeys(world).keys.find((each) => each.id === id);
	if (before?.place.in === 'keychain' && !flags.force)
		throw new Stop(2, {
			what: 'Nothing was stored: the keychain has that key.',
			next: 'Add --force to replace it.',
		});
	const [first] = accesses;
	if (!first) throw new Error('A key opens something.');
	await keepInKeychain(id, secretOf(first), surroundings, signal);
	const isSecret = ({value}: (typeof variables)[number]) => value instanceof Secret;
	const shown = variables.filter((each) => !isSecret(each)).map(({name, value}) => [name, revealed(value)]);
	return {
		place: {
			in: 'keychain',
			variables: Object.fromEntries(shown),
			secrets: variables.filter(isSecret).map(({name}) => name),
		},
		words: `in ${await keychainName(surroundings)}`,
	};
}

/** Notes the key among those that are stored, in place of what was noted of it before. Throws a Problem. */
export async function note(world: World, key: StoredKey, {words}: Kept): Promise<void> {
	try {
		await changeStoredKeys(world, (stored) => ({
			...stored,
			keys: [...stored.keys.filter(({id}) => id !== key.id), key],
		}));
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		throw new Problem({...told(error), what: `The secret was saved (${words}). ${error.what}`});
	}
}
