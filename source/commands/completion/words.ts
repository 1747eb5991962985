import {Command, type Help, type Option} from 'commander';
import {formats} from '../../delivery/formats/index.js';
import {stores} from '../../delivery/stores/index.js';
import type {Provider} from '../../providers/provider.js';
import {declareQuestions} from '../questions/declare.js';
import {fixedValues} from '../questions/given-answer.js';
import {type Asking, questionsOf} from '../questions/question-flags.js';

/** Something that can be typed, with what it is about. */
export type Word = {readonly word: string; readonly about: string};

/** A flag with its dashes, and what stands behind it. `words` are the values that it takes, where they are known. */
export type Flag = Word & {
	readonly takes: 'nothing' | 'file' | 'text';
	readonly words: readonly Word[];
};

/** A command; the one without a name is kafkey alone. */
export type CommandWords = {
	readonly name: string;
	readonly about: string;
	readonly flags: readonly Flag[];
	/** What its first argument can be, where that is known. */
	readonly words: readonly Word[];
	/** Which questions of a provider are flags of it. */
	readonly asks: 'nothing' | 'sign-in' | 'everything';
};

/** What a provider brings. `questions` are the flags of each kind by its id, and of all kinds by the empty one. */
export type ProviderWords = Word & {
	readonly kinds: readonly Word[];
	readonly signIn: readonly Flag[];
	readonly questions: Readonly<Record<string, readonly Flag[]>>;
};

/** Everything that can be completed. */
export type Words = {
	readonly commands: readonly CommandWords[];
	readonly providers: readonly ProviderWords[];
};

/** Reads the words out of the program itself, so that nothing is listed twice. */
export function wordsOf(program: Command, providers: readonly Provider[]): Words {
	const help = program.createHelp();
	const known: Readonly<Record<string, readonly Word[]>> = {
		'--provider': providers.map(({id, name}) => ({word: id, about: name})),
		'--format': formats.map(({id, name}) => ({word: id, about: name})),
		'--save-to': stores.map(({id, name}) => ({word: id, about: name})),
	};
	const commandWords = (command: Command, name: string): CommandWords => {
		const flags = flagsOf(command, help, known);
		return {
			name,
			about: help.subcommandDescription(command),
			flags,
			words: (command.registeredArguments[0]?.argChoices ?? []).map((word) => ({word, about: ''})),
			asks: !flags.some(({word}) => word === '--provider')
				? 'nothing'
				: name === '' || name === 'create'
					? 'everything'
					: 'sign-in',
		};
	};
	const commands = help.visibleCommands(program);
	return {
		commands: [
			{
				...commandWords(program, ''),
				words: commands.map((each) => ({word: each.name(), about: help.subcommandDescription(each)})),
			},
			...commands.map((command) => commandWords(command, command.name())),
		],
		providers: providers.map((provider) => {
			const questions = (kind: string | undefined) => {
				const {details} = questionsOf(provider, kind);
				return questionFlags({signIn: {}, details}, help);
			};
			return {
				word: provider.id,
				about: provider.name,
				kinds: provider.kinds.map(({id, name}) => ({word: id, about: name})),
				signIn: questionFlags({signIn: provider.signIn, details: {}}, help),
				questions: Object.fromEntries([
					['', questions(undefined)],
					...provider.kinds.map(({id}) => [id, questions(id)] as const),
				]),
			};
		}),
	};
}

function questionFlags(asking: Asking, help: Help): readonly Flag[] {
	const values = Object.entries({...asking.signIn, ...asking.details}).map(([id, field]) => {
		const words = fixedValues(field) ?? [];
		return [`--${id}`, words.map((word) => ({word, about: ''}))] as const;
	});
	const command = declareQuestions(new Command().helpOption(false), asking);
	return flagsOf(command, help, Object.fromEntries(values));
}

function flagsOf(
	command: Command,
	help: Help,
	known: Readonly<Record<string, readonly Word[]>>,
): readonly Flag[] {
	return help.visibleOptions(command).flatMap((option) => {
		// Of two long names the first is offered.
		const word = [option.short, option.long].find((name) => name?.startsWith('--'));
		if (!word) return [];
		return [{word, about: briefly(option), takes: takesOf(option), words: known[word] ?? []}];
	});
}

function takesOf({required, optional, flags}: Option): Flag['takes'] {
	if (!required && !optional) return 'nothing';
	return flags.includes('<path>') ? 'file' : 'text';
}

/** The first sentence: shells show one line beside each word. */
function briefly({description}: Option): string {
	return description.replace(/(?<=[.?])\s.*$/s, '').replaceAll('\n', ' ');
}
