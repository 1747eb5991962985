import type {Store} from './store.js';

/**
 * A variable of a Vercel project for each variable. `vercel env add NAME ENVIRONMENT` reads the value from standard
 * input (Vercel's documentation of `vercel env`). For preview it asks for a branch all the same (its source), so that is
 * not offered; in development it takes no sensitive ones.
 */
export const vercel: Store = {
	id: 'vercel',
	name: 'Vercel',
	noun: 'Vercel variable',
	command: 'vercel',
	asks: [
		{
			id: 'environment',
			label: 'Which environment of the project of this folder?',
			example: 'production or development',
			rule: /^(production|development)$/,
			usual: 'production',
		},
	],
	signedIn: {argv: ['whoami'], by: 'code'},
	signIn: 'vercel login',
	save: {
		each: ({environment = ''}, variable) => [
			...['env', 'add', variable, environment],
			...(environment === 'development' ? [] : ['--sensitive']),
		],
	},
	place: ({environment}) => `${environment} of the project of this folder`,
	existing:
		'A variable of one of these names that is there already stays as it is, and the saving ends there.',
};
