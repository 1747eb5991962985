import * as fuzzysort from 'fuzzysort';
import type {Choice} from '../../providers/field.js';

const snapshots = new WeakMap<readonly Choice[], fuzzysort.SnapshotKey<Choice>>();

/**
 * The choices that fit the text, best first; all of them in their own order for an empty text. One whose label is
 * the text stands first, for that is the one who types a whole name wants, whatever else fits; then those that
 * begin with it.
 */
export function matching(choices: readonly Choice[], text: string): readonly Choice[] {
	const wanted = text.trim();
	if (wanted === '') return choices;
	const found = fuzzysort.go(wanted, snapshotOf(choices), {limit: 0}).map(({obj}) => obj);
	const rank = ({label}: Choice): number => (label === wanted ? 0 : label.startsWith(wanted) ? 1 : 2);
	const ranks = Map.groupBy(found, rank);
	return [0, 1, 2].flatMap((each) => ranks.get(each) ?? []);
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
