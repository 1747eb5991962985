import {describe, expect, test} from 'vitest';
import {byFieldId} from '../../source/commands/doors/running-sandbox.js';
import {variablesOf} from '../../source/delivery/variables.js';
import type {Field} from '../../source/providers/field.js';
import {judge} from '../../source/providers/judge.js';
import type {Guide, Kind, Provider} from '../../source/providers/provider.js';
import {screenOf} from '../../source/wizard/screen.js';
import {walk} from '../support/auto-run.js';
import {providers} from '../support/providers.js';
import {testSandbox} from '../support/sandbox.js';

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Values of every sort, among them those that schemas have to refuse. */
const samples = [
	'',
	' ',
	'a',
	'A',
	'-',
	'orders',
	'two words',
	'a:b',
	'a,b',
	'*',
	'ord*ers',
	'a\u0007b',
	'a\u202eb',
	'größe',
	'x'.repeat(40),
	'x'.repeat(5000),
	'https://example.com/path?query',
	'http://',
	'999.1.2.3/99',
	'not-a-uuid-at-all',
];

/** What zod says where nobody has worded a rule. */
const unworded = /^(Invalid|Too (small|big)|Expected|Required|Unrecognized|String must|Number must)|>=|<=/;

/** Lists that take no typing: they are made of earlier answers, so they are whole and never refused. */
const listsOnly: readonly string[] = ['confluent-cloud kafka access'];

/** Paths of files; the rules for paths hold when they are read. */
const paths: readonly string[] = ['streamkap sign-in project-key-file', 'apache-kafka sign-in ca-file'];

type Entry = readonly [place: string, field: Field, before: readonly string[]];

const entries = (place: string, fields: object): Entry[] =>
	Object.entries(fields).map(([id, field], index, all) => [
		`${place} ${id}`,
		field as Field,
		all.slice(0, index).map(([each]) => each),
	]);

const kinds: readonly (readonly [string, Provider, Kind<unknown>])[] = providers.flatMap((provider) =>
	provider.kinds.map((kind) => [`${provider.id} ${kind.id}`, provider, kind] as const),
);
const signIns = providers.flatMap(({id, signIn}) => entries(`${id} sign-in`, signIn));
const fields: readonly Entry[] = [
	...signIns,
	...kinds.flatMap(([place, , kind]) => entries(place, kind.fields)),
];

test('every id is there once, in kebab-case', () => {
	const ids = providers.map(({id}) => id);
	expect(new Set(ids).size).toBe(ids.length);
	const places = fields.map(([place]) => place);
	expect(new Set(places).size).toBe(places.length);
	const all = [
		...ids,
		...kinds.map(([, , {id}]) => id),
		...fields.map(([place]) => place.split(' ').at(-1) ?? ''),
	];
	expect(all.filter((id) => !kebab.test(id))).toEqual([]);
});

describe.each(providers.map((provider) => [provider.id, provider] as const))('%s', (_, provider) => {
	test('has a name, a line for the list, and its vendor’s page', () => {
		expect([
			provider.name,
			provider.summary,
			...provider.kinds.flatMap(({name, summary}) => [name, summary]),
		]).not.toContain('');
		for (const page of [provider.docs, ...provider.kinds.map(({docs}) => docs ?? provider.docs)])
			expect(page).toMatch(/^https:\/\/\S+$/);
	});

	test('says in three lines where the sign-in is made, for every way to sign in', () => {
		for (const guide of guidesOf(provider)) {
			expect(guide.lines.length).toBeGreaterThan(0);
			expect(guide.lines.length).toBeLessThanOrEqual(3);
			expect(guide.page).toMatch(/^https:\/\/\S+$/);
		}
	});

	test('asks for its sign-in on one step of the rail', () => {
		expect(entries('', provider.signIn).filter(([, {step}]) => step !== undefined)).toEqual([]);
	});

	test('has at most five steps of its own a kind, each a short word', () => {
		for (const {fields: own} of provider.kinds) {
			const steps = new Set(entries('', own).flatMap(([, {step}]) => step ?? []));
			expect(steps.size).toBeLessThanOrEqual(5);
			expect([...steps].filter((step) => step.length > 12)).toEqual([]);
		}
	});
});

function guidesOf({guide, signIn}: Provider): Guide[] {
	if (typeof guide !== 'function') return [guide];
	const method = Object.entries(signIn).find(([, {kind}]) => kind === 'select');
	const choices =
		method && method[1].kind === 'select' ? (method[1].choices as readonly {value: string}[]) : [];
	return [
		guide({}),
		...choices.map(({value}) => guide({[method?.[0] ?? '']: {value, label: value, typed: false}})),
	];
}

describe.each(fields)('%s', (place, field, before) => {
	test('is worded: a question, a noun, pages that exist', () => {
		expect(field.label).toMatch(/\S[?…]$/);
		expect(field.name).toMatch(/^\S.{1,30}$/);
		for (const page of field.docs === undefined ? [] : [field.docs]) expect(page).toMatch(/^https:\/\/\S+$/);
		for (const text of [field.hint, ...(field.help ?? [])]) expect(text).not.toBe('');
	});

	test('refuses in its own words', () => {
		const sentences = schemasOf(field).flatMap((schema) =>
			samples.flatMap((sample) => {
				const verdict = judge(schema, sample);
				return verdict.ok ? [] : [verdict.sentence];
			}),
		);
		expect(sentences.filter((sentence) => unworded.test(sentence) || !/^\S.*\S$/.test(sentence))).toEqual([]);
	});

	test('lets nothing through that a terminal hides', () => {
		for (const schema of schemasOf(field)) {
			if (field.kind === 'secret' || paths.includes(place)) continue;
			expect([judge(schema, 'a\u0007b').ok, judge(schema, 'orders\u202e').ok]).toEqual([false, false]);
		}
	});

	test('depends on earlier questions only', () => {
		const needs = 'needs' in field ? (field.needs ?? []) : [];
		expect(needs.filter((id) => !before.includes(id))).toEqual([]);
		expect(() => field.when?.({})).not.toThrow();
	});

	test('hides what is secret', () => {
		const named = [place.split(' ').at(-1) ?? '', field.env?.toLowerCase() ?? ''].join(' ');
		const isSecret = /secret|password|(^|[_ -])token( |$)/.test(named);
		expect(isSecret && field.kind !== 'secret').toBe(false);
	});

	test('lets the person type what a list lacks, or cannot be listed', () => {
		const fetched = (field.kind === 'select' || field.kind === 'many') && typeof field.choices === 'function';
		expect(fetched && field.other === undefined && !listsOnly.includes(place)).toBe(false);
	});

	test('has choices that differ', () => {
		const choices = 'choices' in field && Array.isArray(field.choices) ? field.choices : [];
		expect(new Set(choices.map(({value}) => value)).size).toBe(choices.length);
		expect(new Set(choices.map(({label}) => label)).size).toBe(choices.length);
	});
});

function schemasOf(field: Field) {
	if (field.kind === 'text' || field.kind === 'secret') return [field.schema];
	if (field.kind !== 'rows') return field.other ? [field.other.schema] : [];
	return Object.values(field.columns).flatMap((column) =>
		column.kind === 'text' ? [column.schema] : column.other ? [column.other.schema] : [],
	);
}

test('environment variables are upper case, and each answers one question of a provider', () => {
	const names = signIns.flatMap(([place, {env}]) =>
		env === undefined ? [] : [`${place.split(' ')[0]} ${env}`],
	);
	expect(names.filter((name) => !/ [A-Z][A-Z0-9_]*$/.test(name))).toEqual([]);
	expect(new Set(names).size).toBe(names.length);
});

describe('against the sandbox', () => {
	const sandbox = testSandbox({topicCount: 5});

	test.each(providers.map(({id}) => id))(
		'%s has a stand-in, with a sign-in that answers its questions',
		(id) => {
			const provider = providers.find((each) => each.id === id);
			const {signIn, otherUrls = {}} = sandbox.system(id);
			const questions = Object.keys(provider?.signIn ?? {});
			expect(Object.keys(byFieldId(signIn)).filter((key) => !questions.includes(key))).toEqual([]);
			// Without an address of its own there, a call would go to the vendor.
			const bases = Object.keys(provider?.baseUrls ?? {});
			expect(bases.filter((base) => base !== 'api' && otherUrls[base] === undefined)).toEqual([]);
		},
	);

	test.each(kinds)('%s: what is made is as planned, and can be taken back', async (_, provider, kind) => {
		const run = await walk(provider, kind.id, sandbox);
		expect(screenOf(run.state).is, JSON.stringify(run.state.connection)).toBe('review');
		await run.confirm();
		expect(run.state.run?.status, run.state.setback?.what ?? run.state.complaint?.sentence).toBe('made');
		const {credential, plan} = run.state.run ?? expect.fail('no run');
		const steps = plan.steps.map(({thing}) => thing);
		expect(steps.filter((thing) => provider.things[thing] === undefined)).toEqual([]);

		const names = variablesOf(credential?.accesses ?? []).map(({name}) => name);
		expect(names.filter((name) => !plan.variables.includes(name))).toEqual([]);
		// Only what may be unknown, an address or the one topic, can be planned and then missing.
		const missing = plan.variables.filter((name) => !names.includes(name));
		expect(missing.filter((name) => !/_URL$|BOOTSTRAP_SERVERS$|_TOPIC$/.test(name))).toEqual([]);

		expect(credential?.id).toMatch(/\S/);
		expect(credential?.differences).toEqual([]);
		expect(credential?.details.filter(({label, value}) => label === '' || value === '')).toEqual([]);
		await run.session.planning.takeBack();
		expect(run.state.setback?.what).toBe('Everything was taken back.');
	});
});
