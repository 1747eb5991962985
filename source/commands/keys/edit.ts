import {sentences, told} from '../../errors.js';
import {askingOnly, beginEdit, changedIn, type Edited, type Editing, sendEdit} from '../../keys/editing.js';
import {findAgain} from '../../keys/finding.js';
import {type Key, readable} from '../../keys/key.js';
import type {Answers} from '../../providers/field.js';
import type {World} from '../../world.js';
import {flagsFor, inWords} from '../questions/question-flags.js';
import {answersFor} from './answering.js';
import {findOne, type Outcome, runKeys} from './command.js';
import {type KeysFlags, Stop} from './flags.js';
import {type KeysEnding, oneOutput} from './output.js';
import type {KeysRun} from './run.js';
import type {EditOutput} from './schema.js';

/** `kafkey edit ID --<field> …`: changes what the flags name, and nothing else. */
export function editCommand(world: World, flags: KeysFlags, id: string): Promise<number> {
	return runKeys(world, flags, 'edit', (run) => editOne(run, id));
}

async function editOne(run: KeysRun, id: string): Promise<Outcome> {
	const {key, found} = await findOne(run, id);
	const editing = await beginEdit(key, run.signal);
	const changed = changedIn(editing, await answersOf(run, key, editing));
	for (const note of editing.notesOn(changed)) run.say(note);
	const ids = Object.keys(changed);
	run.signal.throwIfAborted();
	const edited: Edited =
		ids.length === 0 ? {status: 'edited'} : await sendEdit(key, changed, run.doors.patience);
	const ending = endingOf(edited, editing);
	const now = ending.code === 0 ? await seenAgain(run, key) : key;
	return {
		...ending,
		lines: ending.code === 0 ? linesOf(now, ids) : [],
		document: (end): EditOutput => ({
			...oneOutput(end, run.flags, now, found),
			changed: ids,
			edited: edited.status === 'unclear' ? null : ids.length > 0 && edited.status === 'edited',
			notes: [...editing.notes],
		}),
	};
}

/** The answers of the flags, and how the key is now for all others. Throws a Stop for flags that are of no use. */
async function answersOf(run: KeysRun, key: Key, editing: Editing): Promise<Answers> {
	const {provider, kind, account, where} = key.source;
	const {said} = run.prepared;
	const others = {...provider.signIn, ...kind.life?.where};
	const own = Object.keys(said).filter((id) => editing.fields[id] !== undefined);
	const idle = Object.keys(said).filter((id) => !own.includes(id) && !(id in others));
	const [unfit] = idle;
	if (unfit !== undefined || own.length === 0) {
		const ways = Object.entries(editing.fields).map(
			([id, field]) => `${flagsFor(id, field)} (${inWords(field)})`,
		);
		const what = unfit === undefined ? 'No flag names a change.' : `This key has no --${unfit}.`;
		throw new Stop(2, {what: `Nothing was changed. ${what}`, why: `It takes: ${ways.join('; ')}.`});
	}
	const fields = askingOnly(editing.fields, own);
	const asked = {provider, account, kind, fields, known: editing.now, before: where};
	const answers = await answersFor(asked, run.answering);
	const unasked = own.find((id) => answers[id] === undefined);
	if (unasked === undefined) return answers;
	throw new Stop(2, {what: `Nothing was changed. --${unasked} is of no use with the other answers.`});
}

function endingOf(edited: Edited, {fields}: Editing): KeysEnding {
	if (edited.status === 'edited') return {code: 0};
	const {problem} = edited;
	if (edited.status === 'unclear') {
		const seen = edited.isOld ? ' It was still as before when kafkey looked.' : '';
		const what = `${problem.what} It is not known whether the key was changed.${seen}`;
		return {code: 3, problem: {...told(problem), what, next: 'Look at it with kafkey show.'}};
	}
	const field = edited.field && fields[edited.field.id];
	const about = edited.field && field ? ` ${flagsFor(edited.field.id, field)}: ${edited.field.sentence}` : '';
	return {code: 1, problem: {...told(problem), what: `Nothing was changed: ${sentences(problem)}${about}`}};
}

/** The key as the vendor shows it now; as it was where that cannot be seen. */
async function seenAgain(run: KeysRun, key: Key): Promise<Key> {
	try {
		return (await findAgain(key, run.signal)) ?? key;
	} catch {
		return key;
	}
}

function linesOf(key: Key, ids: readonly string[]): string[] {
	const {id} = readable(key);
	return ids.length === 0
		? [`${id} is like that already; nothing was sent.`]
		: [`changed: ${id}: ${ids.join(', ')}`];
}
