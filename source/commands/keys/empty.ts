import type {Listed} from '../../keys/listing.js';
import {emptyOutput} from '../create/output.js';
import type {KeysCommand, KeysFlags} from './flags.js';
import {commonOutput, type KeysEnding, oneOutput} from './output.js';
import type {EditOutput, ListOutput, RevokeOutput, RotateOutput, ShowOutput, StoreOutput} from './schema.js';

type Documents = {
	readonly list: ListOutput;
	readonly show: ShowOutput;
	readonly edit: EditOutput;
	readonly revoke: RevokeOutput;
	readonly rotate: RotateOutput;
	readonly store: StoreOutput;
};

/** The document of a command that did nothing; `found` is what its look-up saw. */
export function emptyDocument<Name extends KeysCommand>(
	command: Name,
	ending: KeysEnding,
	flags: KeysFlags,
	found?: Listed,
): Documents[Name] {
	const one = oneOutput(ending, flags, undefined, found);
	const {candidates, notListed, sandbox} = one;
	const documents: Documents = {
		list: {...commonOutput(ending, flags), keys: [], notListed: [], limits: [], unknown: []},
		show: {...one, stays: [], cannot: []},
		edit: {...one, changed: [], edited: false, notes: []},
		revoke: {...one, revoked: false, stays: []},
		store: {
			...one,
			stored: null,
			resource: null,
			file: null,
			keychain: flags.keychain === true,
			proved: null,
			checks: [],
		},
		rotate: {...emptyOutput(ending, flags), sandbox, old: null, candidates, notListed, rotation: 'none'},
	};
	return documents[command];
}
