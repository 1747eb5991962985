import {type Told, tell} from '../errors.js';
import type {Provider} from '../providers/provider.js';
import {atOf, identity, type Key, type Source} from './key.js';

/** A kind whose keys were not listed, or not to the end; without `kind` it is all of the provider's. */
export type Unlisted = {
	readonly provider: Provider;
	readonly kind?: Source['kind'];
	readonly why: Told;
	/** False where the vendor has no list, so that nothing went wrong. */
	readonly failed: boolean;
	/** Its sign-in was refused. */
	readonly isRefused?: boolean;
};

/** The keys that were found, and what could not be listed. */
export type Listed = {readonly keys: readonly Key[]; readonly unlisted: readonly Unlisted[]};

/** The keys of one source, page by page, each key once. Throws what its list throws; nothing where there is none. */
export async function* keysOf(source: Source, signal: AbortSignal): AsyncGenerator<readonly Key[]> {
	const seen = new Set<string>();
	for await (const page of source.kind.life?.list?.(atOf(source, signal)) ?? []) {
		const added = page.filter(({ref}) => !seen.has(identity(ref)));
		for (const {ref} of added) seen.add(identity(ref));
		if (added.length > 0) yield added.map((held) => ({source, held}));
	}
}

/** Lists every source, all at once; `onKeys` is told of each page as it comes. What came before a failure counts. */
export async function listKeys(
	sources: readonly Source[],
	signal: AbortSignal,
	onKeys: (keys: readonly Key[]) => void = () => undefined,
): Promise<Listed> {
	const each = await Promise.all(sources.map((source) => listOne(source, signal, onKeys)));
	return {
		keys: each.flatMap(({keys}) => keys),
		unlisted: each.flatMap(({unlisted}) => unlisted),
	};
}

async function listOne(
	source: Source,
	signal: AbortSignal,
	onKeys: (keys: readonly Key[]) => void,
): Promise<Listed> {
	const why = whyNoList(source.kind);
	if (why !== undefined) return {keys: [], unlisted: [{...placeOf(source), why: {what: why}, failed: false}]};
	const keys: Key[] = [];
	try {
		for await (const page of keysOf(source, signal)) {
			keys.push(...page);
			onKeys(page);
		}
		return {keys: sorted(keys), unlisted: []};
	} catch (error) {
		return {keys: sorted(keys), unlisted: [{...placeOf(source), why: tell(error), failed: true}]};
	}
}

/** Where something was not listed. */
export function placeOf({provider, kind}: Source): Pick<Unlisted, 'provider' | 'kind'> {
	return {provider, kind};
}

/** Why the keys of a kind cannot be listed; undefined where they can. */
export function whyNoList({life, name}: Source['kind']): string | undefined {
	if (life?.list) return undefined;
	return life?.cannot?.list ?? `kafkey cannot list what exists of this kind: ${name}.`;
}

/** By name, then by id; those without a name last. */
function sorted(keys: readonly Key[]): Key[] {
	const rank = ({held: {name, id}}: Key) => [name === '' ? '1' : '0', name, id].join('\0');
	return [...keys].sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
}
