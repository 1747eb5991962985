/** The arms of each line-drawing character, from the middle of its cell. */
const arms: Readonly<Record<string, string>> = {
	'─': 'lr',
	'│': 'ud',
	'┌': 'rd',
	'┐': 'ld',
	'└': 'ru',
	'┘': 'lu',
	'├': 'rud',
	'┤': 'lud',
	'┬': 'lrd',
	'┴': 'lru',
	'┼': 'lrud',
	'╭': 'rd',
	'╮': 'ld',
	'╰': 'ru',
	'╯': 'lu',
};

/**
 * The path of a text made of light line-drawing characters only, its cells beginning at `left`, `top`; undefined for
 * any other text. Drawn, lines meet from cell to cell whatever the viewer's font is.
 */
export function boxPath(text: string, left: number, top: number, width: number, height: number) {
	const characters = [...text];
	if (!characters.every((character) => character in arms)) return undefined;
	return characters
		.map((character, index) => {
			const x = left + index * width;
			if (character === '─') return `M${round(x)} ${round(top + height / 2)}h${round(width)}`;
			return cellPath(character, x, top, width, height);
		})
		.join('');
}

function cellPath(character: string, left: number, top: number, width: number, height: number): string {
	const middle = `${round(left + width / 2)} ${round(top + height / 2)}`;
	const ends: Record<string, string> = {
		l: `${round(left)} ${round(top + height / 2)}`,
		r: `${round(left + width)} ${round(top + height / 2)}`,
		u: `${round(left + width / 2)} ${round(top)}`,
		d: `${round(left + width / 2)} ${round(top + height)}`,
	};
	const [first = '', second = ''] = arms[character] ?? '';
	if ('╭╮╰╯'.includes(character)) return `M${ends[first]}Q${middle} ${ends[second]}`;
	return [...(arms[character] ?? '')].map((arm) => `M${middle}L${ends[arm]}`).join('');
}

/** A coordinate with two digits at most, the same on every machine. */
export function round(value: number): string {
	return String(Math.round(value * 100) / 100);
}
