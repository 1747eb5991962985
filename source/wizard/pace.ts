/** Hands on the newest of many values: at once after a rest of so many milliseconds, otherwise when the rest is over. */
export class Pace<Value> {
	readonly #rest: number;
	readonly #hand: (value: Value) => void;
	#resting: NodeJS.Timeout | undefined;
	#newest: {readonly value: Value} | undefined;

	constructor(rest: number, hand: (value: Value) => void) {
		this.#rest = rest;
		this.#hand = hand;
	}

	push(value: Value): void {
		if (this.#resting !== undefined) {
			this.#newest = {value};
			return;
		}
		this.#resting = setTimeout(() => this.#wake(), this.#rest);
		this.#hand(value);
	}

	/** Drops what was not handed on. */
	stop(): void {
		clearTimeout(this.#resting);
		this.#newest = undefined;
	}

	#wake(): void {
		const newest = this.#newest;
		this.#resting = undefined;
		this.#newest = undefined;
		if (newest) this.push(newest.value);
	}
}
