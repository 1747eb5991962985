import {boxPath, round} from './box-lines.js';
import {indexedColor, type Palette} from './palette.js';
import type {Color, Run, Screen, Style} from './screen.js';

/** Pixels. A cell is as wide as a character of the usual monospace fonts at this size. */
export const cell = {width: 8.43, height: 18, fontSize: 14, baseline: 13.5};
const padding = 14;
const barHeight = 30;

export type Picture = {
	readonly palette: Palette;
	/** What stands in the window's bar. */
	readonly title: string;
	/** What the picture shows, in words, for those who cannot see it. */
	readonly description: string;
};

/** The screen as an SVG of a terminal window. The same screen gives the same bytes. */
export function screenSvg(screen: Screen, picture: Picture): string {
	const drawn = screen.runs.flatMap((run) => drawRun(run, picture.palette));
	return windowSvg(screen, picture, [...drawn, ...drawCursor(screen, picture.palette)]);
}

/** A terminal window of that many cells, with what is drawn in it; the corner of its first cell is 0, 0. */
export function windowSvg(
	{columns, rows}: Pick<Screen, 'columns' | 'rows'>,
	{palette, title, description}: Picture,
	drawn: readonly string[],
): string {
	const width = round(columns * cell.width + 2 * padding);
	const height = round(rows * cell.height + 2 * padding + barHeight);
	const frame = `x="0.5" y="0.5" width="${Number(width) - 1}" height="${Number(height) - 1}" rx="9"`;
	const bar = `M.5 ${barHeight}V9.5a9 9 0 0 1 9-9H${round(Number(width) - 9.5)}a9 9 0 0 1 9 9V${barHeight}z`;
	const buttons = [20, 38, 56].map((x) => `<circle cx="${x}" cy="15" r="5" fill="${palette.border}"/>`);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
		`<title>${escaped(description)}</title>`,
		`<rect ${frame} fill="${palette.background}"/>`,
		`<path d="${bar}" fill="${palette.bar}"/>`,
		...buttons,
		`<rect ${frame} fill="none" stroke="${palette.border}"/>`,
		`<g font-family="ui-monospace,SFMono-Regular,Menlo,'DejaVu Sans Mono',Consolas,monospace" font-size="${cell.fontSize}" fill="${palette.foreground}" xml:space="preserve" style="white-space:pre">`,
		`<text x="${round(Number(width) / 2)}" y="19" font-size="12" fill-opacity=".65" text-anchor="middle">${escaped(title)}</text>`,
		`<g transform="translate(${padding} ${barHeight + padding})">`,
		...drawn,
		'</g>',
		'</g>',
		'</svg>',
		'',
	].join('\n');
}

/** Neighbouring cells of one style, in their place. */
export function drawRun(run: Run, palette: Palette): string[] {
	const {style} = run;
	const left = run.column * cell.width;
	const top = run.row * cell.height;
	const ink = hexOf(style.foreground, palette) ?? palette.foreground;
	const ground = hexOf(style.background, palette);
	const [front, back] = style.inverse ? [ground ?? palette.background, ink] : [ink, ground];
	const drawn: string[] = [];
	if (back !== undefined) {
		const size = `width="${round(run.width * cell.width)}" height="${cell.height}"`;
		drawn.push(`<rect x="${round(left)}" y="${round(top)}" ${size} fill="${back}"/>`);
	}
	const lines = boxPath(run.text, left, top, cell.width, cell.height);
	const dim = style.dim ? ' opacity=".7"' : '';
	if (lines !== undefined) drawn.push(`<path d="${lines}" fill="none" stroke="${front}"${dim}/>`);
	else drawn.push(...drawText(run, `${front === palette.foreground ? '' : ` fill="${front}"`}${dim}`));
	return drawn;
}

function drawText({row, column, text, width, style}: Run, paint: string): string[] {
	const decorated = style.underline || style.strike;
	// Each piece in its place, because viewers make one space of several. Beside spaces every sign has one cell.
	const pieces = decorated ? [{0: text, index: 0}] : [...text.matchAll(/\S+(?: \S+)*/g)];
	return pieces.map(({0: shown, index}) => {
		const x = round((column + index) * cell.width);
		const cells = shown.length === text.length ? width : shown.length;
		const position = `x="${x}" y="${round(row * cell.height + cell.baseline)}" textLength="${round(cells * cell.width)}"`;
		return `<text ${position} lengthAdjust="spacingAndGlyphs"${paint}${fontOf(style)}>${escaped(shown)}</text>`;
	});
}

function fontOf(style: Style): string {
	const lines = [style.underline && 'underline', style.strike && 'line-through'].filter(Boolean).join(' ');
	return [
		style.bold && ' font-weight="bold"',
		style.italic && ' font-style="italic"',
		lines && ` text-decoration="${lines}"`,
	]
		.filter(Boolean)
		.join('');
}

/** The cursor in its place, where it is visible. */
export function drawCursor({cursor}: Pick<Screen, 'cursor'>, palette: Palette): string[] {
	if (!cursor) return [];
	const position = `x="${round(cursor.column * cell.width)}" y="${round(cursor.row * cell.height)}"`;
	const size = `width="${cell.width}" height="${cell.height}"`;
	return [`<rect ${position} ${size} fill="${palette.foreground}" fill-opacity=".5"/>`];
}

function hexOf(color: Color, palette: Palette): string | undefined {
	return typeof color === 'number' ? indexedColor(palette, color) : color;
}

function escaped(text: string): string {
	return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
