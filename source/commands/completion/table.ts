import type {CommandWords, Flag, Word, Words} from './words.js';

/**
 * What every shell's script looks up. Keys of `lists`: `first check` (first arguments of a command), `flags check`,
 * `sign-in ID` (of a provider), `questions ID/KIND`, `--format` (values of a flag) and `ID --kind` (those of one provider).
 */
export type Table = {
	readonly lists: ReadonlyMap<string, readonly Word[]>;
	/** Names of the commands. */
	readonly commands: readonly string[];
	/** Commands that have the sign-in's flags, and those that have every question's besides. */
	readonly signingIn: readonly string[];
	readonly asking: readonly string[];
	/** Flags that a path stands behind, and those with any other text. */
	readonly files: readonly string[];
	readonly texts: readonly string[];
};

/** What the scripts of all shells go by, made from the words of the commands. */
export function tableOf({commands, providers}: Words): Table {
	const named = (of: readonly CommandWords[]) => of.map(({name}) => name);
	const asked = providers.flatMap(({signIn, questions}) => [...signIn, ...Object.values(questions).flat()]);
	const flags = [...commands.flatMap((command) => command.flags), ...asked];
	const taking = (what: Flag['takes']) => [
		...new Set(flags.flatMap(({word, takes}) => (takes === what ? [word] : []))),
	];
	const lists: (readonly [string, readonly Word[]])[] = [
		...commands.flatMap((command) => [
			[`first ${command.name}`, command.words] as const,
			[`flags ${command.name}`, command.flags] as const,
			...valuesOf(command.flags, ''),
		]),
		...providers.flatMap(({word, kinds, signIn, questions}) => [
			[`${word} --kind`, kinds] as const,
			[`sign-in ${word}`, signIn] as const,
			...Object.entries(questions).map(([kind, own]) => [`questions ${word}/${kind}`, own] as const),
			...valuesOf([...signIn, ...(questions[''] ?? [])], `${word} `),
		]),
	];
	return {
		lists: new Map(lists.filter(([, words]) => words.length > 0)),
		commands: named(commands).filter((name) => name !== ''),
		signingIn: named(commands.filter(({asks}) => asks !== 'nothing')),
		asking: named(commands.filter(({asks}) => asks === 'everything')),
		files: taking('file'),
		texts: taking('text'),
	};
}

function valuesOf(flags: readonly Flag[], start: string): (readonly [string, readonly Word[]])[] {
	return flags.map(({word, words}) => [`${start}${word}`, words]);
}

/** The text in single quotes of a POSIX shell. */
export function quoted(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}
