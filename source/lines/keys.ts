import {type Key, keyOf} from '../wizard/editing/keys.js';

const escapeKey = '\u001B';
const introducers = ['[', 'O'];

/**
 * Reads keys out of what a terminal in raw mode sends. Keys that move (arrows, Home) send sequences of characters; they
 * mean nothing to a line that is only added to, and are passed over, also when they arrive in pieces.
 */
export class KeyReader {
	/** The beginning of a sequence whose end has not arrived. */
	#begun = '';
	#afterReturn = false;

	read(chunk: string): Key[] {
		const begun = this.#begun;
		this.#begun = '';
		// An Escape pressed alone: what follows later has nothing to do with it.
		const isAlone = begun === escapeKey && !introducers.includes(chunk.charAt(0));
		const keys: Key[] = [];
		let rest = isAlone ? chunk : begun + chunk;
		while (rest !== '') {
			const length = rest.startsWith(escapeKey) ? sequenceLength(rest) : 0;
			if (length === undefined) {
				this.#begun = rest;
				return keys;
			}
			const character = length > 0 ? '' : String.fromCodePoint(rest.codePointAt(0) ?? 0);
			if (character !== '') keys.push(...this.#keys(character));
			rest = rest.slice(length || character.length);
		}
		return keys;
	}

	/** A line's end may come as two characters and is one Enter. */
	#keys(character: string): Key[] {
		const isSecondHalf = character === '\n' && this.#afterReturn;
		this.#afterReturn = character === '\r';
		return isSecondHalf ? [] : [keyOfCharacter(character)];
	}
}

/** How long the sequence at the start is; undefined when its end is still to come. */
function sequenceLength(text: string): number | undefined {
	const introducer = text.charAt(1);
	if (introducer === '') return undefined;
	if (introducer === 'O') return text.length < 3 ? undefined : 3;
	if (introducer !== '[') return 2;
	const end = text.slice(2).search(/[@-~]/);
	return end === -1 ? undefined : end + 3;
}

function keyOfCharacter(character: string): Key {
	const code = character.charCodeAt(0);
	if (character === '\r' || character === '\n') return keyOf('enter');
	if (character === '\u007F' || character === '\b') return keyOf('backspace');
	if (character === ' ') return keyOf('space', ' ');
	if (character === '\t') return keyOf('tab');
	if (code > 0 && code <= 26) return keyOf('text', String.fromCharCode(code + 96), {ctrl: true});
	if (/\p{Cc}/u.test(character)) return keyOf('unknown');
	return keyOf('text', character);
}
