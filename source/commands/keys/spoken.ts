import {sentences} from '../../errors.js';
import {type Key, readable} from '../../keys/key.js';
import type {Unlisted} from '../../keys/listing.js';
import {safeText} from '../../network/safe-text.js';

/** The keys for who hears them: each on a line of its own that says all of it, and what can be done with one. */
export function spokenTable(
	keys: readonly Key[],
	unlisted: readonly Unlisted[],
	{notes}: {readonly notes?: (key: Key) => readonly string[]},
): string[] {
	const places = Map.groupBy(keys, ({source}) => source.account);
	return [
		...[...places].flatMap(([account, own]) => [
			`${own[0]?.source.provider.name}, ${safeText(account.who)}: ${counted(own.length)}`,
			...own.flatMap((key) => [lineOf(key), ...(notes?.(key) ?? []).map((note) => `  ${note}`)]),
		]),
		...notListed(unlisted),
		...(keys.length > 0
			? ['With an id: kafkey show ID, kafkey edit ID, kafkey rotate ID, kafkey revoke ID.']
			: []),
	];
}

/** What could not be listed, and why. */
export function notListed(unlisted: readonly Unlisted[]): string[] {
	return unlisted.map(({provider, kind, why}) => {
		return `Not listed: ${[provider.name, kind?.name].filter(Boolean).join(', ')}: ${sentences(why)}`;
	});
}

function lineOf(key: Key): string {
	const {id, name, opens, owner, created, state} = readable(key);
	return [
		`${key.source.kind.name} ${id}`,
		name === id || name === '' ? '' : `name ${name}`,
		`opens ${opens}`,
		owner ? `owner ${owner}` : '',
		created ? `created ${created.slice(0, 10)}` : '',
		state ?? '',
	]
		.filter((part) => part !== '')
		.join(', ');
}

function counted(count: number): string {
	return count === 1 ? '1 key' : `${count} keys`;
}
