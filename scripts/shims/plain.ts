// ASCII, and the other signs that the screens draw: each takes one column, and none joins with its neighbours.
const signs = ' -~·–—‘’“”•…›←-↓⇥⌫⏎─-╿○●✓✗❯⠀-⣿';
const escapeSign = '\u001B';

// Made when they are first used: what draws nothing needs none.
let plain: RegExp | undefined;
let plainWithControls: RegExp | undefined;
let styles: RegExp | undefined;

/** The columns of a text that is plain but for its colours; undefined for any other. */
export function plainWidth(text: string): number | undefined {
	styles ??= new RegExp(`${escapeSign}\\[[\\d;]*m`, 'g');
	const unstyled = text.includes(escapeSign) ? text.replace(styles, '') : text;
	plain ??= new RegExp(`^[${signs}]*$`);
	return plain.test(unstyled) ? unstyled.length : undefined;
}

/** Whether every UTF-16 unit of the text is a character by itself; each sign of a colour's sequence is one, too. */
export function isUnitByUnit(text: string): boolean {
	plainWithControls ??= new RegExp(`^[${signs}${escapeSign}\n]*$`);
	return plainWithControls.test(text);
}
