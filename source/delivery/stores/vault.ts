import {jsonOf} from './contents.js';
import {nameFrom, plainPath, type Store} from './store.js';

/**
 * One secret of a key-value engine. With `-` as the only data, the command reads a JSON object from standard input
 * (HashiCorp's documentation of the commands, and the source of `kv put`).
 */
export const vault: Store = {
	id: 'vault',
	name: 'HashiCorp Vault',
	noun: 'Vault secret',
	command: 'vault',
	asks: [
		{
			id: 'mount',
			label: 'Where is the key-value engine mounted?',
			example: 'secret',
			rule: plainPath,
			usual: 'secret',
		},
		{id: 'path', label: 'Which path?', example: 'orders/kafka', rule: plainPath, suggest: nameFrom},
	],
	signedIn: {argv: ['token', 'lookup'], by: 'code'},
	signIn: 'vault login',
	save: {
		all: ({mount = '', path = ''}) => ['kv', 'put', `-mount=${mount}`, path, '-'],
		text: jsonOf,
	},
	place: ({mount, path}) => `${mount}/${path}`,
	effect: () =>
		'What stands there already becomes an older version; an engine of version 1 keeps none, and replaces it.',
};
