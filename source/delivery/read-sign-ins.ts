import {isWithheld, Secret} from '../secret.js';
import type {Entry, Spelling} from './read-entries.js';
import type {Pair} from './read-names.js';
import {type EntrySet, spelled} from './read-sets.js';
import {absent, type Lack, wrong} from './read-told.js';

/** A user name, client id or key, and the secret that belongs to it. */
export type SignIn = {readonly user: string; readonly secret: Secret};

/** The sign-ins of a set, each once. */
export type SignIns = {
	readonly signIns: readonly SignIn[];
	/** Names in the file that hold a part of a sign-in. */
	readonly names: readonly string[];
	/** What is in the way; empty where there are sign-ins. */
	readonly lacks: readonly Lack[];
};

/** Reads the sign-ins of a set. `others` are those that a value of another form holds. */
export function signInsOf(set: EntrySet, spelling: Spelling, others: readonly SignIn[] = []): SignIns {
	const pairs = pairsOf(set);
	const present = (name: string) => set.entries.has(name);
	const useful = (name: string) => whyUseless(set.entries.get(name)) === undefined;
	const whole = pairs.filter((pair) => pair.every(useful));
	const joined = (set.names.joined ?? []).flatMap((name) => {
		const entry = set.entries.get(name);
		return entry ? [{entry, signIn: splitAtColon(entry)}] : [];
	});
	const signIns = [
		...whole.map((pair) => signInOf(set, pair)),
		...joined.flatMap(({signIn}) => signIn ?? []),
		...others,
	];
	const names = [...new Set(pairs.flat())]
		.filter(useful)
		.map((name) => set.entries.get(name)?.written ?? name);
	const none = {signIns: [], names};
	if (signIns.length > 0) return {signIns: withoutTwins(signIns), names, lacks: []};
	if (joined.length > 0)
		return {...none, lacks: joined.map(({entry}) => wrong(`${entry.written} is not USER:PASSWORD`))};
	const [user, secret] = bestOf(pairs, present, useful);
	if (useful(user) && useful(secret)) return {...none, signIns: [signInOf(set, [user, secret])], lacks: []};
	const lacks = [user, secret].flatMap((name) => {
		const entry = set.entries.get(name);
		if (!entry) return [absent(spelled(name, set, spelling))];
		const why = whyUseless(entry);
		return why === undefined ? [] : [wrong(`${entry.written} ${why}`)];
	});
	return {...none, lacks};
}

/** The text of a value that is no secret, such as an address; undefined where it is empty. */
export function textOf(entry: Entry | undefined): string | undefined {
	return entry?.value.reveal().trim() || undefined;
}

/** Why a value cannot be what was meant, as the end of a sentence; undefined where it can. */
function whyUseless(entry: Entry | undefined): string | undefined {
	if (!entry) return 'is missing';
	const text = entry.value.reveal();
	if (text.trim() === '') return 'is empty';
	if (isWithheld(text)) return 'is masked';
	if (/^\$\{[^}]*\}$/.test(text)) return 'refers to another variable, which is not followed';
	return undefined;
}

/** Pairs of weak names count where the address has the same prefix and no other word. */
function pairsOf({names, prefix, entries}: EntrySet): readonly Pair[] {
	const isBare = prefix !== '' && names.weak?.bare.some((name) => entries.has(name));
	return [...names.pairs, ...(isBare ? (names.weak?.pairs ?? []) : [])];
}

/** The pair to speak of: the one with most in the file; else a user name and a secret of two pairs. */
function bestOf(
	pairs: readonly Pair[],
	present: (name: string) => boolean,
	useful: (name: string) => boolean,
): Pair {
	const [first = ['', '']] = pairs;
	const user = pairs.find(([name]) => useful(name));
	const secret = pairs.find(([, name]) => useful(name));
	if (user && secret) return [user[0], secret[1]];
	return (
		pairs.find((pair) => pair.every(present)) ??
		user ??
		secret ??
		pairs.find((pair) => pair.some(present)) ??
		first
	);
}

function signInOf({entries}: EntrySet, [user, secret]: Pair): SignIn {
	return {
		user: textOf(entries.get(user)) ?? '',
		secret: entries.get(secret)?.value ?? new Secret(''),
	};
}

function splitAtColon({value}: Entry): SignIn | undefined {
	const [, user, secret] = /^([^:]+):([\s\S]+)$/.exec(value.reveal()) ?? [];
	if (user === undefined || secret === undefined || isWithheld(secret)) return undefined;
	return {user, secret: new Secret(secret)};
}

function withoutTwins(signIns: readonly SignIn[]): readonly SignIn[] {
	return signIns.filter(
		({user, secret}, index) =>
			signIns.findIndex((other) => other.user === user && other.secret.equals(secret)) === index,
	);
}
