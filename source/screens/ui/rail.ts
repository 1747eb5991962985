import type {Line} from './lines.js';
import {glyphs, type Look, type Tone} from './theme.js';
import {widthOf} from './width.js';

/** One step of the way: behind the person, where they are, or still to come. */
export type RailStep = {readonly label: string; readonly state: 'done' | 'now' | 'ahead'};

const tones: Record<RailStep['state'], Tone> = {done: 'ok', now: 'accent', ahead: 'dim'};

/**
 * The steps in one line. Where that is too narrow, steps lose their names: first those behind, the earliest first, then
 * those ahead, the last first. The present one keeps its name.
 */
export function railLine(steps: readonly RailStep[], width: number, look: Look): Line {
	const names = steps.map(({label}) => widthOf(label) + 1);
	const now = steps.findIndex(({state}) => state === 'now');
	let [from, to] = [0, steps.length - 1];
	let used = names.reduce((sum, name) => sum + name, 2 * steps.length - 1 + to);
	while (used > width && from < to) {
		const lost = from < now ? from++ : to--;
		used -= (names[lost] ?? 0) + 1;
	}
	return drawn(steps, look, from, to);
}

/** The steps, those `from` one `to` another by name; two names stand two blanks apart. */
function drawn(steps: readonly RailStep[], look: Look, from: number, to: number): Line {
	const signs = glyphs(look.unicode);
	return steps.flatMap(({label, state}, index) => {
		const isNamed = from <= index && index <= to;
		const space = index === 0 ? '' : isNamed && index > from ? '  ' : ' ';
		return [{text: space}, {text: isNamed ? `${signs[state]} ${label}` : signs[state], tone: tones[state]}];
	});
}
