/** What a login line of Java's clients says. */
export type Jaas = {
	/** `PlainLoginModule`, without its package. */
	readonly module: string;
	readonly options: ReadonlyMap<string, string>;
};

const token = /\s*(?:(["'])((?:\\[\s\S]|(?!\1)[^\\])*)\1|([^\s"'=;]+)|([=;]))/y;
const escapes: Readonly<Record<string, string>> = {n: '\n', t: '\t', r: '\r', f: '\f', b: '\b'};

/**
 * Reads `org.…PlainLoginModule required username="…" password="…";` as Kafka's clients do: values in either kind of
 * quotes with backslash escapes, or bare. Undefined for what is no such line.
 */
export function parseJaas(text: string): Jaas | undefined {
	const tokens = tokensOf(text);
	const [module, flag] = tokens;
	if (module === undefined || flag === undefined || !tokens.includes(';')) return undefined;
	const options = new Map<string, string>();
	for (let at = 2; at + 2 < tokens.length && tokens[at] !== ';'; at += 3) {
		if (tokens[at + 1] !== '=') return undefined;
		options.set(tokens[at] ?? '', unquoted(tokens[at + 2] ?? ''));
	}
	return {module: module.slice(module.lastIndexOf('.') + 1), options};
}

/** Quoted values keep their quotes, so that none is taken for a sign. */
function tokensOf(text: string): string[] {
	const tokens: string[] = [];
	token.lastIndex = 0;
	for (let found = token.exec(text); found !== null; found = token.exec(text)) {
		const [, quotes = '', inner, word, sign] = found;
		tokens.push(inner === undefined ? (word ?? sign ?? '') : quotes + inner + quotes);
	}
	return tokens;
}

function unquoted(text: string): string {
	if (!/^["']/.test(text)) return text;
	return text.slice(1, -1).replace(/\\([\s\S])/g, (_, character: string) => escapes[character] ?? character);
}
