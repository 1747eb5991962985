import {setTimeout as wait} from 'node:timers/promises';
import {Problem, type Told, tell, told} from '../errors.js';
import {NetworkProblem} from '../network/problem.js';
import type {Answer, Answers, Field, Fields} from '../providers/field.js';
import {Secret} from '../secret.js';
import {isUnclear} from '../wizard/run-plan.js';
import {atOf, type Key} from './key.js';
import {lockedWords, usualPatience} from './revoking.js';

/** What can be changed in a key, and how it is now. */
export type Editing = {
	readonly fields: Fields<unknown>;
	readonly now: Answers;
	/** What a person should know first, each a sentence. */
	readonly notes: readonly string[];
	/** Those of them that are about these changes. */
	readonly notesOn: (changed: Answers) => readonly string[];
};

/**
 * What became of a change.
 * - `edited`: the vendor has it; `isSeen` where the answer was lost and a look-up saw that
 * - `refused`: nothing was changed; `field` is the question that the vendor complained about
 * - `unclear`: it was sent and its outcome is not known; `isOld` where a look-up saw the old answers
 */
export type Edited =
	| {readonly status: 'edited'; readonly isSeen?: boolean}
	| {
			readonly status: 'refused';
			readonly problem: Told;
			readonly field?: {readonly id: string; readonly sentence: string};
	  }
	| {readonly status: 'unclear'; readonly problem: Told; readonly isOld?: boolean};

/** Reads how the key is now. Throws a Problem where it cannot be changed, and what the look-up throws. */
export async function beginEdit(key: Key, signal: AbortSignal): Promise<Editing> {
	const {kind, provider} = key.source;
	const edit = kind.life?.edit;
	const locked = lockedWords(key);
	if (locked) throw new Problem(locked);
	if (!edit)
		throw new Problem({
			what: kind.life?.cannot?.edit ?? `kafkey cannot change what ${provider.name} issued: ${kind.name}.`,
		});
	const now = await edit.now({...atOf(key.source, signal), held: key.held});
	const fields = Object.fromEntries(Object.entries(edit.fields).filter(([id]) => now[id] !== undefined));
	const notes = edit.notes ?? [];
	return {
		fields,
		now,
		notes: notes.map((note) => (typeof note === 'string' ? note : note.sentence)),
		notesOn: (changed) =>
			notes.flatMap((note) => (typeof note !== 'string' && note.about(changed) ? [note.sentence] : [])),
	};
}

/** The answers that differ from how the key is now. */
export function changedIn({fields, now}: Editing, answers: Answers): Answers {
	return Object.fromEntries(
		Object.keys(fields).flatMap((id) => {
			const [before, after] = [now[id], answers[id]];
			return after === undefined || isSame(before, after) ? [] : [[id, after]];
		}),
	);
}

/** Sends the changed answers: once. An unclear outcome is looked up. Never throws. */
export async function sendEdit(key: Key, changed: Answers, patience = usualPatience): Promise<Edited> {
	const {kind, account, where} = key.source;
	const at = {api: account.api, where, signal: new AbortController().signal};
	try {
		await kind.life?.edit?.send({...at, held: key.held, changed});
		return {status: 'edited'};
	} catch (error) {
		const problem = tell(error);
		return isUnclear(error)
			? lookUp(key, changed, problem, patience)
			: {status: 'refused', problem, ...fieldOf(error, kind.life?.edit?.fields ?? {})};
	}
}

/** The question that a complaint is about, as far as it names one. */
function fieldOf(error: unknown, fields: Fields<unknown>) {
	const complaint = error instanceof NetworkProblem ? error.fields[0] : undefined;
	const id = complaint?.path.map(String).find((part) => part in fields);
	return complaint && id !== undefined ? {field: {id, sentence: complaint.message}} : {};
}

async function lookUp(
	key: Key,
	changed: Answers,
	problem: Told,
	patience: readonly number[],
): Promise<Edited> {
	let isOld: boolean | undefined;
	for (const pause of patience) {
		await wait(pause);
		try {
			const {now} = await beginEdit(key, AbortSignal.timeout(30_000));
			isOld = !Object.entries(changed).every(([id, answer]) => answer && isSame(now[id], answer));
			if (!isOld) return {status: 'edited', isSeen: true};
		} catch {
			// The next look may work; if none does, nothing is claimed.
		}
	}
	return {status: 'unclear', problem: told(problem), ...(isOld !== undefined && {isOld})};
}

/** Whether two answers say the same; what a list knows of a choice besides its value counts for nothing. */
function isSame(one: Answer | undefined, other: Answer): boolean {
	if (one === undefined || one instanceof Secret || other instanceof Secret) return false;
	return textOf(one) === textOf(other);
}

function textOf(answer: Exclude<Answer, Secret>): string {
	if (typeof answer === 'string') return answer;
	if ('value' in answer) return String(answer.value);
	const each = (answer as readonly Readonly<Record<string, unknown>>[]).map((entry) =>
		'value' in entry && 'typed' in entry ? entry['value'] : Object.entries(entry).sort(),
	);
	return JSON.stringify(each.map((entry) => JSON.stringify(entry)).sort());
}

/** The fields with lists for those only that are asked about: what stays as it is needs no list. */
export function askingOnly(fields: Fields<unknown>, ids: readonly string[]): Fields<unknown> {
	return Object.fromEntries(
		Object.entries(fields).map(([id, field]): [string, Field<unknown>] => {
			if (ids.includes(id) || !('choices' in field) || typeof field.choices !== 'function')
				return [id, field];
			return [id, {...field, choices: []} as Field<unknown>];
		}),
	);
}
