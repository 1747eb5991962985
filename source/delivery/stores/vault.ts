import * as z from 'zod';
import {jsonOf} from './contents.js';
import {nameFrom, plainPath, type Store} from './store.js';

/**
 * One secret of a key-value engine. With `-` as the only data, the command reads a JSON object from standard input
 * (HashiCorp's documentation of the commands, and the source of `kv put`). `kv list` with JSON prints the names of a folder, and
 * an empty object with code 2 where there is none (its source).
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
	signedIn: ['token', 'lookup'],
	signIn: 'vault login',
	save: {
		all: ({mount = '', path = ''}) => ['kv', 'put', `-mount=${mount}`, path, '-'],
		text: jsonOf,
	},
	place: ({mount, path}) => `${mount}/${path}`,
	existing: 'Saving adds a version; an engine of version 1 keeps no older one.',
	look: {
		argv: ({mount = '', path = ''}) => ['kv', 'list', '-format=json', `${mount}/${folderOf(path)}`],
		names: ({output}, {path = ''}) => {
			const names = listed(output);
			return names?.map((name) => `${folderOf(path)}${name}`).filter((name) => name === path);
		},
	},
};

/** The folder of a path with its slash; empty for the top. */
function folderOf(path: string): string {
	return path.slice(0, path.lastIndexOf('/') + 1);
}

const listing = z.union([z.array(z.string()), z.strictObject({}).transform((): string[] => [])]);

function listed(output: string): readonly string[] | undefined {
	try {
		return listing.parse(JSON.parse(output));
	} catch {
		return undefined;
	}
}
