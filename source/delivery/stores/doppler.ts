import * as z from 'zod';
import {flag, plainName, type Store} from './store.js';

/**
 * One secret for each variable. `doppler secrets set NAME` reads the value from standard input (Doppler's guide to
 * setting secrets); without `--silent` it prints what it saved. With `--only-names --json` names come as the keys of an
 * object, without values (source of the Doppler CLI).
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
	signedIn: ['me', '--json'],
	signIn: 'doppler login',
	save: {
		each: ({project, config}, variable) => [
			...['secrets', 'set', variable, '--silent', '--no-interactive'],
			...flag('--project', project),
			...flag('--config', config),
		],
	},
	place: ({project, config}) => [project, config].filter(Boolean).join('/') || 'the config of this folder',
	existing: 'Saving replaces what is there; Doppler logs the change.',
	look: {
		argv: ({project, config}) => [
			...['secrets', '--only-names', '--json'],
			...flag('--project', project),
			...flag('--config', config),
		],
		names: ({code, output}) => (code === 0 ? namesIn(output) : undefined),
	},
};

function namesIn(output: string): readonly string[] | undefined {
	try {
		return Object.keys(z.record(z.string(), z.unknown()).parse(JSON.parse(output)));
	} catch {
		return undefined;
	}
}
