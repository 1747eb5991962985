import {type Command, Option} from 'commander';
import type {Field} from '../../providers/field.js';
import {entries} from '../../providers/index.js';
import {collect} from '../command-line/values.js';
import {fixedValues} from './given-answer.js';
import {type Asking, questionsOf} from './question-flags.js';

/** What gives a command a flag for every question of the provider and kind that the command line names. */
export async function declaringNamed(
	argv: readonly string[],
	asking = questionsOf,
): Promise<(command: Command) => Command> {
	const named = namedBy(argv, '--provider');
	const provider = await entries.find(({id}) => id === named)?.load();
	const kind = namedBy(argv, '--kind');
	// Which flags there are cannot be said then; the command says what is wrong with the name.
	if (!provider || (kind !== undefined && !provider.kinds.some(({id}) => id === kind)))
		return (command) => command.allowUnknownOption().allowExcessArguments();
	return (command) => declareQuestions(command, asking(provider, kind));
}

/** The value of a flag, as far as it can be seen before the command line is understood. */
function namedBy(argv: readonly string[], flag: string): string | undefined {
	const index = argv.findLastIndex((word) => word === flag || word.startsWith(`${flag}=`));
	const word = argv[index];
	return word === flag ? argv[index + 1] : word?.slice(flag.length + 1);
}

/** Gives the command a flag for every question. */
export function declareQuestions(command: Command, {signIn, details}: Asking): Command {
	for (const [id, field] of Object.entries(signIn)) declare(command, id, field, 'Signing in:');
	for (const [id, field] of Object.entries(details)) declare(command, id, field, 'Questions:');
	return command;
}

function declare(command: Command, id: string, field: Field, group: string): void {
	const add = (option: Option) => command.addOption(option.helpGroup(group));
	if (field.kind !== 'secret') {
		add(new Option(`--${id} <value>`, explain(field)).argParser(collect));
		return;
	}
	add(new Option(`--${id}-file <path>`, `${explain(field)} Read from this file.`));
	add(new Option(`--${id}-stdin`, 'The same, read from standard input.'));
	if (field.generate) add(new Option(`--${id}-generate`, 'The same, made up by kafkey.'));
	// Known only so that it can be refused with the reason.
	add(new Option(`--${id} <value>`).hideHelp());
}

/** The question with its rules, in one line of help. */
function explain(field: Field): string {
	return [
		field.label,
		field.hint ?? '',
		...rulesOf(field),
		field.when ? 'Asked only where it applies.' : '',
		field.env ? `${field.env} in the environment does the same.` : '',
	]
		.filter((part) => part !== '')
		.join(' ');
}

function rulesOf(field: Field): string[] {
	if (field.kind === 'rows') {
		const {problem} = field.parse('') as {readonly problem?: string};
		return ['Repeatable.', problem ?? ''];
	}
	const values = fixedValues(field) ?? [];
	const example =
		'other' in field ? field.other?.placeholder : 'placeholder' in field ? field.placeholder : '';
	return [
		field.kind === 'many' ? 'Separated by commas, or repeated.' : '',
		values.length > 0 ? `One of: ${values.join(', ')}.` : example ? `Such as ${example}.` : '',
	];
}
