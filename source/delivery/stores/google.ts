import {jsonOf} from './contents.js';
import {flag, nameFrom, plainName, type Store} from './store.js';

/**
 * One secret that holds all variables as a JSON object. `--data-file=-` reads it from standard input (Google's
 * reference of `gcloud secrets`). `--quiet`: its questions would read the secret as their answer. `auth list` knows no
 * sign-in by a file or a token, and takes an expired one for active; `config-helper` renews the sign-in, and here prints
 * only when it expires.
 */
export const google: Store = {
	id: 'google',
	name: 'Google Secret Manager',
	noun: 'Google secret',
	command: 'gcloud',
	asks: [
		{
			id: 'name',
			label: 'What is the secret called?',
			example: 'orders-kafka',
			rule: /^[A-Za-z0-9_][A-Za-z0-9_-]{0,254}$/,
			suggest: nameFrom,
		},
		{
			id: 'project',
			label: 'Which project?',
			example: 'acme-orders',
			rule: plainName,
			usual: '',
			empty: 'the one that gcloud is set to',
		},
	],
	signedIn: ['config', 'config-helper', '--format=value(credential.token_expiry)', '--quiet'],
	signIn: 'gcloud auth login',
	save: {
		all: ({name = '', project}, isThere) => [
			'secrets',
			...(isThere ? ['versions', 'add'] : ['create']),
			name,
			'--data-file=-',
			...flag('--project', project),
			'--quiet',
		],
		text: jsonOf,
	},
	place: ({name, project}) => [name, project].filter(Boolean).join(' · '),
	existing: 'Saving adds a version; Google keeps the ones before it.',
	look: {
		argv: ({name = '', project}) => [
			...['secrets', 'describe', name, '--format=value(name)'],
			...flag('--project', project),
			'--quiet',
		],
		names: ({code, complaint}, {name = ''}) => {
			if (code === 0) return [name];
			return complaint.includes('NOT_FOUND') ? [] : undefined;
		},
	},
};
