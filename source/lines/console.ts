import type {Key} from '../wizard/editing/keys.js';
import {applyKey, lineOf} from '../wizard/editing/line-edit.js';
import {spoken, type Words} from './spoken.js';

/** What is typed on: the words before the answer, and how it is echoed. */
export type Asking = {readonly prompt: string; readonly isHidden: boolean};

/** Milliseconds after the last erased character until what is left of the line is said. */
const pause = 150;

/**
 * The lines on the terminal: what was said, and one that is being typed. Only printable characters and line ends are ever
 * written. So what is erased cannot be taken off the screen: what is left of the line is said on a new one.
 */
export class LineConsole {
	readonly #write: (text: string) => void;
	readonly #unicode: boolean;
	#asking: Asking = {prompt: '', isHidden: false};
	#text = '';
	/** The line that is being typed was begun and not ended. */
	#isOpen = false;
	#erased: NodeJS.Timeout | undefined;

	constructor(write: (text: string) => void, unicode: boolean) {
		this.#write = write;
		this.#unicode = unicode;
	}

	/** Says lines; a line being typed is ended before, and begun again by the next `ask`. */
	say(lines: readonly Words[]): void {
		if (lines.length === 0) return;
		this.#end();
		this.#write(lines.map((line) => `${spoken(line, this.#unicode)}\n`).join(''));
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
		const {state} = applyKey(lineOf(this.#text), key);
		if (state.text === this.#text) return undefined;
		const {prompt, isHidden} = this.#asking;
		// While nothing is asked a line can only be a command.
		if (prompt === '' && !state.text.startsWith(':')) {
			if (this.#text === '') return undefined;
		}
		const added = state.text.startsWith(this.#text) ? state.text.slice(this.#text.length) : undefined;
		if (isHidden) {
			this.#text = state.text;
			return undefined;
		}
		if (added === undefined) this.#erase();
		else {
			this.#sayErased();
			if (!this.#isOpen) this.#begin('');
			this.#write(added);
		}
		this.#text = state.text;
		return undefined;
	}

	/** Ends the line that is being typed. */
	close(): void {
		clearTimeout(this.#erased);
		this.#end();
	}

	#entered(): string | undefined {
		this.#sayErased();
		const text = this.#text;
		if (this.#asking.prompt === '' && text === '') return undefined;
		this.#text = '';
		this.#end();
		return text;
	}

	#erase(): void {
		clearTimeout(this.#erased);
		this.#erased = setTimeout(() => this.#sayErased(), pause);
	}

	#sayErased(): void {
		if (this.#erased === undefined) return;
		clearTimeout(this.#erased);
		this.#erased = undefined;
		this.#end();
		this.#begin(this.#text);
	}

	#begin(text: string): void {
		const {prompt} = this.#asking;
		this.#write(spoken(prompt === '' ? '' : `${prompt}: `, this.#unicode) + text);
		this.#isOpen = true;
	}

	#end(): void {
		if (this.#isOpen) this.#write('\n');
		this.#isOpen = false;
	}
}
