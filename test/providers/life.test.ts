import {beforeAll, describe, expect, test} from 'vitest';
import {type Access, secretOf} from '../../source/providers/access.js';
import {type Answers, type Fields, plainOf} from '../../source/providers/field.js';
import type {Held, Life} from '../../source/providers/life.js';
import type {Account, Kind, Provider} from '../../source/providers/provider.js';
import {Secret} from '../../source/secret.js';
import {answersTo, kindQuestions} from '../../source/wizard/questions.js';
import {runSteps} from '../support/api.js';
import {walk} from '../support/auto-run.js';
import {providers} from '../support/providers.js';
import {testSandbox} from '../support/sandbox.js';

const sandbox = testSandbox({topicCount: 5});
const {signal} = new AbortController();

const kinds: readonly (readonly [string, Provider, Kind<unknown>])[] = providers.flatMap((provider) =>
	provider.kinds.map((kind) => [`${provider.id} ${kind.id}`, provider, kind] as const),
);

/** What each kind can do after its creation, by its vendor's API. */
const operations: Readonly<Record<string, string>> = {
	'apache-kafka scram-user': 'list revoke behind rotate',
	'confluent-azure kafka': 'show revoke again',
	'confluent-azure schema-registry': 'show revoke again',
	'confluent-cloud cloud': 'list show revoke behind edit again owners limits',
	'confluent-cloud flink': 'list show revoke behind edit again owners limits',
	'confluent-cloud global': 'list show revoke behind edit again owners limits',
	'confluent-cloud kafka': 'list show revoke behind insight edit again owners limits',
	'confluent-cloud ksqldb': 'list show revoke behind edit again owners limits',
	'confluent-cloud schema-registry': 'list show revoke behind edit again owners limits',
	'confluent-cloud tableflow': 'list show revoke behind edit again owners limits',
	'streamkap client-credential': 'list revoke edit again',
	'streamkap kafka-user': 'list revoke edit rotate',
	'streamkap project-key': 'list show revoke edit again',
	'upstash credential': 'list revoke again',
};

function operationsOf(life: Life<unknown>): string {
	const {list, show, behind, insight, edit, rotate, again, goneOwners, limits} = life;
	const has = {list, show, revoke: true, behind, insight, edit, rotate, again, owners: goneOwners, limits};
	return Object.entries(has)
		.flatMap(([name, there]) => (there ? [name] : []))
		.join(' ');
}

test('every kind has a life, of the operations that its vendor’s API has', () => {
	const found = kinds.map(([place, , {life}]) => [place, life && operationsOf(life)]);
	expect(Object.fromEntries(found.sort())).toEqual(operations);
	expect(Object.values(operations).flatMap((text) => text.split(' '))).toHaveLength(83);
});

test.each(kinds)('%s: what its API cannot do is said, and only that', (_, provider, {life, fields}) => {
	const cannot = life?.cannot ?? {};
	const lacks = [
		...(life?.list ? [] : ['list']),
		...(life?.show || life?.list ? [] : ['show']),
		...(life?.edit ? [] : ['edit']),
		...(life?.rotate ? [] : ['rotate']),
	];
	expect(Object.keys(cannot).sort()).toEqual(lacks.sort());
	for (const sentence of Object.values(cannot)) expect(sentence).toMatch(/^[A-Z].{15,}\.$/);
	for (const note of life?.edit?.notes ?? [])
		expect(typeof note === 'string' ? note : note.sentence).toMatch(/^[A-Z].{10,}\.$/);
	expect(provider.things[life?.thing ?? '']).toBeDefined();
	// One of the two ways to a new secret.
	expect(Boolean(life?.rotate) !== Boolean(life?.again)).toBe(true);
	expect(Object.keys(life?.where ?? {}).filter((id) => fields[id] === undefined)).toEqual([]);
});

/** What was made for a test: where it is, and how its kind is asked for it. */
type Made = {
	readonly life: Life<unknown>;
	readonly account: Account<unknown>;
	readonly where: Answers;
	readonly ref: Held['ref'];
	readonly id: string;
	readonly accesses: readonly Access[];
};

async function make(provider: Provider, kind: Kind<unknown>): Promise<Made> {
	const {state} = await walk(provider, kind.id, sandbox);
	if (state.connection.status !== 'open' || !kind.life) return expect.fail('not signed in');
	const {account} = state.connection;
	const answers = answersTo(kindQuestions(state), state.answers);
	const steps = Object.values(await runSteps(kind.plan({api: account.api, answers})));
	const {ref, credential} = steps.find((step) => step.credential) ?? expect.fail('nothing was made');
	return {
		life: kind.life,
		account,
		where: Object.fromEntries(Object.keys(kind.life.where ?? {}).map((id) => [id, answers[id]])),
		ref,
		id: credential?.id ?? '',
		accesses: credential?.accesses ?? [],
	};
}

async function allOf({life, account: {api}, where}: Made): Promise<Held[]> {
	const found: Held[] = [];
	for await (const page of life.list?.({api, where, signal}) ?? []) found.push(...page);
	return found;
}

/** The credential as its API shows it now. */
async function look(made: Made, id = made.id): Promise<Held | undefined> {
	const {life, account, where} = made;
	if (life.show) return life.show({api: account.api, where, id, signal});
	return (await allOf(made)).find((held) => held.id === id);
}

async function held(made: Made, id = made.id): Promise<Held> {
	return (await look(made, id)) ?? expect.fail(`${id} is not there`);
}

/** What is left to ask with these answers. */
function unanswered(fields: Fields, answers: Answers): string[] {
	return Object.entries(fields).flatMap(([id, {when}]) =>
		(when?.(answers) ?? true) && answers[id] === undefined ? [id] : [],
	);
}

const secretsOf = (accesses: readonly Access[]) => accesses.map((access) => secretOf(access).reveal());

describe.each(kinds)('%s', (place, provider, kind) => {
	let made: Made;
	beforeAll(async () => {
		made = await make(provider, kind);
	});
	const at = () => ({api: made.account.api, where: made.where, signal});
	const has = (operation: string) => operations[place]?.split(' ').includes(operation) ?? false;
	/** A test of an operation, where the vendor's API has it; what it lacks is held above. */
	const testOf = (operation: string, name: string, body: () => Promise<void>) => {
		if (has(operation)) test(name, body);
	};

	test('is found, once, with what it opens and no secret', async () => {
		const found = await held(made);
		expect(found).toMatchObject({id: made.id, opens: expect.stringMatching(/\S/)});
		expect(found.ref).toMatchObject(made.ref);
		expect(found.purpose).toMatch(/\S/);
		expect(found.details.filter(({label, value}) => label === '' || value === '')).toEqual([]);
		for (const secret of secretsOf(made.accesses)) expect(JSON.stringify(found)).not.toContain(secret);
		for (const time of [found.created, found.expires, found.lastUsed])
			if (time !== undefined) expect(new Date(time).toISOString()).toBe(time);
		if (made.life.list)
			expect((await allOf(made)).filter(({id}) => id === made.id)).toMatchObject([{ref: made.ref}]);
	});

	test('another id is not there', async () => {
		const other = provider.id === 'confluent-azure' ? 'AAAABBBBCCCCDDDD' : 'no-such-thing';
		expect(await look(made, other)).toBeUndefined();
	});

	testOf('edit', 'is changed in what was changed only', async () => {
		const edit = made.life.edit ?? expect.fail('no edit');
		const before = await edit.now({...at(), held: await held(made)});
		const texts = ['name', 'description'].filter((id) => edit.fields[id] && before[id] !== undefined);
		for (const id of texts) {
			await edit.send({...at(), held: await held(made), changed: {[id]: `changed ${id}`}});
			expect(await edit.now({...at(), held: await held(made)})).toEqual({
				...before,
				...Object.fromEntries(texts.slice(0, texts.indexOf(id) + 1).map((each) => [each, `changed ${each}`])),
			});
		}
		if (texts.length === 0) {
			await edit.send({...at(), held: await held(made), changed: {'allowed-ips': '203.0.113.0/24'}});
			const now = await edit.now({...at(), held: await held(made)});
			expect(now).toEqual({...before, 'allowed-ips': '203.0.113.0/24'});
		}
	});

	testOf('rotate', 'gets a new secret and stays what it is', async () => {
		const rotate = made.life.rotate ?? expect.fail('no rotation');
		const before = await held(made);
		const [[id = '', field] = []] = Object.entries(rotate.fields ?? {});
		const secret = new Secret(field?.kind === 'secret' ? (field.generate?.() ?? '') : '');
		const plan = await rotate.plan({...at(), held: before, answers: {[id]: secret}});
		expect(JSON.stringify(plan.steps.map((step) => step.request({})))).not.toContain(secret.reveal());
		const [step] = Object.values(await runSteps(plan));
		expect(step).toMatchObject({existed: true, credential: {id: made.id, differences: []}});
		const accesses = step?.credential?.accesses ?? [];
		expect(new Set(secretsOf(accesses))).toEqual(new Set([secret.reveal()]));
		// The same variables are filled, so that the same places can be replaced.
		expect(
			accesses.map(({rights: _, ...access}: Access & {rights?: unknown}) => Object.keys(access)),
		).toEqual(
			made.accesses.map(({rights: _, ...access}: Access & {rights?: unknown}) => Object.keys(access)),
		);
		expect(await held(made)).toEqual(before);
		expect(rotate.caution).toMatch(/^[A-Z].+\.$/);
	});

	testOf('again', 'has answers that make one like it', async () => {
		const known = await made.life.again?.({...at(), held: await held(made)});
		const open = unanswered(kind.fields, known ?? {});
		// What cannot be known: passwords, and addresses that the vendor does not give.
		expect(open.filter((id) => !/^(password|url|bootstrap-servers)$/.test(id))).toEqual([]);
		const asked = Object.fromEntries(
			open.map((id) => [id, id === 'password' ? new Secret('Correct-Horse-78') : '']),
		);
		const answers: Answers = {...known, ...asked};
		const steps = await runSteps(kind.plan({api: made.account.api, answers}));
		const {credential} = Object.values(steps).at(-1) ?? {};
		const twin = await held(made, credential?.id);
		const original = await held(made);
		expect(twin.id).not.toBe(original.id);
		expect({opens: twin.opens, owner: twin.owner}).toEqual({
			opens: original.opens.replace(/orders-reader(?!-)/, 'orders-reader-2'),
			owner: original.owner,
		});
		const alike = made.life.list && !/Kafka as/.test(original.opens);
		if (alike) expect(twin.purpose).toBe(original.purpose);
		if (has('behind')) {
			const left = (await made.life.behind?.({...at(), held: original})) ?? [];
			expect(left.filter(({kept}) => kept === undefined)).toEqual([]);
		}
		await provider.things[made.life.thing]?.remove(made.account.api, twin.ref, signal);
	});

	testOf('owners', 'has an owner who is there, unlike somebody who is not', async () => {
		const {owner = ''} = await held(made);
		const found = await made.life.goneOwners?.({
			...at(),
			owners: [owner, 'u-demo42', 'u-left99', 'sa-000000'],
		});
		expect(found).toEqual({
			'u-left99': 'there is no such user',
			'sa-000000': 'there is no such service account',
		});
	});

	testOf('limits', 'counts towards its owner’s limit', async () => {
		const found = await held(made);
		const limits = (await made.life.limits?.({...at(), held: [found]})) ?? [];
		expect(limits[0]).toEqual({
			counts: expect.stringContaining(`keys of ${found.owner}`),
			used: 1,
			most: 100,
		});
		expect(limits.every(({used, most}) => used > 0 && used <= most)).toBe(true);
	});

	test('is revoked, with what it leaves behind', async () => {
		const found = await held(made);
		const remove = (thing: string, ref: Held['ref']) =>
			provider.things[thing]?.remove(made.account.api, ref, signal) ?? expect.fail(`no thing ${thing}`);
		const left = (await made.life.behind?.({...at(), held: found})) ?? [];
		expect(left.length > 0).toBe(has('behind'));
		await remove(made.life.thing, found.ref);
		expect(await look(made)).toBeUndefined();
		// It is gone already, which is what was wanted.
		await remove(made.life.thing, found.ref);
		for (const {thing, ref, label, kept} of left) {
			expect(label).toMatch(/\S/);
			if (kept === undefined) await remove(thing, ref);
		}
		const offered = left.filter(({kept}) => kept === undefined).map(({thing}) => thing);
		if (plainOf(found.owner)?.startsWith('sa-')) expect(offered).toContain('serviceAccount');
		if (place === 'confluent-cloud kafka') expect(offered).toContain('roleBinding');
		const after = (await made.life.behind?.({...at(), held: found})) ?? [];
		expect(after.filter(({kept}) => kept === undefined)).toEqual([]);
	});
});
