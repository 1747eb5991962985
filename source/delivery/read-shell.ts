import type {Property} from './read-properties.js';

/** What begins a line and assigns. */
const start = /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)=/gm;

/** A part of a word: in single quotes, in double quotes, one character behind a backslash, or bare. */
const part = /'([^']*)'|"((?:\\[\s\S]|[^"\\])*)"|\\([\s\S])|([^\s'"\\;&|<>()]+)/y;

/** Reads the assignments of a POSIX shell's file that begin a line. Nothing is run, and no variable replaced. */
export function parseShell(text: string): Property[] {
	const assignments: Property[] = [];
	start.lastIndex = 0;
	for (let found = start.exec(text); found !== null; found = start.exec(text)) {
		let value = '';
		part.lastIndex = start.lastIndex;
		for (let piece = part.exec(text); piece !== null; piece = part.exec(text)) {
			value += unquoted(piece);
			start.lastIndex = part.lastIndex;
		}
		assignments.push([found[1] ?? '', value]);
	}
	return assignments;
}

function unquoted([, single, double, escaped, bare]: RegExpExecArray): string {
	if (double !== undefined) return double.replaceAll(/\\([$`"\\\n])/g, (_, sign: string) => meant(sign));
	return single ?? (escaped === undefined ? (bare ?? '') : meant(escaped));
}

/** What a backslash makes of the character behind it: itself, and a line end nothing. */
function meant(character: string): string {
	return character === '\n' ? '' : character;
}
