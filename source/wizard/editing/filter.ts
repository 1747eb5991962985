import {setImmediate as immediate} from 'node:timers/promises';
import * as fuzzysort from 'fuzzysort';
import type {Choice} from '../../providers/field.js';

const prepared = new WeakMap<Choice, fuzzysort.Prepared>();
const snapshots = new WeakMap<readonly Choice[], fuzzysort.SnapshotKey<Choice>>();

/**
 * The choices that fit the text, best first; all of them in their own order for an empty text. One whose label is
 * the text stands first, for that is the one who types a whole name wants, whatever else fits; then those that
 * begin with it.
 */
export function matching(choices: readonly Choice[], text: string): readonly Choice[] {
	const wanted = text.trim();
	if (wanted === '') return choices;
	return ranked(
		search(wanted, choices).map(({obj}) => obj),
		wanted,
	);
}

/**
 * The same when a page more has arrived: `before` fits among `known`, and only what is new in `choices` is searched. It
 * stands behind what fits as well as it.
 */
export function matchingMore(
	before: readonly Choice[],
	known: readonly Choice[],
	choices: readonly Choice[],
	text: string,
): readonly Choice[] {
	prepare(choices);
	const wanted = text.trim();
	if (wanted === '') return choices;
	const old = new Set(known);
	const added = choices.filter((choice) => !old.has(choice));
	// Another list, not a longer one.
	if (choices.length - added.length < old.size) return matching(choices, text);
	return ranked([...before, ...matching(added, text)], wanted);
}

function ranked(found: readonly Choice[], wanted: string): readonly Choice[] {
	const rank = ({label}: Choice): number => (label === wanted ? 0 : label.startsWith(wanted) ? 1 : 2);
	const ranks = Map.groupBy(found, rank);
	return [0, 1, 2].flatMap((each) => ranks.get(each) ?? []);
}

/** Entries of a list in which the first letter of a filter would be slow to be seen. */
const long = 1000;

/** Makes a long list ready for the first letters of a filter, one step at a time so that keys come between. */
export async function makeReady(choices: readonly Choice[]): Promise<void> {
	const [first] = choices;
	if (first === undefined || choices.length < long) return;
	const snapshot = snapshotOf(choices);
	// It is V8 that gets ready by the later ones.
	for (let letters = 1; letters <= 5; letters++) {
		await immediate();
		fuzzysort.go(first.label.slice(0, letters), snapshot, {limit: 0});
	}
}

// A snapshot is searched fastest, but making one takes longer than one search: a list that still grows has none.
function search(wanted: string, choices: readonly Choice[]): fuzzysort.KeyResults<Choice> {
	const snapshot = snapshots.get(choices);
	if (snapshot !== undefined) return fuzzysort.go(wanted, snapshot, {limit: 0});
	snapshotOf(choices);
	return fuzzysort.go(wanted, choices, {key: preparedOf, limit: 0});
}

function snapshotOf(choices: readonly Choice[]): fuzzysort.SnapshotKey<Choice> {
	const made = snapshots.get(choices) ?? fuzzysort.snapshot(choices, {key: textOf});
	snapshots.set(choices, made);
	return made;
}

// Preparing ten thousand choices would be felt at the first letter; page by page it is not.
function prepare(choices: readonly Choice[]): void {
	for (const choice of choices) preparedOf(choice);
}

function preparedOf(choice: Choice): fuzzysort.Prepared {
	const known = prepared.get(choice);
	if (known !== undefined) return known;
	const made = fuzzysort.prepare(textOf(choice));
	prepared.set(choice, made);
	return made;
}

function textOf({label, hint, detail}: Choice): string {
	return [label, hint, detail].filter((part) => part !== undefined).join(' ');
}
