import type {CheckNews, Stage, Verdict} from '../../source/check/verdict.js';
import {type Access, namesFor} from '../../source/providers/access.js';
import {Secret} from '../../source/secret.js';
import type {Doors} from '../../source/wizard/doors.js';
import {credential} from './fake-provider.js';
import {FakeRun} from './fake-session.js';

type Check = NonNullable<Doors['check']>;

/** One proof that was asked for; it goes on until the test ends it. */
export type AskedProof = {
	readonly access: Access;
	readonly signal: AbortSignal;
	readonly news: (news: CheckNews) => void;
	readonly end: (verdict: Verdict) => void;
	readonly fail: (error: unknown) => void;
};

/** Proofs whose course the test decides. Like the real ones they end when they are skipped. */
export class FakeCheck {
	readonly asked: AskedProof[] = [];

	readonly door: Check = (_, access, {signal, onNews}) =>
		new Promise((resolve, reject) => {
			this.asked.push({access, signal, news: onNews, end: resolve, fail: reject});
			signal.addEventListener('abort', () => resolve(verdicts.unreachable));
		});

	/** The last proof that was asked for of the access with this label. */
	of(label: string): AskedProof {
		const proof = this.asked.findLast(({access}) => access.label === label);
		if (!proof) throw new Error(`No proof of ${label} was asked for.`);
		return proof;
	}
}

export const stages: Readonly<Record<'reached' | 'rights' | 'refused', readonly Stage[]>> = {
	reached: [
		{name: 'address', status: 'ok', sentence: 'broker.depot.example is 203.0.113.7'},
		{
			name: 'tls',
			status: 'ok',
			sentence: 'certificate of broker.depot.example, by Example CA, until 2027-01-31',
		},
	],
	rights: [
		{name: 'rights', status: 'ok', sentence: 'may write orders'},
		{name: 'rights', status: 'ok', sentence: 'may not read orders'},
	],
	refused: [{name: 'sign-in', status: 'failed', sentence: 'the user or the password is not accepted'}],
};

const signedIn = 'signed in to broker.depot.example:9092';

/** A verdict for every end. */
export const verdicts = {
	works: {
		end: 'works',
		sentences: [signedIn, 'may write orders', 'may not read orders'],
		stages: [...stages.reached, ...stages.rights],
		took: 41_300,
	},
	differs: {
		end: 'differs',
		sentences: [signedIn, 'may not write orders', 'may not read orders'],
		stages: [...stages.reached, {name: 'rights', status: 'failed', sentence: 'may not write orders'}],
		problem: {
			what: 'The key may not write orders, which was asked for.',
			why: 'Its owner has no such right.',
			next: 'Give the owner the right to write orders.',
		},
		took: 3000,
	},
	refused: {
		end: 'refused',
		sentences: [],
		stages: [...stages.reached, ...stages.refused],
		problem: {
			what: 'The broker does not accept the password.',
			why: 'It answered SASL_AUTHENTICATION_FAILED.',
			next: 'Create the key again, or ask the owner of the cluster.',
		},
		took: 900,
	},
	spreading: {
		end: 'spreading',
		sentences: [],
		stages: [...stages.reached, ...stages.refused],
		problem: {
			what: 'The key is still refused after 10 minutes.',
			why: 'A new key can take longer to reach every broker.',
			next: 'It is kept. Check it again later.',
		},
		took: 600_000,
	},
	unreachable: {
		end: 'unreachable',
		sentences: [],
		stages: [{name: 'network', status: 'failed', sentence: '10.0.0.7 is an address of a private network'}],
		problem: {
			what: 'broker.depot.example:9092 cannot be reached from this machine.',
			why: 'It is in a private network.',
			next: 'Run the check where the program will run.',
		},
		took: 5000,
	},
} as const satisfies Record<string, Verdict>;

const [plain] = credential().accesses;
if (plain?.type !== 'kafka') throw new Error('The fake credential opens Kafka.');

/** The fake credential's way in, with rights that were asked for. */
export const kafka = {
	...plain,
	rights: [{resource: 'topic', pattern: 'literal', name: 'orders', operations: ['WRITE', 'DESCRIBE']}],
} as const satisfies Access;

/** A second way in with the same secret. */
export const registry = {
	type: 'http-basic',
	label: 'Schema Registry',
	names: namesFor('SCHEMA_REGISTRY'),
	url: 'https://registry.depot.example',
	username: 'k-1',
	password: new Secret('hunter2-hunter2-hunter2'),
	probe: {path: '/subjects', purpose: 'list the subjects'},
} as const satisfies Access;

/** A run that has made a credential with these ways in, and the proofs that were asked for. */
export async function madeWith(accesses: readonly Access[] = [kafka]) {
	const check = new FakeCheck();
	const run = new FakeRun();
	run.doors.check = check.door;
	await run.toReview();
	run.api.key = async () => ({ref: {id: 'k-1'}, label: 'k-1', credential: credential({accesses})});
	await run.confirm();
	return {run, check};
}
