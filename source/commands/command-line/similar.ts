/** The name that a misspelt word means; undefined where none is near. */
export function similarTo(word: string, names: readonly string[]): string | undefined {
	const [best] = names
		.map((name) => ({name, edits: editsBetween(word, name)}))
		.filter(({name, edits}) => edits <= Math.min(2, name.length / 2))
		.toSorted((one, other) => one.edits - other.edits);
	return best?.name;
}

/** Asks whether the nearest name was meant, after a blank; empty where none is near. */
export function didYouMean(word: string, names: readonly string[]): string {
	const similar = similarTo(word, names);
	return similar === undefined ? '' : ` Did you mean ${similar}?`;
}

/** How many letters have to be put in, taken out, changed or swapped with their neighbour; 3 where it is more than 2. */
function editsBetween(one: string, other: string): number {
	if (Math.abs(one.length - other.length) > 2) return 3;
	const rows: number[][] = [Array.from({length: other.length + 1}, (_, at) => at)];
	const at = (row: number, column: number) => rows[row]?.[column] ?? 0;
	for (let row = 1; row <= one.length; row++) {
		rows[row] = [row];
		for (let column = 1; column <= other.length; column++) {
			const isSame = one[row - 1] === other[column - 1];
			const isSwapped =
				row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
			const ways = [
				at(row - 1, column) + 1,
				at(row, column - 1) + 1,
				at(row - 1, column - 1) + (isSame ? 0 : 1),
				...(isSwapped ? [at(row - 2, column - 2) + 1] : []),
			];
			rows[row]?.push(Math.min(...ways));
		}
	}
	return at(one.length, other.length);
}
