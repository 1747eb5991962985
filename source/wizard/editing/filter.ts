import {setImmediate as immediate} from 'node:timers/promises';
import * as fuzzysort from 'fuzzysort';
import type {Choice} from '../../providers/field.js';

/** Choices that are searched as one, and how far that is prepared. */
type Part = fuzzysort.SnapshotKey<Choice>;

const parts = new WeakMap<readonly Choice[], readonly Part[]>();

/** Entries of a list in which the first letter of a filter would be slow to be seen. */
const long = 1000;

/**
 * The choices that fit the text, best first; all of them in their own order for an empty text. One whose label is
 * the text stands first, for that is the one who types a whole name wants, whatever else fits; then those that
 * begin with it.
 */
export function matching(choices: readonly Choice[], text: string): readonly Choice[] {
	const wanted = text.trim();
	if (wanted === '') return choices;
	const found = partsOf(choices).flatMap((part) => [...fuzzysort.go(wanted, part, {limit: 0})]);
	found.sort((one, other) => other.score - one.score);
	const rank = ({obj: {label}}: fuzzysort.KeyResult<Choice>): number =>
		label === wanted ? 0 : label.startsWith(wanted) ? 1 : 2;
	const ranks = Map.groupBy(found, rank);
	return [0, 1, 2].flatMap((each) => ranks.get(each)?.map(({obj}) => obj) ?? []);
}

/**
 * A page more has arrived: what was prepared of `before` goes on to serve, and only what is new is prepared, at once. To
 * prepare a whole long list anew would be felt at the next key.
 */
export function grow(before: readonly Choice[], choices: readonly Choice[]): void {
	if (parts.has(choices)) return;
	const known = new Set(before);
	const added = choices.filter((choice) => !known.has(choice));
	// Another list, not a longer one.
	if (choices.length - added.length !== known.size) return;
	const part = fuzzysort.snapshot(added, {key: textOf});
	warm(part, added, 1);
	parts.set(choices, [...(before.length > 0 ? partsOf(before) : []), part]);
}

/** Makes a long list ready for the first letters of a filter, one step at a time so that keys come between. */
export async function makeReady(choices: readonly Choice[]): Promise<void> {
	if (choices.length < long) return;
	// It is V8 that gets ready by the later ones.
	for (let letters = 1; letters <= 5; letters++) {
		await immediate();
		for (const part of partsOf(choices)) warm(part, choices, letters);
	}
}

function partsOf(choices: readonly Choice[]): readonly Part[] {
	const made = parts.get(choices) ?? [fuzzysort.snapshot(choices, {key: textOf})];
	parts.set(choices, made);
	return made;
}

/** The first search is what prepares a part. */
function warm(part: Part, [first]: readonly Choice[], letters: number): void {
	if (first) fuzzysort.go(first.label.slice(0, letters), part, {limit: 0});
}

function textOf({label, hint, detail}: Choice): string {
	return [label, hint, detail].filter((part) => part !== undefined).join(' ');
}
