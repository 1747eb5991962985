import {shortPath} from './path-rules.js';

/** What a set of entries gave: ways in, or what it has and what it lacks for one. */
export type SetReading<A> = {
	readonly accesses: readonly A[];
	/** What was taken for granted, each a sentence about the file. */
	readonly notes: readonly string[];
	/** The name in the file that holds the address. */
	readonly address?: string;
	/** The names in the file that hold a part of a sign-in. */
	readonly signIn: readonly string[];
	readonly lacks: readonly Lack[];
};

/** `no KAFKA_SASL_PASSWORD`, `KAFKA_SASL_PASSWORD is masked`. `absent`: the file has no such name. */
export type Lack = {readonly said: string; readonly absent: boolean};

/** Why something in a file was not tried, in one sentence. `isOpen`: it may need no sign-in at all. */
export type Untried = {readonly sentence: string; readonly isOpen: boolean};

/** What the person should know of a set that gave no access; undefined where nothing of one is in the file. */
export function untried(path: string, label: string, reading: SetReading<unknown>): Untried | undefined {
	const {address, signIn, lacks} = reading;
	const isOpen = signIn.length === 0 && lacks.every(({absent}) => absent);
	if (isOpen && address === undefined) return undefined;
	const has = [...(address === undefined ? [] : [address]), ...signIn];
	const start = has.length === 0 ? `In ${shortPath(path)} ` : `${shortPath(path)} has ${inWords(has)}, but `;
	return {sentence: `${start}${inWords(lacks.map(({said}) => said))}, so ${label} was not checked.`, isOpen};
}

/** A name that should be there and is not. */
export function absent(name: string): Lack {
	return {said: `no ${name}`, absent: true};
}

/** What is wrong with something that is there. */
export function wrong(said: string): Lack {
	return {said, absent: false};
}

function inWords(parts: readonly string[]): string {
	return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
