import {widthOf, wrapped} from '../../screens/ui/width.js';
import type {World} from '../../world.js';
import type {WizardFlags} from '../create/flags.js';
import {showable} from './showable.js';
import {isSpoken} from './terminal.js';

/**
 * What stays in the scrollback, as it is written to this stream. On a terminal long lines are broken between words; a
 * command that does not fit stands whole on a line of its own, so that it can be copied.
 */
export function closing(
	text: string,
	stream: World['stdout'],
	world: Pick<World, 'env' | 'platform' | 'stdout'>,
	flags: Pick<WizardFlags, 'screenReader'>,
): string {
	const shown = showable(text, world, flags);
	if (!stream.isTTY || !stream.columns || isSpoken(world, flags)) return shown;
	const lines = shown.split('\n').flatMap((line) => broken(line, stream.columns));
	return lines.join('\n');
}

/** A line that ends in a command: the words before it, and the command. */
const commanding = /^(.*?(?:: | run ))(kafkey [a-z].*)$/;

function broken(line: string, columns: number): string[] {
	if (widthOf(line) <= columns) return [line];
	const text = line.trimStart();
	const lead = line.slice(0, line.length - text.length);
	const [, words = text, command] = commanding.exec(text) ?? [];
	const [first = '', ...more] = wrapped(words.trimEnd(), columns - lead.length - 2, 'whole words');
	return [
		lead + first,
		...[...more, ...(command === undefined ? [] : [command])].map((part) => `${lead}  ${part}`),
	];
}
