import type {Key} from '../../keys/key.js';
import {listKeys} from '../../keys/listing.js';
import {hygieneOf} from '../../keys/stale.js';
import {currentKey} from '../../stored-keys.js';
import type {World} from '../../world.js';
import {hasUnicode, isSpoken} from '../terminal/terminal.js';
import {type Outcome, runKeys} from './command.js';
import {emptyDocument} from './empty.js';
import {type KeysFlags, Stop} from './flags.js';
import {type KeysEnding, keyOutput, notListedOutput} from './output.js';
import type {KeysRun} from './run.js';
import type {ListOutput} from './schema.js';
import {spokenTable} from './spoken.js';
import {tableOf} from './table.js';

/** `kafkey list`: every credential that the sign-in may see, of one system or of all that can be signed in to. */
export function listCommand(world: World, flags: KeysFlags): Promise<number> {
	return runKeys(world, flags, 'list', list);
}

async function list(run: KeysRun): Promise<Outcome> {
	const {world, flags, signal} = run;
	const {sources, unlisted: unasked} = await run.sources();
	const {keys, unlisted: unread} = await listKeys(sources, signal);
	signal.throwIfAborted();
	const unlisted = [...unasked, ...unread];
	const failures = unlisted.filter(({failed}) => failed);
	const [first] = failures;
	if (sources.length === 0 && unlisted[0] && !first) throw new Stop(2, unlisted[0].why);
	const now = new Date();
	const hygiene = flags.stale ? await hygieneOf(keys, signal, now) : undefined;
	signal.throwIfAborted();
	const {stale = [], limits = [], unknown = []} = hygiene ?? {};
	const reasons = new Map(stale.map((each) => [each.key, each.reasons]));
	const shown = hygiene ? keys.filter((key) => reasons.has(key)) : keys;
	const current = currentKey(world)?.id;
	const isCurrent = ({held}: Key) => held.id === current;
	const notes = (key: Key) => {
		const why = (reasons.get(key) ?? []).join('; ');
		return [...(isCurrent(key) ? ['the current key'] : []), ...(why === '' ? [] : [why])];
	};
	const table = isSpoken(world, flags)
		? spokenTable(shown, unlisted, {notes})
		: tableOf(shown, unlisted, {
				width: world.stdout.isTTY ? world.stdout.columns : undefined,
				ellipsis: hasUnicode(world) ? '…' : '~',
				now,
				notes,
			});
	const isListed = unread.length < sources.length;
	const none = hygiene ? 'No key wants attention.' : 'No keys were found.';
	return {
		code: first ? (failures.every(({isRefused}) => isRefused) ? 4 : 1) : 0,
		...(first && {problem: {what: 'Not everything could be listed.'}}),
		lines: [
			...(shown.length === 0 && isListed ? [none] : []),
			...table,
			...limits.map(({counts, used, most}) => `Nearly at its limit: ${counts}: ${used} of ${most}`),
			...unknown,
		],
		document: (ending: KeysEnding): ListOutput => ({
			...emptyDocument('list', ending, flags),
			keys: shown.map((key) => ({
				...keyOutput(key),
				...(isCurrent(key) && {current: true}),
				...(hygiene && {stale: [...(reasons.get(key) ?? [])]}),
			})),
			notListed: notListedOutput(unlisted),
			limits: limits.map(({counts, used, most}) => ({counts, used, most})),
			unknown: [...unknown],
		}),
	};
}
