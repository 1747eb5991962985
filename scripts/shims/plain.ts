// ASCII, and the other signs that the screens draw: each takes one column, and none joins with its neighbours.
const signs = ' -~·–—‘’“”•…›←-↓⇥⌫⏎─-╿○●✓✗❯⠀-⣿';
const escapeSign = '\u001B';

const plain = new RegExp(`^[${signs}]*$`);
const plainWithControls = new RegExp(`^[${signs}${escapeSign}\n]*$`);
const styles = new RegExp(`${escapeSign}\\[[\\d;]*m`, 'g');

/** The columns of a text that is plain but for its colours; undefined for any other. */
export function plainWidth(text: string): number | undefined {
	const unstyled = text.includes(escapeSign) ? text.replace(styles, '') : text;
	return plain.test(unstyled) ? unstyled.length : undefined;
}

/** Whether every UTF-16 unit of the text is a character by itself; each sign of a colour's sequence is one, too. */
export function isUnitByUnit(text: string): boolean {
	return plainWithControls.test(text);
}
