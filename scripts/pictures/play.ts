import type {Key} from '../../test/support/keys.js';
import type {Terminal} from '../../test/support/terminal.js';

/**
 * What is done at the terminal, as commas between: a key (`down`, `ctrl-c`), `type:TEXT`, `paste:TEXT`, `wait:TEXT`
 * until the screen shows it, `gone:TEXT` until it does not, `resize:120x40`, `shot:NAME`, `frame:MILLISECONDS`. A comma in a text is `\,`.
 */
export type Script = string;

/** Does it all, one after the other; calls `shoot` where the script wants a picture, `film` where it wants a frame. */
export async function play(
	terminal: Terminal,
	script: Script,
	shoot: (name: string) => void | Promise<void>,
	film?: (time: number) => Promise<void>,
): Promise<void> {
	for (const step of script.split(/(?<!\\),/).filter((part) => part !== '')) {
		const [, verb = '', text = ''] = /^(\w+):(.*)$/s.exec(step.replaceAll('\\,', ',')) ?? [];
		if (verb === '') terminal.press(step.trim() as Key);
		else if (verb === 'type') terminal.type(text);
		else if (verb === 'paste') terminal.paste(text);
		else if (verb === 'wait') await terminal.waitFor(text);
		else if (verb === 'gone') await terminal.waitForGone(text);
		else if (verb === 'resize') terminal.resize(...size(text));
		else if (verb === 'shot') await shoot(text);
		else if (verb === 'frame') await film?.(Number(text));
		else throw new Error(`A script cannot ${verb}.`);
	}
}

/** `80x24` as columns and rows. */
export function size(text: string): [columns: number, rows: number] {
	const [, columns, rows] = /^(\d+)x(\d+)$/.exec(text) ?? [];
	if (columns === undefined || rows === undefined) throw new Error(`${text} is not a size such as 80x24.`);
	return [Number(columns), Number(rows)];
}

/** Resolves when the program has drawn nothing for 300 ms, or has ended. For looking only: tests wait for a text. */
export async function quiet(terminal: Terminal): Promise<void> {
	await new Promise<void>((resolve) => {
		const timer = setTimeout(resolve, 300);
		terminal.emulator.onWriteParsed(() => timer.refresh());
		terminal.exit.then(() => resolve(), resolve);
	});
}
