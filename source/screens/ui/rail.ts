import {type Line, lineWidth} from './lines.js';
import {glyphs, type Look, type Tone} from './theme.js';

/** One step of the way: behind the person, where they are, or still to come. */
export type RailStep = {readonly label: string; readonly state: 'done' | 'now' | 'ahead'};

const tones: Record<RailStep['state'], Tone> = {done: 'ok', now: 'accent', ahead: 'dim'};

/** The steps in one line; where that is too narrow the steps behind lose their names, then those ahead. */
export function railLine(steps: readonly RailStep[], width: number, look: Look): Line {
	const named: RailStep['state'][][] = [['done', 'now', 'ahead'], ['now', 'ahead'], ['now']];
	const lines = named.map((states) => drawn(steps, look, states));
	return lines.find((line) => lineWidth(line) <= width) ?? lines.at(-1) ?? [];
}

function drawn(steps: readonly RailStep[], look: Look, named: readonly RailStep['state'][]): Line {
	const signs = glyphs(look.unicode);
	return steps.flatMap(({label, state}, index) => {
		const before = steps[index - 1];
		const wide = before !== undefined && named.includes(before.state) && named.includes(state);
		const space = before === undefined ? '' : wide ? '  ' : ' ';
		const name = named.includes(state) ? ` ${label}` : '';
		return [{text: space}, {text: `${signs[state]}${name}`, tone: tones[state]}];
	});
}
