/** A place in a text, both from 1. */
export type Place = {readonly line: number; readonly column: number};

/** What is wrong with a JSON text, and where. */
export class JsonFault extends Error {
	readonly place: Place;

	constructor(sentence: string, place: Place) {
		super(sentence);
		this.place = place;
	}
}

/** A JSON value and where each of its parts stands. */
export type JsonText = {
	readonly value: unknown;
	/** Where the value at the path begins; for `key` where its name does. The nearest part there is, where there is none. */
	readonly placeOf: (path: readonly PropertyKey[], part?: 'value' | 'key') => Place;
};

/** Deeper nesting is nobody's configuration. */
const deepest = 20;
const literals: readonly (readonly [string, unknown])[] = [
	['true', true],
	['false', false],
	['null', null],
];

/**
 * Reads JSON, and remembers where each value stands, which `JSON.parse` does not tell. A name that is there twice, and
 * `__proto__`, are faults. Throws a JsonFault.
 */
export function readJson(text: string): JsonText {
	const reader = new Reader(text);
	const value = reader.whole();
	return {
		value,
		placeOf: (path, part = 'value') => {
			const own = reader.offsets.get(`${part} ${pointer(path)}`);
			if (own !== undefined) return reader.placeAt(own);
			for (let length = path.length - (part === 'value' ? 1 : 0); length >= 0; length--) {
				const offset = reader.offsets.get(`value ${pointer(path.slice(0, length))}`);
				if (offset !== undefined) return reader.placeAt(offset);
			}
			return reader.placeAt(0);
		},
	};
}

function pointer(path: readonly PropertyKey[]): string {
	return JSON.stringify(path.map(String));
}

class Reader {
	readonly offsets = new Map<string, number>();
	readonly #text: string;
	#at = 0;

	constructor(text: string) {
		this.#text = text;
	}

	whole(): unknown {
		const value = this.#value([]);
		this.#skip();
		if (this.#at < this.#text.length) this.#fail('Something stands behind the end of the JSON.');
		return value;
	}

	placeAt(offset: number): Place {
		const before = this.#text.slice(0, offset).split('\n');
		return {line: before.length, column: (before.at(-1) ?? '').length + 1};
	}

	#value(path: readonly string[]): unknown {
		this.#skip();
		if (path.length > deepest) this.#fail('It is nested too deeply.');
		this.offsets.set(`value ${pointer(path)}`, this.#at);
		const sign = this.#text[this.#at];
		if (sign === '{') return this.#object(path);
		if (sign === '[') return this.#array(path);
		if (sign === '"') return this.#string();
		const number = this.#match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
		if (number !== undefined) return Number(number);
		for (const [word, value] of literals) if (this.#match(new RegExp(word, 'y')) !== undefined) return value;
		return this.#fail(sign === undefined ? 'The JSON ends too early.' : 'A value is expected here.');
	}

	#object(path: readonly string[]): unknown {
		const entries = new Map<string, unknown>();
		this.#list('}', () => {
			this.#skip();
			const start = this.#at;
			if (this.#text[start] !== '"') this.#fail('A name in double quotes is expected here.');
			const name = this.#string();
			if (name === '__proto__') this.#fail('This name cannot be used.', start);
			if (entries.has(name)) this.#fail('This name is there twice.', start);
			this.offsets.set(`key ${pointer([...path, name])}`, start);
			this.#skip();
			if (this.#match(/:/y) === undefined) this.#fail('A colon is expected here.');
			entries.set(name, this.#value([...path, name]));
		});
		return Object.fromEntries(entries);
	}

	#array(path: readonly string[]): unknown {
		const values: unknown[] = [];
		this.#list(']', () => {
			values.push(this.#value([...path, String(values.length)]));
		});
		return values;
	}

	/** What stands between brackets, with commas between. */
	#list(end: string, item: () => void): void {
		this.#at += 1;
		this.#skip();
		if (this.#text[this.#at] === end) {
			this.#at += 1;
			return;
		}
		for (;;) {
			item();
			this.#skip();
			const sign = this.#text[this.#at];
			if (sign !== ',' && sign !== end) this.#fail(`A comma or ${end} is expected here.`);
			this.#at += 1;
			if (sign === end) return;
		}
	}

	#string(): string {
		const start = this.#at;
		const raw = this.#match(/"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy);
		if (raw === undefined) return this.#fail('This text is not written as JSON wants it.', start);
		return JSON.parse(raw);
	}

	#skip(): void {
		this.#match(/[ \t\r\n]*/y);
	}

	#match(pattern: RegExp): string | undefined {
		pattern.lastIndex = this.#at;
		const found = pattern.exec(this.#text)?.[0];
		this.#at += found?.length ?? 0;
		return found;
	}

	#fail(sentence: string, offset = this.#at): never {
		throw new JsonFault(sentence, this.placeAt(offset));
	}
}
