import {Command} from 'commander';
import {expect, test} from 'vitest';
import * as z from 'zod';
import {run} from '../../source/commands/index.js';
import {keysQuestions} from '../../source/commands/keys/flags.js';
import {projectSchema} from '../../source/commands/project/schema.js';
import {declareQuestions} from '../../source/commands/questions/declare.js';
import {type Questions, questionsOf} from '../../source/commands/questions/question-flags.js';
import {providers} from '../support/providers.js';
import {FakeWorld} from './support/fake-world.js';

const kinds = providers.flatMap((provider) => provider.kinds.map((kind) => ({provider, kind})));

async function helpOf(...words: readonly string[]): Promise<string> {
	return commandHelp('create', ...words);
}

async function commandHelp(...words: readonly string[]): Promise<string> {
	const world = new FakeWorld();
	expect(await run([...words, '--help'], world)).toBe(0);
	return world.out;
}

test.each(kinds)(
	'$provider.id $kind.id: every question has a flag, with its variable, in the help',
	async ({provider, kind}) => {
		const help = (await helpOf('--provider', provider.id, '--kind', kind.id)).replace(/\s+/g, ' ');
		const questions = {...provider.signIn, ...kind.fields};
		expect(Object.keys(questions).length).toBe(
			Object.keys(provider.signIn).length + Object.keys(kind.fields).length,
		);
		for (const [id, field] of Object.entries(questions)) {
			const flags = field.kind === 'secret' ? [`--${id}-file <path>`, `--${id}-stdin`] : [`--${id} <value>`];
			for (const flag of flags) expect(help).toContain(flag);
			expect(help).toContain(field.label.replace(/\s+/g, ' '));
			if (field.env) expect(help).toContain(`${field.env} in the environment`);
			if (field.kind === 'select' && typeof field.choices !== 'function')
				expect(help).toContain(field.choices.map(({value}) => value).join(', '));
		}
	},
);

const keysCommands = ['list', 'show', 'edit', 'rotate', 'revoke', 'store'] as const;

test.each(kinds)(
	'$provider.id $kind.id: what is asked about a key that exists has a flag, too',
	async ({provider, kind}) => {
		for (const name of keysCommands) {
			const help = await commandHelp(name, '--provider', provider.id, '--kind', kind.id);
			const {signIn, details} = keysQuestions(name)(provider, kind.id);
			expect(Object.keys(details)).toEqual(expect.arrayContaining(Object.keys(kind.life?.where ?? {})));
			for (const [id, field] of Object.entries({...signIn, ...details}))
				expect(help).toContain(field.kind === 'secret' ? `--${id}-file <path>` : `--${id} <value>`);
		}
		const {edit, rotate} = kind.life ?? {};
		const asked = (name: 'edit' | 'rotate') => Object.keys(keysQuestions(name)(provider, kind.id).details);
		expect(asked('edit')).toEqual(expect.arrayContaining(Object.keys(edit?.fields ?? {})));
		expect(asked('rotate')).toEqual(
			expect.arrayContaining(Object.keys(rotate ? (rotate.fields ?? {}) : kind.fields)),
		);
	},
);

test.each(keysCommands)('no question’s flag of %s means something else already', async (name) => {
	const general: readonly string[] = (await commandHelp(name)).match(/(?<=^ {2}(?:-\w, )?)--[\w-]+/gm) ?? [];
	const asked = kinds.filter(({kind}) => name !== 'store' || kind.life?.accesses);
	for (const {provider, kind} of asked) {
		const command = declareQuestions(new Command(), keysQuestions(name)(provider, kind.id));
		const own = command.options.map((option) => option.long);
		expect(own.filter((flag) => general.includes(flag ?? ''))).toEqual([]);
	}
});

test('no question’s flag means something else already', async () => {
	const general: readonly string[] = (await helpOf()).match(/(?<=^ {2}(?:-\w, )?)--[\w-]+/gm) ?? [];
	expect(general).toContain('--save');
	for (const {provider, kind} of kinds) {
		const command = declareQuestions(new Command(), questionsOf(provider, kind.id));
		const own = command.options.map((option) => option.long);
		expect(own.filter((flag) => general.includes(flag ?? ''))).toEqual([]);
		const named = command.options.map((option) => option.attributeName());
		expect(new Set(named).size).toBe(named.length);
	}
});

const shape = z.object({
	properties: z.object({answers: z.object({properties: z.record(z.string(), z.unknown())})}),
});

test.each(kinds)(
	'$provider.id $kind.id: a project file answers every question that is no secret and no address, and no other',
	({provider, kind}) => {
		const {properties} = shape.parse(z.toJSONSchema(projectSchema(provider, kind)));
		const fields: Questions = kind.fields;
		const open = Object.keys(fields).filter((id) => fields[id]?.kind !== 'secret' && !fields[id]?.address);
		expect(Object.keys(properties.answers.properties)).toEqual(open);
	},
);

test('without a provider the help says how to see the questions', async () => {
	expect(await helpOf()).toContain('kafkey create --provider ID --kind ID --help');
});
