import {parseEnv} from 'node:util';
import {Problem} from '../errors.js';
import {Secret} from '../secret.js';
import {type EnvEntry, type EnvLine, isVariableName, parseLines, quote, spell} from './env-syntax.js';
import {decode, encode} from './env-text.js';

/** One variable to write. Addresses and names may be plain strings; secrets are `Secret`. */
export type Variable = {readonly name: string; readonly value: Secret | string};

/** A variable that the file holds with another value; `line` is how it stands there, without the line end. */
export type Conflict = {readonly name: string; readonly old: Secret; readonly line: Secret};

/** What writing the variables would do. `bytes` is the whole new file, secrets included. Nothing is written yet. */
export type EnvPlan = {
	readonly bytes: Buffer;
	readonly added: readonly string[];
	readonly replaced: readonly Conflict[];
	readonly unchanged: readonly string[];
	readonly refused: readonly {readonly name: string; readonly why: string}[];
	readonly warnings: readonly string[];
};

/**
 * Plans the edit of a `.env` file: entries are updated where they stand (the last one of a name), new ones appended,
 * every other byte kept. Throws a Problem for a file that is not text (see `decode`) or that readers would misread.
 */
export function planEnvFile(existing: Buffer | undefined, variables: readonly Variable[]): EnvPlan {
	const text = decode(existing ?? Buffer.alloc(0));
	const lines = parseLines(text);
	const end = endOf(text);
	const added: string[] = [];
	const replaced: Conflict[] = [];
	const unchanged: string[] = [];
	const refused: {name: string; why: string}[] = [];
	const warnings: string[] = [];
	for (const {name, value} of variables) {
		const plain = revealed(value);
		const quoted = quote(plain);
		if (!isVariableName(name) || 'refused' in quoted) {
			refused.push({name, why: 'refused' in quoted ? quoted.refused : 'It is not a name for a variable.'});
			continue;
		}
		if (quoted.quoted) {
			warnings.push(`${name} needs quotes, which docker's --env-file would take for a part of the value.`);
		}
		const places = lines.flatMap((line, index) => (line.entry?.name === name ? [index] : []));
		if (places.length > 1) warnings.push(`${name} stands there ${places.length} times; the last one counts.`);
		const place = places.at(-1);
		const {raw = '', entry} = lines[place ?? -1] ?? {};
		if (place === undefined || entry === undefined) {
			append(lines, {name, value: plain, lead: '', comment: '', end}, quoted.text);
			added.push(name);
		} else if (entry.value === plain && parseEnv(text)[name] === plain) {
			unchanged.push(name);
		} else {
			lines[place] = written({...entry, value: plain}, quoted.text);
			const line = new Secret(raw.slice(0, raw.length - entry.end.length));
			replaced.push({name, old: new Secret(entry.value), line});
		}
	}
	if (end === '\r\n')
		warnings.push('Its lines end in CR LF, which a POSIX shell takes for a part of each value.');
	const result = lines.map((line) => line.raw).join('');
	const kept = variables.filter(({name}) => !refused.some((refusal) => refusal.name === name));
	proveReadable(text, result, kept);
	return {bytes: encode(result, existing), added, replaced, unchanged, refused, warnings};
}

/** How new lines end: as most lines of the file do; on a tie as every reader takes it. */
function endOf(text: string): '\r\n' | '\n' {
	const all = text.split('\n').length - 1;
	const carriage = text.split('\r\n').length - 1;
	return carriage > all - carriage ? '\r\n' : '\n';
}

/** The value itself, whichever way it is held. */
export function revealed(value: Secret | string): string {
	return typeof value === 'string' ? value : value.reveal();
}

/** A line that holds the entry, its value spelled as `text`. */
function written(entry: EnvEntry, text: string): EnvLine {
	return {raw: spell(entry, text), entry};
}

/** A file without a newline at its end stays one. Its last line is ended, and stays so if it is itself written later. */
function append(lines: EnvLine[], entry: EnvEntry, text: string): void {
	const last = lines.at(-1);
	const open = last !== undefined && !last.raw.endsWith('\n');
	if (open) {
		const ended = last.entry && {entry: {...last.entry, end: entry.end}};
		lines[lines.length - 1] = {raw: last.raw + entry.end, ...ended};
	}
	lines.push(written(open ? {...entry, end: ''} : entry, text));
}

/**
 * A second reader must see the new values, and all others as before: an open quote above could swallow them. A carriage
 * return alone is a line end for dotenv, a part of the value for a shell, and nothing for Node.
 */
function proveReadable(before: string, after: string, variables: readonly Variable[]): void {
	if (/\r(?!\r*\n)/.test(before)) {
		throw new Problem({
			what: 'The file cannot be edited safely.',
			why: 'A carriage return stands in it without a line feed, which some readers take for a line end and others do not.',
			next: 'Save the file with ordinary line ends, or choose another file.',
		});
	}
	const wanted = {...parseEnv(before)};
	for (const {name, value} of variables) wanted[name] = revealed(value);
	const found = parseEnv(after);
	const names = new Set([...Object.keys(wanted), ...Object.keys(found)]);
	if ([...names].every((name) => wanted[name] === found[name])) return;
	throw new Problem({
		what: 'The file cannot be edited safely.',
		why: 'A line in it, such as a quote that is never closed or a blank alone after =, changes how others are read.',
		next: 'Mend that line, or choose another file.',
	});
}
