import {jsonOf} from './contents.js';
import {firstWords, nameFrom, type Store} from './store.js';

/**
 * One secret that holds all variables as a JSON object. The command has no word for standard input, but opens the file
 * of `--file` once, as text of that encoding (its source), so that it may be `/dev/stdin`. Without `--output none` it
 * prints what it saved.
 */
export const keyVault: Store = {
	id: 'key-vault',
	name: 'Azure Key Vault',
	noun: 'Key Vault secret',
	command: 'az',
	readsDevice: true,
	asks: [
		{
			id: 'vault',
			label: 'Which key vault?',
			example: 'acme-vault',
			rule: /^[A-Za-z][A-Za-z0-9-]{1,22}[A-Za-z0-9]$/,
		},
		{
			id: 'name',
			label: 'What is the secret called?',
			example: 'orders-kafka',
			rule: /^[A-Za-z0-9][A-Za-z0-9-]{0,126}$/,
			suggest: nameFrom,
		},
	],
	signedIn: ['account', 'show', '--output', 'none'],
	signIn: 'az login',
	save: {
		all: ({vault = '', name = ''}) => [
			...['keyvault', 'secret', 'set', '--vault-name', vault, '--name', name],
			...['--file', '/dev/stdin', '--encoding', 'utf-8', '--output', 'none'],
		],
		text: jsonOf,
	},
	place: ({vault, name}) => `${vault}/${name}`,
	existing: 'Saving adds a version; the ones before it are kept.',
	look: {
		argv: ({vault = ''}) => [
			...['keyvault', 'secret', 'list', '--vault-name', vault],
			...['--query', '[].name', '--output', 'tsv'],
		],
		names: (looked, {name}) => firstWords(looked)?.filter((each) => each === name),
	},
};
