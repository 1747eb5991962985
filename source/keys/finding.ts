import {Problem, tell, told} from '../errors.js';
import {atOf, isSameRef, type Key, type Source} from './key.js';
import {type Listed, listKeys, placeOf, type Unlisted, whyNoList} from './listing.js';

/**
 * Finds what a person names: by its id, else by its name. Several keys come back where several have it; `unlisted`
 * are the places that could not be looked through.
 */
export async function findKeys(
	sources: readonly Source[],
	wanted: string,
	signal: AbortSignal,
): Promise<Listed> {
	const shown = await Promise.all(
		sources.filter(({kind}) => kind.life?.show).map((source) => showOne(source, wanted, signal)),
	);
	const byShow = joined(shown);
	if (byShow.keys.length > 0) return byShow;
	const listed = await listKeys(
		sources.filter(({kind}) => kind.life?.list),
		signal,
	);
	const byId = listed.keys.filter(({held}) => held.id === wanted);
	const keys = byId.length > 0 ? byId : listed.keys.filter(({held}) => held.name === wanted);
	const hidden = sources.flatMap((source) => neither(source));
	return {keys, unlisted: [...listed.unlisted, ...unseen(byShow.unlisted, listed), ...hidden]};
}

/** The same key as the vendor shows it now; undefined when it is there no longer. Throws what the look-up throws. */
export async function findAgain({source, held}: Key, signal: AbortSignal): Promise<Key | undefined> {
	const {life} = source.kind;
	if (life?.show) {
		const found = await life.show({...atOf(source, signal), id: held.id});
		return found && {source, held: found};
	}
	const {keys, unlisted} = await listKeys([source], signal);
	const found = keys.find((key) => isSameRef(key.held.ref, held.ref));
	const [failed] = unlisted;
	if (!found && failed) throw new Problem(told(failed.why));
	return found;
}

async function showOne(source: Source, id: string, signal: AbortSignal): Promise<Listed> {
	try {
		const held = await source.kind.life?.show?.({...atOf(source, signal), id});
		return {keys: held ? [{source, held}] : [], unlisted: []};
	} catch (error) {
		return {keys: [], unlisted: [{...placeOf(source), why: tell(error), failed: true}]};
	}
}

/** What could not be shown counts only where no list told of it either. */
function unseen(failed: readonly Unlisted[], {unlisted}: Listed): Unlisted[] {
	return failed.filter(
		({provider, kind}) =>
			!kind?.life?.list && !unlisted.some((each) => each.provider === provider && each.kind === kind),
	);
}

function neither(source: Source): Unlisted[] {
	const why = source.kind.life?.show ? undefined : whyNoList(source.kind);
	return why === undefined ? [] : [{...placeOf(source), why: {what: why}, failed: false}];
}

function joined(all: readonly Listed[]): Listed {
	return {keys: all.flatMap(({keys}) => keys), unlisted: all.flatMap(({unlisted}) => unlisted)};
}
