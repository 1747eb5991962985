import * as z from 'zod';
import type {HttpFacts} from '../../source/network/problem.js';
import {HttpProblem} from '../../source/network/problem.js';
import {namesFor} from '../../source/providers/access.js';
import {
	type Answers,
	type Choice,
	defineFields,
	isTyped,
	type Listing,
	plainOf,
} from '../../source/providers/field.js';
import {
	type Credential,
	defineKind,
	defineProvider,
	type Existing,
	type Made,
	type Provider,
	type Step,
} from '../../source/providers/provider.js';
import {Secret} from '../../source/secret.js';

/** What the fake vendor does; a test replaces what it is about. `calls` says what it was asked, in order. */
export class FakeApi {
	readonly calls: string[] = [];
	/** Answers and signals that listings were called with, by field id. */
	readonly asked: Record<string, {answers: Answers; signal: AbortSignal}[]> = {};
	lists: Record<string, (answers: Answers, signal: AbortSignal) => AsyncIterable<readonly Choice[]>> = {
		zone: () => pages([choice('z-north'), choice('z-south')]),
		bay: (answers) => {
			const zone = plainOf(answers['zone']) ?? '';
			return pages([choice(`${zone}/1`), choice(`${zone}/2`)]);
		},
		guests: () => pages([choice('ann'), choice('bob')]),
		shelves: () => pages([choice('s-1'), choice('s-2')]),
	};
	owner = async (): Promise<Made> => ({ref: {id: 'o-1'}, label: 'o-1'});
	key = async (): Promise<Made> => ({ref: {id: 'k-1'}, label: 'k-1', credential: credential()});
	/** What a look-up sees; undefined where the vendor has no list. */
	found: readonly Existing[] | undefined = [];
	remove = async (_thing: string, _id: string): Promise<void> => undefined;

	list(id: string, answers: Answers, signal: AbortSignal): AsyncIterable<readonly Choice[]> {
		const calls = this.asked[id] ?? [];
		this.asked[id] = [...calls, {answers, signal}];
		return this.lists[id]?.(answers, signal) ?? pages([]);
	}
}

export function choice(value: string, more: Partial<Choice> = {}): Choice {
	return {value, label: value, ...more};
}

/** A listing that gives these pages at once. */
export async function* pages(...all: (readonly Choice[])[]): AsyncIterable<readonly Choice[]> {
	yield* all;
}

/** A listing whose pages the test hands out; `fail` ends it with an error. */
export function byHand() {
	const waiting: (() => void)[] = [];
	const ready: ({page: readonly Choice[]} | {error: unknown} | 'end')[] = [];
	const push = (entry: (typeof ready)[number]) => {
		ready.push(entry);
		waiting.shift()?.();
	};
	async function* listing(): AsyncIterable<readonly Choice[]> {
		for (;;) {
			if (ready.length === 0) await new Promise<void>((resolve) => waiting.push(resolve));
			const next = ready.shift();
			if (next === 'end' || next === undefined) return;
			if ('error' in next) throw next.error;
			yield next.page;
		}
	}
	return {
		listing,
		page: (...page: readonly Choice[]) => push({page}),
		fail: (error: unknown) => push({error}),
		end: () => push('end'),
	};
}

/** An answer of the vendor other than yes. */
export function refused(what = 'Depot refused it.', facts: Partial<HttpFacts> = {}): HttpProblem {
	return new HttpProblem({what}, {outcome: 'refused', status: 400, ...facts});
}

/** A create that got no answer. */
export function unclear(what = 'Depot did not answer.'): HttpProblem {
	return new HttpProblem({what}, {outcome: 'unclear'});
}

export const secretText = 'hunter2-hunter2-hunter2';

export function credential(more: Partial<Credential> = {}): Credential {
	return {
		id: 'k-1',
		name: 'orders',
		accesses: [
			{
				type: 'kafka',
				label: 'Kafka',
				bootstrapServers: 'broker.depot.example:9092',
				securityProtocol: 'SASL_SSL',
				mechanism: 'PLAIN',
				username: 'k-1',
				password: new Secret(secretText),
			},
		],
		details: [{label: 'owner', value: 'o-1'}],
		differences: [],
		...more,
	};
}

const word = (noun: string) =>
	z
		.string()
		.trim()
		.min(1, `A ${noun} is missing.`)
		.max(20, `A ${noun} has at most 20 characters.`)
		.refine(
			(text) => !/[^\w./*-]/.test(text),
			`A ${noun} holds letters, digits, “.”, “_”, “/” and “-” only.`,
		);

const listed =
	(id: string): Listing<FakeApi, unknown> =>
	({api, answers, signal}) =>
		api.list(id, answers, signal);

const signIn = defineFields<never>()({
	user: {
		kind: 'text',
		label: 'Who signs in?',
		name: 'user',
		env: 'DEPOT_USER',
		schema: word('user'),
		placeholder: 'dana',
	},
	token: {
		kind: 'secret',
		label: 'What is the token?',
		name: 'token',
		env: 'DEPOT_TOKEN',
		schema: z.string().min(1, 'The token cannot be empty.'),
	},
});

/** Every kind of question, lists fixed and fetched. */
const fields = defineFields<FakeApi>()({
	zone: {
		kind: 'select',
		label: 'Which zone is it in?',
		name: 'zone',
		step: 'place',
		hint: 'A zone holds bays.',
		choices: listed('zone'),
		other: {label: 'Zone id', schema: word('zone'), placeholder: 'z-north'},
		remember: true,
		help: ['A zone is where the bays stand.'],
		docs: 'https://depot.example/zones',
	},
	address: {
		kind: 'text',
		label: 'What is its address?',
		name: 'address',
		when: (answers) => isTyped(answers['zone']),
		schema: z.string().max(40, 'An address has at most 40 characters.'),
	},
	bay: {
		kind: 'select',
		label: 'Which bay?',
		name: 'bay',
		choices: listed('bay'),
		needs: ['zone'],
	},
	access: {
		kind: 'select',
		label: 'How should its rights be given?',
		name: 'access',
		step: 'rights',
		choices: [
			choice('guests', {hint: 'by a list of guests'}),
			choice('rules', {hint: 'by rules'}),
			choice('none'),
		],
	},
	guests: {
		kind: 'many',
		label: 'Which guests?',
		name: 'guests',
		choices: listed('guests'),
		when: (answers) => plainOf(answers['access']) === 'guests',
		least: {count: 1, sentence: 'Choose at least one guest.'},
		other: {label: 'Guest', schema: word('guest'), placeholder: 'ann, bob'},
	},
	rules: {
		kind: 'rows',
		label: 'Which rules?',
		name: 'rules',
		row: 'access rule',
		when: (answers) => plainOf(answers['access']) === 'rules',
		least: {count: 1, sentence: 'Add at least one rule.'},
		choices: listed('shelves'),
		columns: {
			target: {
				kind: 'select',
				label: 'On what?',
				name: 'target',
				choices: [choice('shelf'), choice('door')],
			},
			name: {
				kind: 'select',
				label: 'Which one?',
				name: 'name',
				choices: ({target}, fetched = []) => (target === 'shelf' ? fetched : []),
				other: {label: 'Name', schema: word('name')},
			},
			note: {kind: 'text', label: 'Why?', name: 'note', schema: z.string().max(10, 'A note is short.')},
		},
		format: ({target, name, note}) => `${target}:${name}:${note}`,
		parse: (text) => {
			const [target = '', name = '', note = ''] = text.split(':');
			return name === '' ? {problem: 'A rule has three parts: shelf:s-1:why'} : {target, name, note};
		},
	},
	password: {
		kind: 'secret',
		label: 'Which password should it have?',
		name: 'password',
		step: 'password',
		schema: z.string().min(8, 'A password has at least 8 characters.'),
		twice: true,
		generate: () => 'made-up-password',
	},
	name: {
		kind: 'text',
		label: 'What should it be called?',
		name: 'name',
		step: 'name',
		hint: '1 to 20 characters.',
		schema: word('name'),
		initial: (answers) => (plainOf(answers['bay']) ?? '').replace('/', '-'),
		placeholder: 'orders',
	},
});

function ownerStep(api: FakeApi, name: string): Step {
	return {
		id: 'owner',
		will: `create owner ${name}`,
		did: `created owner ${name}`,
		thing: 'owner',
		request: () => ({method: 'POST', path: '/owners', body: {name}}),
		send: () => {
			api.calls.push(`create owner ${name}`);
			return api.owner();
		},
	};
}

function keyStep(api: FakeApi, name: string): Step {
	return {
		id: 'key',
		will: `create key ${name}`,
		did: `created key ${name}`,
		thing: 'key',
		request: () => ({method: 'POST', path: '/keys', body: {name}}),
		send: () => {
			api.calls.push(`create key ${name}`);
			return api.key();
		},
		...(api.found && {
			list: async () => {
				api.calls.push('list keys');
				return api.found ?? [];
			},
		}),
	};
}

const keyKind = defineKind<FakeApi>()({
	id: 'key',
	name: 'Depot key',
	summary: 'opens one bay',
	shownOnce: 'The secret is shown once. Depot cannot show it again.',
	docs: 'https://depot.example/keys',
	fields,
	plan: ({api, answers: {name, access}}) => ({
		steps: [ownerStep(api, name), keyStep(api, name)],
		notes: ['A key dies with its owner.'],
		// Rights by rules come with the address of a registry.
		variables: access?.value === 'rules' ? [...kafkaVariables, ...registryVariables] : kafkaVariables,
	}),
	fieldFor: (path) => ({key_name: 'name', zone_id: 'zone', pass: 'password'})[String(path.at(-1))],
});

export const kafkaVariables = [
	'KAFKA_BOOTSTRAP_SERVERS',
	'KAFKA_SECURITY_PROTOCOL',
	'KAFKA_SASL_MECHANISM',
	'KAFKA_SASL_USERNAME',
	'KAFKA_SASL_PASSWORD',
];
const registryVariables = Object.values(namesFor('SCHEMA_REGISTRY'));

const passFields = defineFields<FakeApi>()({
	name: {kind: 'text', label: 'Whose pass is it?', name: 'name', schema: word('name')},
});

const passKind = defineKind<FakeApi>()({
	id: 'pass',
	name: 'Depot pass',
	summary: 'opens the gate',
	shownOnce: 'Depot lists passes, so this one can be read again there.',
	fields: passFields,
	plan: ({api, answers: {name}}) => ({steps: [keyStep(api, name)], variables: kafkaVariables}),
});

/** A vendor with two kinds; its every answer comes from `api`. `connect` may be replaced. */
export function depot(api: FakeApi, more: {connect?: Provider['connect']} = {}): Provider {
	const provider = defineProvider<FakeApi>()({
		id: 'depot',
		name: 'Depot',
		summary: 'keys and passes',
		docs: 'https://depot.example/docs',
		baseUrls: {api: 'https://api.depot.example'},
		guide: {
			lines: ['Made in the Depot office: Desk › Tokens.', 'It needs the right to issue keys.'],
			page: 'https://depot.example/tokens',
		},
		signIn,
		connect: async ({user}) => {
			api.calls.push(`sign in ${user}`);
			return {who: user, api};
		},
		kinds: [keyKind, passKind],
		things: {
			owner: {name: 'owner', remove: (_, {id = ''}) => removed(api, 'owner', id)},
			key: {
				name: 'key',
				remove: (_, {id = ''}) => removed(api, 'key', id),
				lookAt: 'Depot office › Keys',
			},
		},
	});
	return {...provider, ...more};
}

function removed(api: FakeApi, thing: string, id: string): Promise<void> {
	api.calls.push(`remove ${thing} ${id}`);
	return api.remove(thing, id);
}

/** A vendor that ended, with one kind only. */
export function pier(api: FakeApi): Provider {
	return {
		...depot(api),
		id: 'pier',
		name: 'Pier',
		summary: 'passes',
		retired: 'ended on 1 May 2024',
		kinds: [passKind as Provider['kinds'][number]],
	};
}
