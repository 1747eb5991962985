import {type Told, told} from '../../errors.js';
import type {RemovalNote} from '../../journal/removals.js';
import type {Key} from '../../keys/key.js';
import {
	goneWords,
	isOffered,
	isSettled,
	lockedWords,
	type Removal,
	removeBehind,
	revoke,
	warningFor,
} from '../../keys/revoking.js';
import {elsewhereWords, isElsewhere, takeUp} from '../../keys/taking-up.js';
import type {Answers} from '../../providers/field.js';
import type {Behind} from '../../providers/life.js';
import type {World} from '../../world.js';
import {agreed} from './agreed.js';
import {findOne, type Outcome, runKeys} from './command.js';
import {type KeysFlags, Stop} from './flags.js';
import {allThatStays, flagShowing} from './insight.js';
import {type KeysEnding, oneOutput} from './output.js';
import {removalsOf} from './removals.js';
import {rotationsOf} from './rotations.js';
import type {KeysRun} from './run.js';
import type {RevokeOutput} from './schema.js';

/** `kafkey revoke ID`: deletes one credential after a yes, and what stays behind where that is wanted. */
export function revokeCommand(world: World, flags: KeysFlags, id: string): Promise<number> {
	return runKeys(world, flags, 'revoke', (run) => revokeOne(run, id));
}

/** Something that stays, and what became of it where it was to go too. */
type Stay = {readonly behind: Behind; readonly removal?: Removal};

async function revokeOne(run: KeysRun, id: string): Promise<Outcome> {
	const removals = removalsOf(run);
	const waiting = removals.waiting(id);
	const {key, found, wasGone} = waiting ? await takenUp(run, waiting.record) : await named(run, id);
	const locked = lockedWords(key);
	if (locked) throw new Stop(1, {...locked, what: `${locked.what} Nothing was deleted.`});
	const {behind, problem: unseen} = await allThatStays(run, key);
	if (unseen && wasGone) throw new Stop(1, {what: `Nothing was deleted. ${unseen}`});
	if (unseen) run.say(unseen);
	const chosen = chosenOf(behind, run.flags.withWhatStays ?? []);
	const offered = behind.filter(isOffered);
	if (!wasGone) await confirmRevoking(run, key, behind, chosen);
	else if (offered.length > 0) await confirmRest(run, key, behind, chosen);
	// Before the key goes, so that whatever ends this run, somebody is told of the rest.
	const note = wasGone ? waiting : offered.length > 0 ? removals.note(key, offered) : undefined;
	if (!wasGone) waiting?.close();
	const removal: Removal = wasGone ? {status: 'removed'} : await revoke(key, run.doors.patience);
	if (removal.status === 'removed') rotationsOf(run).waiting(key)?.close();
	const stays: Stay[] = [];
	for (const each of behind) {
		const goes = removal.status === 'removed' && !run.signal.aborted && chosen.includes(each);
		stays.push({behind: each, ...(goes && {removal: await removeBehind(key, each, run.doors.patience)})});
	}
	const wanted = stays.filter((stay) => chosen.includes(stay.behind));
	if (
		isSettled(
			removal,
			wanted.map((stay) => stay.removal),
		)
	)
		note?.close();
	const ending = endingOf(key, removal, stays);
	return {
		...ending,
		lines: linesOf(key, wasGone, removal, stays),
		document: (end): RevokeOutput => ({
			...oneOutput(end, run.flags, key, found),
			revoked: isGone(removal),
			stays: stays.map((stay) => ({
				label: stay.behind.label,
				...(stay.behind.kept !== undefined && {kept: stay.behind.kept}),
				removed: isGone(stay.removal),
				...(stay.removal && 'problem' in stay.removal && {problem: told(stay.removal.problem)}),
			})),
		}),
	};
}

/** What was named of what stays behind. Throws a Stop for words that are none of it. */
function chosenOf(behind: readonly Behind[], words: readonly string[]): readonly Behind[] {
	const offered = behind.filter(({kept}) => kept === undefined);
	const labels = behind.map(({label, kept}) => (kept === undefined ? label : `${label} (kept: ${kept})`));
	const unknown = words.find((word) => word !== 'all' && !offered.some(({label}) => label === word));
	if (unknown !== undefined)
		throw new Stop(2, {
			what: 'Nothing was deleted: --with-what-stays names something that is not offered.',
			why: labels.length === 0 ? 'Nothing stays behind.' : `There is: ${labels.join(', ')}.`,
			next: labels.length === 0 ? 'Leave it out.' : 'Give one of these words for word, or all.',
		});
	return words.includes('all') ? offered : offered.filter(({label}) => words.includes(label));
}

async function named(run: KeysRun, id: string) {
	return {...(await findOne(run, id)), wasGone: false};
}

/** The key of a deletion that was not finished. Throws a Stop where that was at another place. */
async function takenUp(run: KeysRun, note: RemovalNote) {
	const source = await run.sourceAt(note.provider, note.kind, note.where as Answers);
	if (isElsewhere(note, source)) throw new Stop(1, elsewhereWords(note, source));
	return {...(await takeUp(source, note, run.signal)), found: undefined};
}

/** Says what is about to happen, and waits for the yes. Throws a Stop without one. */
async function confirmRevoking(
	run: KeysRun,
	key: Key,
	behind: readonly Behind[],
	chosen: readonly Behind[],
): Promise<void> {
	const warning = [...warningFor(key), ...restWords(key, behind, chosen)];
	await agreed(run, warning, {doing: 'delete it', undone: 'Nothing was deleted.'});
}

/** The same where the key is gone already. */
async function confirmRest(...[run, key, behind, chosen]: Parameters<typeof confirmRevoking>): Promise<void> {
	const warning = [goneWords(key), ...restWords(key, behind, chosen)];
	const doing = chosen.length > 0 ? 'delete what goes' : 'keep what stays';
	await agreed(run, warning, {doing, undone: 'Nothing was deleted.'});
}

function restWords(key: Key, behind: readonly Behind[], chosen: readonly Behind[]): string[] {
	return behind.map((each) => {
		const end = chosen.includes(each) ? 'is deleted too' : `stays${each.kept ? `: ${each.kept}` : ''}`;
		const flag = flagShowing(key, each);
		return `${each.label} ${end}.${flag ? ` With ${flag} kafkey can.` : ''}`;
	});
}

/** What becoming of the key and of what stays behind means for the exit code. */
export function endingOf(key: Key, removal: Removal, stays: readonly Stay[]): KeysEnding {
	if (removal.status === 'refused') return {code: 1, problem: notDeleted(removal.problem)};
	if (removal.status === 'unclear') {
		const {provider, kind} = key.source;
		const lookAt = provider.things[kind.life?.thing ?? '']?.lookAt;
		const next = lookAt === undefined ? 'Run kafkey list later.' : `Look at: ${lookAt}.`;
		return {code: 3, problem: {...told(removal.problem), what: unclearWords(removal), next}};
	}
	const left = stays.flatMap(({removal: each}) => (each && each.status !== 'removed' ? [each] : []));
	const [first] = left;
	if (!first) return {code: 0};
	return {code: left.some(({status}) => status === 'unclear') ? 3 : 5, problem: told(first.problem)};
}

function unclearWords({problem, isThere}: Removal & {readonly status: 'unclear'}): string {
	const seen = isThere === undefined ? '' : ' It was still listed afterwards.';
	return `${problem.what} It is not known whether the key was deleted.${seen}`;
}

function notDeleted(problem: Told): Told {
	return {...told(problem), what: `${problem.what} Nothing was deleted.`};
}

function linesOf(key: Key, wasGone: boolean, removal: Removal, stays: readonly Stay[]): string[] {
	if (removal.status !== 'removed') return [];
	const [first = ''] = warningFor(key);
	const words = {
		removed: 'deleted too',
		refused: 'could not be deleted',
		unclear: 'not known whether deleted',
	};
	return [
		wasGone ? goneWords(key) : `deleted: ${first}`,
		...stays.map(({behind: {label, kept}, removal: each}) => {
			return `  ${each ? words[each.status] : 'stays'}: ${label}${!each && kept ? ` (${kept})` : ''}`;
		}),
	];
}

/** Whether it is gone; null where that is not known. */
function isGone(removal: Removal | undefined): boolean | null {
	return removal?.status === 'unclear' ? null : removal?.status === 'removed';
}
