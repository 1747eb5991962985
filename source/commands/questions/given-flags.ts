import {Problem, sentences, tell} from '../../errors.js';
import type {Answer, SecretField} from '../../providers/field.js';
import type {World} from '../../world.js';
import {answerFrom} from './given-answer.js';
import type {Questions} from './question-flags.js';
import {readText} from './read-text.js';

/** What was said to one question: the texts of its flag, or a secret that was read already. */
export type Said = {readonly flag: string} & (
	| {readonly texts: readonly string[]}
	| {readonly answer: Answer}
);

/** What the flags say, by question id, and what is wrong with them, each a sentence that names the flag. */
export type GivenFlags = {
	readonly said: Readonly<Record<string, Said>>;
	readonly problems: readonly string[];
};

type Options = Readonly<Record<string, unknown>>;

/** Whether the question has a flag among these. */
export function hasFlag(options: Options, id: string): boolean {
	return [id, `${id}-file`, `${id}-stdin`, `${id}-generate`].some(
		(name) => given(options, name) !== undefined,
	);
}

/** Reads the questions' flags; a secret only from a file, from standard input, or made up. */
export async function readFlags(
	questions: Questions,
	options: Options,
	{stdin}: Pick<World, 'stdin'>,
): Promise<GivenFlags> {
	const said: Record<string, Said> = {};
	const problems: string[] = [];
	const piped = Object.keys(questions).filter((id) => given(options, `${id}-stdin`) !== undefined);
	if (piped.length > 1) {
		const flags = piped.map((id) => `--${id}-stdin`).join(' and ');
		return {said, problems: [`${flags}: standard input holds one secret only; give the others by file.`]};
	}
	for (const [id, field] of Object.entries(questions)) {
		const texts = given(options, id);
		if (field.kind !== 'secret') {
			if (Array.isArray(texts)) said[id] = {flag: `--${id}`, texts};
			continue;
		}
		if (texts !== undefined) problems.push(refusal(id, field));
		const [way, another] = waysTo(id, field, options, stdin);
		if (way && another) problems.push(`${way.flag} and ${another.flag} say the same; give one of them.`);
		else if (way) {
			const secret = await readSecret(way, field);
			if ('answer' in secret) said[id] = secret;
			else problems.push(`${way.flag}: ${secret.problem}`);
		}
	}
	return {said, problems};
}

/** What commander keeps for the flag, by its own name for it. */
function given(options: Options, name: string): unknown {
	return options[name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())];
}

/** The value is not repeated, and it is taken for what it is by now: known to others. */
function refusal(id: string, {env, name}: SecretField): string {
	const ways = [`--${id}-file PATH`, `--${id}-stdin`, ...(env ? [`${env} in the environment`] : [])];
	return [
		`--${id} takes no value: every process on this machine can read a command line, and the shell keeps it.`,
		`Consider this ${name} leaked. Give another one by ${ways.join(', or ')}.`,
	].join(' ');
}

type Way = {readonly flag: string; readonly read: () => string | Promise<string>};

function waysTo(id: string, {generate}: SecretField, options: Options, stdin: World['stdin']): Way[] {
	const path = given(options, `${id}-file`);
	const ways: Way[] = [];
	if (typeof path === 'string')
		ways.push({flag: `--${id}-file`, read: async () => withoutLineEnd(await readText(path))});
	if (given(options, `${id}-stdin`))
		ways.push({flag: `--${id}-stdin`, read: async () => withoutLineEnd(await readAll(stdin))});
	if (generate && given(options, `${id}-generate`)) ways.push({flag: `--${id}-generate`, read: generate});
	return ways;
}

async function readSecret(
	{flag, read}: Way,
	field: SecretField,
): Promise<(Said & {answer: Answer}) | {problem: string}> {
	try {
		const judged = answerFrom(field, [await read()]);
		return judged && 'answer' in judged ? {flag, ...judged} : {problem: judged?.problem ?? ''};
	} catch (error) {
		return {problem: sentences(tell(error))};
	}
}

/** Bytes that a secret can have at most. */
const longest = 64 * 1024;

async function readAll(stdin: World['stdin']): Promise<string> {
	if (stdin.isTTY)
		throw new Problem({what: 'Standard input is a terminal.', next: 'Pipe the secret into kafkey.'});
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of stdin) {
		chunks.push(Buffer.from(chunk));
		size += chunk.length;
		if (size > longest) throw new Problem({what: 'Standard input is too long for a secret.'});
	}
	return Buffer.concat(chunks).toString('utf8');
}

/** Files and pipes end in a line end that nobody means; everything else is the secret's own. */
function withoutLineEnd(text: string): string {
	return text.replace(/\r?\n$/, '');
}
