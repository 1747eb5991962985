import * as z from 'zod';
import {checkOutput} from '../../source/commands/check/schema.js';
import {createOutput} from '../../source/commands/create/schema.js';
import {
	editOutput,
	listOutput,
	revokeOutput,
	rotateOutput,
	showOutput,
	storeOutput,
} from '../../source/commands/keys/schema.js';
import {everySchema} from '../../source/commands/project/schema.js';
import {recoverOutput} from '../../source/commands/recover/schema.js';
import {useOutput} from '../../source/commands/stored/use-schema.js';
import {loadProviders} from '../../source/providers/index.js';

/** What each command prints with `--json`. */
export const outputs = {
	create: createOutput,
	check: checkOutput,
	list: listOutput,
	show: showOutput,
	edit: editOutput,
	rotate: rotateOutput,
	revoke: revokeOutput,
	recover: recoverOutput,
	store: storeOutput,
	use: useOutput,
} as const;

/** The published JSON schemas by file name: of `kafkey.json`, and of what each command prints. */
export async function currentSchemas(): Promise<ReadonlyMap<string, string>> {
	const project = z.toJSONSchema(everySchema(await loadProviders()));
	return new Map([
		['kafkey.schema.json', textOf({title: 'kafkey.json: what a project answers', ...project})],
		...Object.entries(outputs).map(([command, schema]): [string, string] => [
			`${command}.schema.json`,
			textOf({title: `What kafkey ${command} --json prints`, ...openSchema(schema)}),
		]),
	]);
}

/** Whoever reads version 1 has to bear fields that are added to it. */
function openSchema(schema: z.ZodType) {
	return z.toJSONSchema(schema, {
		override: ({jsonSchema}) => {
			delete jsonSchema.additionalProperties;
		},
	});
}

function textOf(schema: object): string {
	return `${JSON.stringify(schema, undefined, '\t')}\n`;
}
