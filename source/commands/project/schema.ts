import * as z from 'zod';
import {isVariableName} from '../../delivery/env-syntax.js';
import type {Format} from '../../delivery/formats/format.js';
import {formats} from '../../delivery/formats/index.js';
import {changesPrograms} from '../../delivery/program-variables.js';
import type {Field} from '../../providers/field.js';
import type {Kind, Provider} from '../../providers/provider.js';
import {answerSchema, isAnswerable} from './answers-schema.js';

/** What a project file says, whichever kind it is about. */
export type ProjectFile = {
	/** For editors: where its JSON schema is. */
	readonly $schema?: string;
	readonly provider: string;
	readonly kind: string;
	readonly answers?: Readonly<Record<string, string | readonly string[]>>;
	readonly naming?: Readonly<Record<string, string>>;
	readonly save?: string;
	readonly format?: string;
	readonly variables?: {
		readonly prefix?: string;
		readonly names?: Readonly<Record<string, string>>;
	};
};

/** What may stand in the braces of a name. */
export const placeholders = ['user', 'host', 'folder'] as const;

/** Which kind of which provider it is about: the rest depends on that. */
export function startSchema(ids: readonly string[]) {
	return z.looseObject({provider: z.enum(ids), kind: z.string()});
}

/** Everything that a project file about this kind can say. */
export function projectSchema(provider: Provider, kind: Kind<unknown>): z.ZodType<ProjectFile> {
	const fields = Object.entries(kind.fields as Readonly<Record<string, Field>>);
	const own = fields.filter(([, field]) => isAnswerable(field));
	const texts = own.filter(([, field]) => field.kind === 'text');
	const answers = own.map(([id, field]) => [id, answerSchema(field).optional()]);
	const naming = texts.map(([id, field]) => [id, template.meta({description: field.label}).optional()]);
	return z.strictObject({
		$schema: z.string().optional(),
		provider: z.literal(provider.id).meta({description: provider.name}),
		kind: z.literal(kind.id).meta({description: kind.name}),
		answers: z
			.strictObject(Object.fromEntries(answers))
			.optional()
			.meta({description: 'Answers to the questions of the kind, each by the name of its flag.'}),
		naming: z
			.strictObject(Object.fromEntries(naming))
			.optional()
			.meta({description: 'Names that differ for each person: {user}, {host} and {folder} are filled in.'}),
		save: path.optional(),
		format: z
			.enum(savedFormats.map(({id}) => id))
			.optional()
			.meta({description: 'Format of the file, in place of .env.'}),
		variables: variables.optional(),
	}) as z.ZodType<ProjectFile>;
}

/** One schema for every kind there is: for editors. */
export function everySchema(providers: readonly Provider[]): z.ZodType<ProjectFile> {
	const [first, ...others] = providers.flatMap((provider) =>
		provider.kinds.map((kind) => projectSchema(provider, kind)),
	);
	if (!first) throw new Error('There is no kind.');
	return z.union([first, ...others]);
}

/** Formats that hold the secret, so that it is not lost. */
const savedFormats: readonly Format[] = formats.filter(({readsEnvironment}) => !readsEnvironment);

const template = z
	.string()
	.min(1)
	.regex(
		new RegExp(`^(?:[^{}]|\\{(?:${placeholders.join('|')})\\})+$`),
		`Braces hold one of: ${placeholders.join(', ')}.`,
	);

const path = z
	.string()
	.min(1)
	.regex(
		/^(?![\\/~])(?![\s\S]*:)(?![\s\S]*(?:^|[\\/])\.\.(?:[\\/]|$))/,
		'It must name a file in this folder or below.',
	)
	.meta({description: 'File that the secret is written to, in this folder or below.'});

/** All of them are shown before the file is followed: more would move the rest of it out of sight. */
const mostNames = 20;
const longestName = 64;

const name = z
	.string()
	.refine(
		(text) => isVariableName(text) && text.length <= longestName,
		`A variable is named by ${longestName} capitals, digits and underscores at most.`,
	);

const ownName = name.refine(
	(text) => !changesPrograms(text),
	'A variable of that name has programs run or load something else.',
);

const variables = z
	.strictObject({
		prefix: name.optional().meta({description: 'ORDERS makes ORDERS_KAFKA_BOOTSTRAP_SERVERS.'}),
		names: z
			.record(name, ownName)
			.refine((names) => Object.keys(names).length <= mostNames, `It names ${mostNames} variables at most.`)
			.optional()
			.meta({description: 'Another name for one of kafkey’s: {"KAFKA_BOOTSTRAP_SERVERS": "BROKERS"}.'}),
	})
	.meta({description: 'How the variables of the .env file are named.'});
