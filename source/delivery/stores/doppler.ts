import {flag, plainName, type Store} from './store.js';

/**
 * One secret for each variable. `doppler secrets set NAME` reads the value from standard input (Doppler's guide to
 * setting secrets); without `--silent` it prints what it saved.
 */
export const doppler: Store = {
	id: 'doppler',
	name: 'Doppler',
	noun: 'Doppler secret',
	command: 'doppler',
	asks: [
		{
			id: 'project',
			label: 'Which project?',
			example: 'orders',
			rule: plainName,
			usual: '',
			empty: 'the one of this folder',
		},
		{
			id: 'config',
			label: 'Which config?',
			example: 'dev',
			rule: plainName,
			usual: '',
			empty: 'the one of this folder',
		},
	],
	signedIn: {argv: ['me', '--json'], by: 'code'},
	signIn: 'doppler login',
	save: {
		each: ({project, config}, variable) => [
			...['secrets', 'set', variable, '--silent', '--no-interactive'],
			...flag('--project', project),
			...flag('--config', config),
		],
	},
	place: ({project, config}) => [project, config].filter(Boolean).join('/') || 'the config of this folder',
	effect: () => 'A secret that has one of these names already is replaced; Doppler logs the change.',
};
