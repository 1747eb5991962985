import {inspect} from 'node:util';

const mask = '[redacted]';

/**
 * The one class for secrets. Every way of printing it gives `[redacted]`; `reveal()` is the only way out and is
 * called where the secret leaves the program on purpose: a request, a file, the clipboard, the revealed screen.
 */
export class Secret {
	readonly #value: string;

	constructor(value: string) {
		this.#value = value;
	}

	/** The secret itself, every character as it came: never trimmed, never decoded. */
	reveal(): string {
		return this.#value;
	}

	/** Length in UTF-16 units, for refusing an empty one. */
	get length(): number {
		return this.#value.length;
	}

	equals(other: Secret): boolean {
		return this.#value === other.#value;
	}

	toString(): string {
		return mask;
	}

	toJSON(): string {
		return mask;
	}

	[inspect.custom](): string {
		return mask;
	}

	[Symbol.toPrimitive](): string {
		return mask;
	}
}

/** Whether a server's text is no secret at all: empty, or masked with a run of asterisks or dots. */
export function isWithheld(text: string | undefined): boolean {
	return text === undefined || text.trim() === '' || /[*•]{3,}/.test(text);
}
