/** A bucket of requests that refills, for the headers that say how many are left. It never refuses. */
export class RateMeter {
	readonly limit: number;
	readonly #perSecond: number;
	#left: number;
	#seen = Date.now();

	constructor(limit: number, perSecond: number) {
		this.limit = limit;
		this.#perSecond = perSecond;
		this.#left = limit;
	}

	/** Takes one and answers how many are left. */
	take(): number {
		const now = Date.now();
		const refill = (Math.max(0, now - this.#seen) / 1000) * this.#perSecond;
		this.#left = Math.max(0, Math.min(this.limit, this.#left + refill) - 1);
		this.#seen = now;
		return Math.floor(this.#left);
	}
}

/** For the throttling modes: the first call of each method and path is refused, the next is served. */
export class FirstCalls {
	readonly #seen = new Set<string>();

	isFirst(method: string, path: string): boolean {
		const call = `${method} ${path}`;
		if (this.#seen.has(call)) return false;
		this.#seen.add(call);
		return true;
	}
}
