/**
 * Reads that several ask for side by side with one signal, as the kinds of key do: each is made once, and everybody gets
 * its answer. Nothing is kept after the last reader has gone.
 */
export class Shared<Value> {
	readonly #running = new Map<
		string,
		{readonly signal: AbortSignal; readonly value: Value; readers: number}
	>();

	/** What `make` gives, or gave to another who is still reading; call `leave` when done. */
	join(name: string, signal: AbortSignal, make: () => Value): {value: Value; leave: () => void} {
		const running = this.#running.get(name);
		const mine = running?.signal === signal ? running : {signal, value: make(), readers: 0};
		mine.readers += 1;
		this.#running.set(name, mine);
		const leave = () => {
			mine.readers -= 1;
			if (mine.readers === 0 && this.#running.get(name) === mine) this.#running.delete(name);
		};
		return {value: mine.value, leave};
	}
}

/** Pages that are read once and can be gone through by many. */
export class Pages<Page> {
	readonly #source: AsyncIterator<Page>;
	readonly #pages: Promise<IteratorResult<Page>>[] = [];

	constructor(source: AsyncIterator<Page>) {
		this.#source = source;
	}

	async *[Symbol.asyncIterator](): AsyncGenerator<Page> {
		for (let index = 0; ; index++) {
			this.#pages[index] ??= this.#source.next();
			const page = await this.#pages[index];
			if (!page || page.done) return;
			yield page.value;
		}
	}
}
