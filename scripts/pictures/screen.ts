import type {IBufferCell, Terminal} from '@xterm/headless';

/** 0 to 255 of the terminal's palette, `#rrggbb`, or the window's own colour. */
export type Color = number | `#${string}` | undefined;

export type Style = {
	readonly foreground: Color;
	readonly background: Color;
	readonly bold: boolean;
	readonly dim: boolean;
	readonly italic: boolean;
	readonly underline: boolean;
	readonly strike: boolean;
	readonly inverse: boolean;
};

/** Neighbouring cells of one style. `width` counts cells: a wide character has two. */
export type Run = {
	readonly row: number;
	readonly column: number;
	readonly width: number;
	readonly text: string;
	readonly style: Style;
};

/** What a terminal shows at one moment; `cursor` only where it is visible. */
export type Screen = {
	readonly columns: number;
	readonly rows: number;
	readonly runs: readonly Run[];
	readonly cursor: {readonly row: number; readonly column: number} | undefined;
};

/** Copies the visible screen out of the emulator. */
export function readScreen(terminal: Terminal, cursorVisible: boolean): Screen {
	const buffer = terminal.buffer.active;
	const runs: Run[] = [];
	for (let row = 0; row < terminal.rows; row += 1) {
		const line = buffer.getLine(buffer.baseY + row);
		for (let column = 0; column < terminal.cols; column += 1) {
			const cell = line?.getCell(column);
			if (cell && cell.getWidth() > 0) add(runs, row, column, cell);
		}
	}
	const cursor = cursorVisible ? {row: buffer.cursorY, column: buffer.cursorX} : undefined;
	return {columns: terminal.cols, rows: terminal.rows, runs, cursor};
}

function add(runs: Run[], row: number, column: number, cell: IBufferCell): void {
	const text = cell.isInvisible() ? ' ' : cell.getChars() || ' ';
	const style = styleOf(cell);
	const last = runs.at(-1);
	if (last?.row === row && sameStyle(last.style, style) && alphabet(last.text) === alphabet(text)) {
		runs[runs.length - 1] = {...last, width: last.width + cell.getWidth(), text: last.text + text};
	} else runs.push({row, column, width: cell.getWidth(), text, style});
}

// Glyphs outside Latin may come from another font with other widths, so they must not push plain text around.
function alphabet(text: string): boolean {
	return /^[\u0020-\u024f]/.test(text);
}

function styleOf(cell: IBufferCell): Style {
	return {
		foreground: color(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()),
		background: color(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()),
		bold: cell.isBold() !== 0,
		dim: cell.isDim() !== 0,
		italic: cell.isItalic() !== 0,
		underline: cell.isUnderline() !== 0,
		strike: cell.isStrikethrough() !== 0,
		inverse: cell.isInverse() !== 0,
	};
}

function color(isDefault: boolean, isRgb: boolean, value: number): Color {
	if (isDefault) return undefined;
	return isRgb ? `#${value.toString(16).padStart(6, '0')}` : value;
}

function sameStyle(one: Style, other: Style): boolean {
	return (Object.keys(one) as (keyof Style)[]).every((key) => one[key] === other[key]);
}
