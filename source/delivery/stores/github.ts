import {firstWords, flag, plainName, type Store} from './store.js';

/**
 * A secret of GitHub Actions for each variable. `gh secret set NAME` reads the value from standard input where no
 * `--body` is given (GitHub's manual of `gh secret set`), and takes line ends off its end (GitHub CLI's source). All
 * variables become secrets, the address too, so that a workflow finds them in one place. Into a pipe `gh secret list`
 * prints lines without a heading that begin with the name (GitHub CLI's source).
 */
export const github: Store = {
	id: 'github',
	name: 'GitHub Actions',
	noun: 'GitHub secret',
	command: 'gh',
	asks: [
		{
			id: 'repository',
			label: 'Which repository?',
			example: 'acme/api',
			rule: /^([A-Za-z0-9][A-Za-z0-9.-]*\/)?[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9_.][A-Za-z0-9_.-]*$/,
			usual: '',
			empty: 'the repository of this folder',
		},
		{
			id: 'environment',
			label: 'Which deployment environment?',
			example: 'production',
			rule: plainName,
			usual: '',
			empty: 'for the whole repository',
		},
	],
	signedIn: ['auth', 'status'],
	signIn: 'gh auth login',
	save: {
		each: ({repository, environment}, variable) => [
			...['secret', 'set', variable],
			...flag('--repo', repository),
			...flag('--env', environment),
		],
	},
	place: ({repository, environment}) =>
		[repository || 'the repository of this folder', environment].filter(Boolean).join(' · '),
	existing: 'Saving replaces what is there; GitHub keeps no older value.',
	look: {
		argv: ({repository, environment}) => [
			...['secret', 'list'],
			...flag('--repo', repository),
			...flag('--env', environment),
		],
		names: firstWords,
	},
};
