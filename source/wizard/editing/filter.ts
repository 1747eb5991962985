import * as fuzzysort from 'fuzzysort';
import type {Choice} from '../../providers/field.js';

const snapshots = new WeakMap<readonly Choice[], fuzzysort.SnapshotKey<Choice>>();

/** The choices that fit the text, best first; all of them in their own order for an empty text. */
export function matching(choices: readonly Choice[], text: string): readonly Choice[] {
	const wanted = text.trim();
	if (wanted === '') return choices;
	return fuzzysort.go(wanted, snapshotOf(choices), {limit: 0}).map((found) => found.obj);
}

// Preparing ten thousand entries costs more than searching them, so it is done once for a list, not once a key.
function snapshotOf(choices: readonly Choice[]): fuzzysort.SnapshotKey<Choice> {
	const known = snapshots.get(choices);
	if (known !== undefined) return known;
	const made = fuzzysort.snapshot(choices, {key: searched});
	snapshots.set(choices, made);
	return made;
}

function searched(choice: Choice): string {
	return [choice.label, choice.hint, choice.detail].filter((part) => part !== undefined).join(' ');
}
