import type {Command, LineScene} from './scene.js';
import type {Words} from './spoken.js';

type Common = {readonly help: () => void; readonly again: () => void};

/** How a command is told from an answer; said at the start and in every help. */
export const commandRule =
	'A line that begins with a colon is a command: :help, :back, :again, :quit. Everything else is the answer. An answer that begins with a colon takes one more in front.';

/** A hidden answer may be any text: only these whole lines are commands there. */
const hiddenRule =
	'Here every line is the answer, as it is typed, but for a line that is nothing but one of these commands.';

/** What is done in place of taking the text as the answer: a deed, or the sentence that says why not; else undefined. */
export function commanded(scene: LineScene, text: string, common: Common): (() => void) | string | undefined {
	const all = [...allCommands(scene, common), {name: 'help', label: '', run: common.help}];
	const [word = '', ...words] = text.trim().split(/\s+/);
	const command = all.find(({name}) => word === `:${name}`);
	if (scene.isHidden)
		return command && words.length === 0 && text === word ? () => command.run('') : undefined;
	if (word === '?' && words.length === 0) return common.help;
	if (!text.startsWith(':') || text.startsWith('::')) return undefined;
	if (command) return () => command.run(words.join(' '));
	return `There is no command ${word} here. ${namesOf(all)}`;
}

/** Everything that helps to answer, and every command. */
export function helpLines(scene: LineScene): readonly Words[] {
	const commands = allCommands(scene, {help: () => undefined, again: () => undefined});
	const keys = scene.generate ? ['Ctrl-G makes one up.'] : [];
	return [
		...(scene.help ?? []),
		...keys,
		scene.isHidden ? hiddenRule : commandRule,
		...commands.map(({name, takes, label}) => `:${name}${takes ? ` ${takes}` : ''}: ${label}`),
	];
}

function allCommands(scene: LineScene, {again}: Common): Command[] {
	const generate = scene.generate;
	return [
		...(scene.commands ?? []),
		...(generate ? [{name: 'generate', label: 'make one up', run: () => generate()}] : []),
		{name: 'again', label: 'say all of this again', run: again},
		{name: 'quit', label: 'leave', run: scene.quit},
	];
}

function namesOf(commands: readonly Command[]): string {
	return `There are ${commands.map(({name}) => `:${name}`).join(', ')}.`;
}
