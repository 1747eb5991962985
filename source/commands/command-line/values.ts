import {InvalidArgumentError} from 'commander';

/** Reads a whole number from 0 to the limit. */
export function upTo(limit: number): (text: string) => number {
	return (text) => {
		if (/^\d{1,9}$/.test(text) && Number(text) <= limit) return Number(text);
		throw new InvalidArgumentError(`It takes a whole number from 0 to ${limit}.`);
	};
}

/** Gathers the values of a flag that can be given several times. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
	return [...before, value];
}
