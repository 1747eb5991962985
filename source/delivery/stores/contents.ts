import {Problem} from '../../errors.js';
import type {Access} from '../../providers/access.js';
import {Secret} from '../../secret.js';
import {planEnvFile, revealed} from '../env-plan.js';
import {type Renaming, variablesOf} from '../variables.js';
import type {Invocation, OpenVariable, Store, StoreAnswers} from './store.js';

/** The variables as one JSON object. */
export function jsonOf(variables: readonly OpenVariable[]): string {
	return JSON.stringify(Object.fromEntries(variables.map(({name, value}) => [name, value])));
}

/** The variables as the lines of a `.env` file. Throws a Problem for a value that cannot stand there. */
export function dotenvOf(variables: readonly OpenVariable[]): string {
	const {bytes, refused} = planEnvFile(undefined, variables);
	const [first] = refused;
	if (first) throw notSaved(`${first.name} cannot be written as a line. ${first.why}`);
	return bytes.toString('utf8');
}

/** What is run for a credential, and what each run is given. Throws a Problem for what a store would not keep as it is. */
export function invocationsFor(
	{save}: Pick<Store, 'save'>,
	answers: StoreAnswers,
	accesses: readonly Access[],
	{isThere, renaming}: {readonly isThere: boolean; readonly renaming?: Renaming | undefined},
): Invocation[] {
	const variables = variablesOf(accesses, renaming).map(
		({name, value}): OpenVariable => ({name, value: revealed(value), isSecret: value instanceof Secret}),
	);
	const odd = variables.find(({value}) => !value.isWellFormed() || value.includes('\0'));
	if (odd) throw notSaved(`${odd.name} holds something that no text can hold.`);
	if ('all' in save)
		return [{argv: save.all(answers, isThere), stdin: new Secret(save.text(variables, answers))}];
	return variables.map(({name, value}) => {
		// Commands that take one value drop a line end after it.
		if (/[\r\n]$/.test(value)) throw notSaved(`${name} ends in a line end, which the command would drop.`);
		return {argv: save.each(answers, name, isThere), stdin: new Secret(value)};
	});
}

/** What is run for variables of these names, as it would be typed. Values are none of it. */
export function commandLines(
	{save, command}: Pick<Store, 'save' | 'command'>,
	answers: StoreAnswers,
	variables: readonly string[],
	isThere: boolean,
): string[] {
	const argvs =
		'all' in save ? [save.all(answers, isThere)] : variables.map((name) => save.each(answers, name, isThere));
	return argvs.map((argv) => [command, ...argv].map(quoted).join(' '));
}

function quoted(word: string): string {
	return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function notSaved(why: string): Problem {
	return new Problem({what: 'Nothing was sent.', why});
}
