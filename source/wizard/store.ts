/** A value that changes by replacement, and who wants to know. Readers always see the newest value at once. */
export type Store<Value> = {
	readonly get: () => Value;
	readonly set: (value: Value) => void;
	/** Returns the function that ends the subscription. */
	readonly subscribe: (listener: () => void) => () => void;
};

/** Makes a store with its first value. */
export function createStore<Value>(initial: Value): Store<Value> {
	let value = initial;
	const listeners = new Set<() => void>();
	return {
		get: () => value,
		set: (next) => {
			if (Object.is(next, value)) return;
			value = next;
			for (const listener of listeners) listener();
		},
		subscribe: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}
