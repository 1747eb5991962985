/** The colours of a terminal window; every colour is `#rrggbb`. */
export type Palette = {
	readonly background: string;
	readonly foreground: string;
	readonly bar: string;
	readonly border: string;
	/** The eight colours of a terminal, then their bright forms. */
	readonly colors: readonly string[];
};

export const dark: Palette = {
	background: '#15181e',
	foreground: '#d8dce3',
	bar: '#20242c',
	border: '#343a45',
	colors: [
		...['#3b4252', '#f27983', '#8fd18a', '#e6c37a', '#7fb2f0', '#c99be8', '#6fcbd0', '#d8dce3'],
		...['#737c8c', '#ff9aa2', '#aee5a8', '#f5d999', '#a3caff', '#ddb8f7', '#93e3e7', '#ffffff'],
	],
};

export const light: Palette = {
	background: '#fdfdfc',
	foreground: '#23272e',
	bar: '#efeff0',
	border: '#cfd2d6',
	colors: [
		...['#23272e', '#c0303c', '#25803a', '#8a6100', '#1f62b8', '#8a3fb0', '#0b7a80', '#5b626d'],
		...['#6e7580', '#d6404c', '#2f9447', '#9d7200', '#2f77d3', '#9f53c6', '#148c93', '#23272e'],
	],
};

/** Colour 0 to 255 as a terminal counts them: 16 of the palette, a cube of 216, 24 greys. */
export function indexedColor(palette: Palette, index: number): string {
	if (index < 16) return palette.colors[index] ?? palette.foreground;
	if (index >= 232) return hex([0, 1, 2].map(() => 8 + 10 * (index - 232)));
	const cube = index - 16;
	return hex(
		[Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map((step) => step && 55 + 40 * step),
	);
}

function hex(parts: readonly number[]): string {
	return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
