import {Problem} from '../../errors.js';
import {aws} from './aws.js';
import {doppler} from './doppler.js';
import {github} from './github.js';
import {google} from './google.js';
import {keyVault} from './key-vault.js';
import {kubernetes} from './kubernetes.js';
import {onePassword} from './one-password.js';
import {pass} from './pass.js';
import type {Store} from './store.js';
import {vault} from './vault.js';
import {vercel} from './vercel.js';

/** Every store, in the order of the list that people see. */
export const stores: readonly Store[] = [
	github,
	onePassword,
	vault,
	aws,
	google,
	keyVault,
	doppler,
	vercel,
	kubernetes,
	pass,
];

/** The store of that id. Throws a Problem that lists them. */
export function storeNamed(id: string): Store {
	const found = stores.find((store) => store.id === id);
	if (found) return found;
	throw new Problem({
		what: `There is no secret store “${id}”.`,
		next: `--save-to takes ${stores.map((store) => store.id).join(', ')}.`,
	});
}
