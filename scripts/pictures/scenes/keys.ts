import {accountId, age, keyId, port, type Scene, seconds} from '../scene.js';

const signIn = 'wait:Which Cloud key,enter,wait:is its secret,enter';

/** Every key that the sign-in sees. */
export const list: Scene = {
	args: ['list', '--sandbox', '--provider', 'confluent-cloud'],
	columns: 80,
	rows: 22,
	script: `${signIn},wait:billing-consumer,gone:fetching,type:orders,wait:filter  orders,shot:list`,
	descriptions: {
		list: 'A list of keys, narrowed down to orders: name, id, what each opens, owner and age.',
	},
	examples: [port, keyId, accountId, age],
};

/** A key is replaced by one like it, and the old one is kept until its clients have moved. */
export const rotate: Scene = {
	args: ['rotate', 'orders-producer', '--sandbox', '--provider', 'confluent-cloud'],
	columns: 80,
	rows: 22,
	script: [
		`${signIn},wait:mode 600,enter`,
		'wait:I have saved the secret,wait:saved  .env,wait:topics ✓,wait:v check,type: ,wait:[✓],enter',
		'wait:Have all clients moved,shot:rotate',
	].join(','),
	descriptions: {
		rotate:
			'After the first half of a rotation: where the new key is, that the old one still works, the question whether all clients have moved, and what the old key opens.',
	},
	examples: [
		port,
		keyId,
		accountId,
		age,
		seconds,
		[/\/\S*(?=\/\.env\.sandbox)/g, '/home/you/projects/orders-services'],
	],
};

/** The proof of what a file holds. */
export const check: Scene = {
	args: [],
	columns: 90,
	rows: 14,
	shell: [
		[
			...['create', '--provider', 'apache-kafka', '--kind', 'scram-user', '--name', 'orders-svc'],
			...['--new-mechanism', 'SCRAM-SHA-512', '--new-password-generate', '--access', 'consume'],
			...['--topics', 'orders', '--group', 'billing', '--save', '.env', '--yes'],
		],
	],
	script: 'wait:$,type:kafkey check --may read --sandbox-url $SANDBOX,enter,wait:as asked,shot:check',
	descriptions: {
		check:
			'kafkey check in a shell: address, network, certificate, sign-in, cluster and rights, each with a tick, and the verdict: signed in, as asked.',
	},
	// Of a certificate that is made at every start, and of a port without its address.
	examples: [port, seconds, [/\b\d{4}-\d\d-\d\d\b/g, '2026-01-08'], [/(?<=\bport )\d{5}\b/g, '49152']],
};
