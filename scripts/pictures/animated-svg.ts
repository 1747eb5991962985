import type {Screen} from './screen.js';
import {cell, drawCursor, drawRun, type Picture, windowSvg} from './screen-svg.js';

/** A screen and how many milliseconds it is shown. */
export type Frame = {readonly screen: Screen; readonly time: number};

/**
 * The screens one after the other, over and over, as one SVG of a terminal window: a line that several screens have is
 * there once. Whoever wants less motion, or has a viewer that cannot move, sees the one that is shown longest. The same frames give the
 * same bytes.
 */
export function animatedSvg(frames: readonly Frame[], picture: Picture): string {
	const [first] = frames;
	if (first === undefined) throw new Error('There is nothing to animate.');
	const lines = new Map<string, string>();
	const shown = merged(frames.map(({screen, time}) => ({drawn: drawScreen(screen, picture, lines), time})));
	const groups = shown.map(({drawn}, index) => `<g id="f${index}" class="f">${drawn}</g>`);
	const named = [...lines].map(([drawn, name]) => `<g id="${name}">${drawn}</g>`);
	return windowSvg(first.screen, picture, [
		`<defs>${named.join('\n')}</defs>`,
		`<style>${styleOf(shown.map(({time}) => time))}</style>`,
		...groups,
	]);
}

/** The screen as references to its lines, which are added where they are new. */
function drawScreen(screen: Screen, {palette}: Picture, lines: Map<string, string>): string {
	const drawn = Array.from({length: screen.rows}, (_, row) => {
		const runs = screen.runs.filter((run) => run.row === row);
		const line = runs.flatMap((run) => drawRun({...run, row: 0}, palette)).join('');
		if (line === '') return '';
		const name = lines.get(line) ?? `l${lines.size.toString(36)}`;
		lines.set(line, name);
		return `<use href="#${name}" y="${row * cell.height}"/>`;
	});
	return [...drawn, ...drawCursor(screen, palette)].join('');
}

type Drawn = {readonly drawn: string; readonly time: number};

/** Equal screens that follow each other as one. */
function merged(frames: readonly Drawn[]): Drawn[] {
	const all: Drawn[] = [];
	for (const frame of frames) {
		const last = all.at(-1);
		if (last?.drawn === frame.drawn) all[all.length - 1] = {...frame, time: last.time + frame.time};
		else all.push(frame);
	}
	return all;
}

function styleOf(times: readonly number[]): string {
	const total = times.reduce((sum, time) => sum + time, 0);
	const longest = times.indexOf(Math.max(...times));
	let at = 0;
	const rules = times.map((time, index) => {
		const [from, to] = [at, at + time].map((moment) => `${Math.round((moment / total) * 1e5) / 1e3}%`);
		at += time;
		const before = index === 0 ? '' : '0%{visibility:hidden}';
		const after = index === times.length - 1 ? '' : `${to},to{visibility:hidden}`;
		return `#f${index}{animation-name:f${index}}@keyframes f${index}{${before}${from}{visibility:visible}${after}}`;
	});
	return [
		`.f{visibility:hidden;animation:${total}ms step-end infinite}`,
		`#f${longest}{visibility:visible}`,
		...rules,
		'@media (prefers-reduced-motion:reduce){.f{animation:none}}',
	].join('\n');
}
