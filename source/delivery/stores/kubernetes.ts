import {firstWords, flag, nameFrom, type Store} from './store.js';

const objectName = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * One Secret, as `envFrom` takes it. Applied by the server: a client's `apply` keeps the whole text, values included, in
 * an annotation that `kubectl describe` prints, and the server refuses to take over a field that somebody else set. The
 * values stand under `data`, because `stringData` does not work well with that (Kubernetes' documentation of Secrets).
 */
export const kubernetes: Store = {
	id: 'kubernetes',
	name: 'Kubernetes',
	noun: 'Kubernetes Secret',
	command: 'kubectl',
	asks: [
		{
			id: 'name',
			label: 'What should the Secret be called?',
			example: 'orders-kafka',
			rule: objectName,
			suggest: nameFrom,
		},
		{
			id: 'namespace',
			label: 'Which namespace?',
			example: 'orders',
			rule: objectName,
			usual: '',
			empty: 'the current one',
		},
		{
			id: 'context',
			label: 'Which context of kubectl?',
			example: 'staging',
			rule: /^[A-Za-z0-9][A-Za-z0-9_.:/@-]*$/,
			usual: '',
			empty: 'the current one',
		},
	],
	signedIn: ['auth', 'can-i', '--list'],
	signIn: 'what your cluster signs in with, until kubectl auth can-i --list answers',
	save: {
		all: ({namespace, context}) => [
			...['apply', '--server-side', '--field-manager=kafkey'],
			...flag('--namespace', namespace),
			...flag('--context', context),
			...['-f', '-'],
		],
		text: (variables, {name}) =>
			JSON.stringify({
				apiVersion: 'v1',
				kind: 'Secret',
				metadata: {name},
				type: 'Opaque',
				data: Object.fromEntries(
					variables.map(({name: variable, value}) => [variable, Buffer.from(value).toString('base64')]),
				),
			}),
	},
	place: ({name, namespace, context}) =>
		[name, namespace && `namespace ${namespace}`, context && `context ${context}`]
			.filter(Boolean)
			.join(' · '),
	existing:
		'What kafkey wrote there is replaced; values that something else set stay, and then nothing is saved.',
	look: {
		argv: ({name = '', namespace, context}) => [
			...['get', 'secret', name, '--ignore-not-found', '--output', 'name'],
			...flag('--namespace', namespace),
			...flag('--context', context),
		],
		names: (looked) => firstWords(looked)?.map((word) => word.replace('secret/', '')),
	},
};
