import {flag, nameFrom, type Store} from './store.js';

/**
 * One item. `op item create -` reads the item as JSON from standard input (1Password's documentation of
 * `op item create`, which advises against values among the arguments; the fields are those of its item template).
 */
export const onePassword: Store = {
	id: '1password',
	name: '1Password',
	noun: '1Password item',
	command: 'op',
	asks: [
		{
			id: 'title',
			label: 'What should the item be called?',
			example: 'orders-kafka',
			rule: /^[\p{L}\p{N}][^\p{C},]*$/u,
			suggest: nameFrom,
		},
		{
			id: 'vault',
			label: 'Which vault?',
			example: 'Engineering',
			rule: /^[\p{L}\p{N}][^\p{C},]*$/u,
			usual: '',
			empty: 'your own one',
		},
	],
	signedIn: ['whoami'],
	signIn: 'op signin',
	save: {
		all: ({vault}) => ['item', 'create', ...flag('--vault', vault), '-'],
		text: (variables, {title}) =>
			JSON.stringify({
				title,
				category: 'API_CREDENTIAL',
				fields: variables.map(({name, value, isSecret}) => ({
					id: name,
					label: name,
					type: isSecret ? 'CONCEALED' : 'STRING',
					value,
				})),
			}),
	},
	place: ({title, vault}) => [title, vault && `vault ${vault}`].filter(Boolean).join(' · '),
	existing: 'A new item is made; one of that title that is there already stays beside it.',
};
