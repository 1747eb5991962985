import {graphemesOf} from './graphemes.js';

/** A key by what it does; `text` is anything that is typed. */
export type KeyName =
	| 'up'
	| 'down'
	| 'left'
	| 'right'
	| 'home'
	| 'end'
	| 'page-up'
	| 'page-down'
	| 'enter'
	| 'escape'
	| 'tab'
	| 'back-tab'
	| 'backspace'
	| 'delete'
	| 'space'
	| 'text'
	| 'paste'
	| 'unknown';

/**
 * One key press. `text` is what it would insert: one character for `text` and `space`, all that was pasted for
 * `paste`, else empty. Ctrl-A is `text` with text `a` and `ctrl`.
 */
export type Key = {
	readonly name: KeyName;
	readonly text: string;
	readonly ctrl: boolean;
	readonly alt: boolean;
};

/** The part of Ink's key that is read here. */
export type InkKey = {
	readonly upArrow: boolean;
	readonly downArrow: boolean;
	readonly leftArrow: boolean;
	readonly rightArrow: boolean;
	readonly pageDown: boolean;
	readonly pageUp: boolean;
	readonly home: boolean;
	readonly end: boolean;
	readonly return: boolean;
	readonly escape: boolean;
	readonly ctrl: boolean;
	readonly shift: boolean;
	readonly tab: boolean;
	readonly backspace: boolean;
	readonly delete: boolean;
	readonly meta: boolean;
	readonly eventType?: 'press' | 'repeat' | 'release';
};

const named = [
	['upArrow', 'up'],
	['downArrow', 'down'],
	['leftArrow', 'left'],
	['rightArrow', 'right'],
	['pageUp', 'page-up'],
	['pageDown', 'page-down'],
	['home', 'home'],
	['end', 'end'],
	['return', 'enter'],
	['backspace', 'backspace'],
	['delete', 'delete'],
] as const;

/** A key by its name, for the callers that make one themselves. */
export function keyOf(name: KeyName, text = '', modifiers: {ctrl?: boolean; alt?: boolean} = {}): Key {
	return {name, text, ctrl: modifiers.ctrl ?? false, alt: modifiers.alt ?? false};
}

/**
 * The keys that one call of Ink's `useInput` really holds, in order: Ink hands over what arrived together as one
 * string. A carriage return is Enter wherever it stands; text with a line feed can only have been pasted.
 */
export function keysOf(input: string, inkKey: InkKey): Key[] {
	if (inkKey.eventType === 'release') return [];
	const modifiers = {ctrl: inkKey.ctrl, alt: inkKey.meta};
	// Escape pressed twice comes as Alt-Escape with the second escape as its text.
	if (inkKey.escape) return Array.from({length: inkKey.meta ? 2 : 1}, () => keyOf('escape'));
	if (inkKey.tab) return [keyOf(inkKey.shift ? 'back-tab' : 'tab', '', modifiers)];
	for (const [flag, name] of named) if (inkKey[flag]) return [keyOf(name, '', modifiers)];
	if (input === '') return [keyOf('unknown', '', modifiers)];
	if (inkKey.ctrl || inkKey.meta) return [keyOf(input === ' ' ? 'space' : 'text', input, modifiers)];
	if (input.includes('\n')) return [pasteOf(input)];
	return graphemesOf(input).map(keyOfCharacter);
}

/** The key for text that the terminal marked as pasted. */
export function pasteOf(text: string): Key {
	return keyOf('paste', text);
}

function keyOfCharacter(character: string): Key {
	const code = character.charCodeAt(0);
	if (character === '\r') return keyOf('enter');
	if (character === '\t') return keyOf('tab');
	if (character === ' ') return keyOf('space', ' ');
	if (code === 0) return keyOf('space', ' ', {ctrl: true});
	if (code <= 26) return keyOf('text', String.fromCharCode(code + 96), {ctrl: true});
	if (/\p{Cc}/u.test(character)) return keyOf('unknown');
	return keyOf('text', character);
}
