/** A key and its value as a reader of the format takes them. */
export type Property = readonly [key: string, value: string];

const escapes: Readonly<Record<string, string>> = {t: '\t', n: '\n', r: '\r', f: '\f'};

/** Reads Java's `.properties` by the rules of `java.util.Properties`: continued lines, escapes, three separators. */
export function parseJavaProperties(text: string): Property[] {
	return logicalLines(text).map((line) => {
		const end = endOfKey(line);
		const rest = line.slice(end).replace(/^[ \t\f]*[=:]?[ \t\f]*/, '');
		return [unescaped(line.slice(0, end)), unescaped(rest)];
	});
}

/** Reads the configuration file of librdkafka's tools: `key=value` as it stands, `#` before a comment line. */
export function parsePlainProperties(text: string): Property[] {
	return text.split(/\r?\n/).flatMap((line) => {
		const at = line.indexOf('=');
		if (at < 0 || /^\s*#/.test(line)) return [];
		return [[line.slice(0, at).trim(), line.slice(at + 1).trim()]];
	});
}

function logicalLines(text: string): string[] {
	const lines: string[] = [];
	let parts: string[] = [];
	for (const natural of text.split(/\r\n|\r|\n/)) {
		const line = natural.replace(/^[ \t\f]+/, '');
		if (parts.length === 0 && (line === '' || /^[#!]/.test(line))) continue;
		const continued = endingBackslashes(line) % 2 === 1;
		parts.push(continued ? line.slice(0, -1) : line);
		if (continued) continue;
		lines.push(parts.join(''));
		parts = [];
	}
	return parts.length === 0 ? lines : [...lines, parts.join('')];
}

function endingBackslashes(line: string): number {
	let at = line.length;
	while (line[at - 1] === '\\') at -= 1;
	return line.length - at;
}

/** Where the key ends: before the first separator that is not escaped. */
function endOfKey(line: string): number {
	for (let at = 0; at < line.length; at++) {
		const character = line[at] ?? '';
		if (character === '\\') at += 1;
		else if ('=: \t\f'.includes(character)) return at;
	}
	return line.length;
}

function unescaped(text: string): string {
	return text.replace(/\\(?:u([0-9A-Fa-f]{4})|([\s\S]?))/g, (_, code?: string, character = '') =>
		code === undefined ? (escapes[character] ?? character) : String.fromCharCode(Number.parseInt(code, 16)),
	);
}
