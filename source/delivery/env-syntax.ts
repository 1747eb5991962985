/** A value as it stands after `NAME=`; `quoted` values are read with their quotes by docker's `--env-file`. */
export type Quoted = {readonly text: string; readonly quoted: boolean} | {readonly refused: string};

const bare = /^[A-Za-z0-9_+/=.:@,%-]+$/;
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/**
 * Writes a value so that dotenv, Node, a POSIX shell, dotenvx and python-dotenv read the same characters back, or says
 * why none of its spellings does. Bare where that is enough, else single quotes; never double quotes or escapes, which
 * every reader undoes in its own way. `refused` is one sentence without the value.
 */
export function quote(value: string): Quoted {
	if (bare.test(value)) return {text: value, quoted: false};
	const refused = whyNot(value);
	return refused === undefined ? {text: `'${value}'`, quoted: true} : {refused};
}

function whyNot(value: string): string | undefined {
	if (value === '') return 'It is empty.';
	if (/[\r\n]/.test(value)) return 'It has more than one line.';
	if (unseen.test(value)) return 'It holds a control character or another one that cannot be seen.';
	if (value.includes("'")) return 'It holds a single quote, which readers of such files unquote differently.';
	if (value.includes('${')) return 'It holds ${, which some readers replace by a variable.';
	if (value.includes('\\\\')) return 'It holds two backslashes in a row, which some readers take for one.';
	if (value.endsWith('\\')) return 'It ends in a backslash, which some readers take for an escaped quote.';
	return undefined;
}

/** Names that every reader takes: capitals, digits and underscores, no digit first. */
export function isVariableName(name: string): boolean {
	return /^[A-Z_][A-Z0-9_]*$/.test(name);
}

/** An assignment in a file: what stands before the name (`export ` included), the comment after the value, the line end. */
export type EnvEntry = {
	readonly name: string;
	readonly value: string;
	readonly lead: string;
	readonly comment: string;
	readonly end: string;
};

/** A line with its line end; of a quoted value that spans several lines, all of them. Joined they give the text back. */
export type EnvLine = {readonly raw: string; readonly entry?: EnvEntry};

const anyLine = /[^\n]*(?:\n|$)/y;
const head = /([ \t]*(?:export[ \t]+)?)([A-Za-z_][\w.-]*)[ \t]*=/y;
const inQuotes = /[ \t]*("(?:\\[\s\S]|[^"\\])*"|'[^']*'|`[^`]*`)((?:[ \t]+#[^\r\n]*)?)[ \t]*(\r?\n|\r?$)/y;

/** Splits the text of a `.env` file (without byte order mark) into its lines, without judging what they hold. */
export function parseLines(text: string): EnvLine[] {
	const lines: EnvLine[] = [];
	for (let at = 0; at < text.length; ) {
		const parsed = entryAt(text, at) ?? {raw: matchAt(anyLine, text, at)?.[0] ?? text.slice(at)};
		lines.push(parsed);
		at += parsed.raw.length;
	}
	return lines;
}

/** An entry as a line, its old value replaced by one that `quote` has spelled. */
export function spell({lead, name, comment, end}: Omit<EnvEntry, 'value'>, text: string): string {
	return `${lead}${name}=${text}${comment}${end}`;
}

function entryAt(text: string, at: number): EnvLine | undefined {
	const start = matchAt(head, text, at);
	if (start === undefined) return undefined;
	const after = at + start[0].length;
	const {raw, ...rest} = quotedAt(text, after) ?? unquotedAt(text, after);
	return {raw: start[0] + raw, entry: {...rest, name: start[2] ?? '', lead: start[1] ?? ''}};
}

type AfterName = Pick<EnvEntry, 'value' | 'comment' | 'end'> & {readonly raw: string};

function quotedAt(text: string, at: number): AfterName | undefined {
	const found = matchAt(inQuotes, text, at);
	if (found === undefined) return undefined;
	const [raw, value = '', comment = '', end = ''] = found;
	return {raw, value: unquote(value), comment, end};
}

function unquotedAt(text: string, at: number): AfterName {
	const raw = matchAt(anyLine, text, at)?.[0] ?? '';
	const end = /\r?\n?$/.exec(raw)?.[0] ?? '';
	const body = raw.slice(0, raw.length - end.length);
	const mark = body.search(/[ \t]#/);
	const value = mark < 0 ? body : body.slice(0, mark).trimEnd();
	return {raw, value: value.trim(), comment: mark < 0 ? '' : body.slice(value.length), end};
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
	pattern.lastIndex = at;
	return pattern.exec(text) ?? undefined;
}

function unquote(value: string): string {
	const inner = value.slice(1, -1);
	return value.startsWith('"') ? inner.replaceAll('\\n', '\n').replaceAll('\\"', '"') : inner;
}
