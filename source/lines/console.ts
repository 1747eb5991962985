import type {Key} from '../wizard/editing/keys.js';
import {applyKey, lineOf} from '../wizard/editing/line-edit.js';
import {spoken, type Words} from './spoken.js';

/** What is typed on: the words before the answer, and how it is echoed. */
export type Asking = {readonly prompt: string; readonly isHidden: boolean};

/** The terminal that is written to. */
export type Screenless = {
	readonly write: (text: string) => void;
	/** Whether it shows more than ASCII. */
	readonly unicode: boolean;
	/** It shows itself what is typed, so that nothing must be echoed. */
	readonly echoesItself?: boolean;
};

/** Milliseconds after the last erased character until what is left of the line is said. */
const pause = 150;

/**
 * The lines on the terminal: what was said, and one that is being typed. Only printable characters and line ends are ever
 * written. So what is erased cannot be taken off the screen: what is left of the line is said on a new one.
 */
export class LineConsole {
	readonly #terminal: Screenless;
	#asking: Asking = {prompt: '', isHidden: false};
	#text = '';
	/** The line that is being typed was begun and not ended. */
	#isOpen = false;
	#erased: NodeJS.Timeout | undefined;

	constructor(terminal: Screenless) {
		this.#terminal = terminal;
	}

	/** Says lines; a line being typed is ended before, and begun again by the next `ask`. */
	say(lines: readonly Words[]): void {
		if (lines.length === 0) return;
		this.#end();
		this.#write(lines.map((line) => `${spoken(line, this.#terminal.unicode)}\n`).join(''));
	}

	/** Begins the line to be typed, unless it is begun. With nothing to ask for it begins with the first key. */
	ask(asking: Asking): void {
		if (asking.prompt !== this.#asking.prompt || asking.isHidden !== this.#asking.isHidden) this.#end();
		this.#asking = asking;
		const {prompt, isHidden} = asking;
		if (this.#isOpen || (prompt === '' && this.#text === '')) return;
		this.#begin(isHidden ? '' : this.#text);
	}

	/** Forgets what was typed: it was meant for something else. */
	clear(): void {
		if (this.#text !== '') this.#end();
		this.#text = '';
	}

	/** What was typed, once Enter is pressed. */
	press(key: Key): string | undefined {
		if (key.name === 'enter') return this.#entered();
		const before = this.#text;
		const isAdded = key.name === 'space' || (key.name === 'text' && !key.ctrl);
		// Whatever it joins with, it goes to the end: a long paste is not looked through once for each of its characters.
		const text = isAdded ? before + key.text : applyKey(lineOf(before), key).state.text;
		const {prompt, isHidden} = this.#asking;
		// While nothing is asked a line can only be a command.
		if (text === before || (prompt === '' && before === '' && text !== ':')) return undefined;
		this.#text = text;
		if (isHidden || this.#terminal.echoesItself) return undefined;
		if (!text.startsWith(before)) this.#erase();
		else {
			this.#sayErased(before);
			if (!this.#isOpen) this.#begin('');
			this.#write(text.slice(before.length));
		}
		return undefined;
	}

	/** Ends the line that is being typed. */
	close(): void {
		clearTimeout(this.#erased);
		this.#end();
	}

	#entered(): string | undefined {
		this.#sayErased(this.#text);
		const text = this.#text;
		if (this.#asking.prompt === '' && text === '') return undefined;
		this.#text = '';
		// The line's end is echoed as well.
		if (this.#terminal.echoesItself) this.#isOpen = false;
		this.#end();
		return text;
	}

	#erase(): void {
		clearTimeout(this.#erased);
		this.#erased = setTimeout(() => this.#sayErased(this.#text), pause);
	}

	#sayErased(left: string): void {
		if (this.#erased === undefined) return;
		clearTimeout(this.#erased);
		this.#erased = undefined;
		this.#end();
		this.#begin(left);
	}

	#begin(text: string): void {
		const {prompt} = this.#asking;
		this.#write(spoken(prompt === '' ? '' : `${prompt}: `, this.#terminal.unicode) + text);
		this.#isOpen = true;
	}

	#end(): void {
		if (this.#isOpen) this.#write('\n');
		this.#isOpen = false;
	}

	#write(text: string): void {
		if (text !== '') this.#terminal.write(text);
	}
}
