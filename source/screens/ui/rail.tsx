import type {ReactNode} from 'react';
import {type Line, Lines, lineWidth} from './lines.js';
import {useLook} from './look-context.js';
import {glyphs, type Look, type Tone} from './theme.js';

/** One step of the way: behind the person, where they are, or still to come. */
export type RailStep = {readonly label: string; readonly state: 'done' | 'now' | 'ahead'};

const tones: Record<RailStep['state'], Tone> = {done: 'ok', now: 'accent', ahead: 'dim'};

/** The steps in one line; where they are too many for it, only the present one keeps its name. */
export function railLine(steps: readonly RailStep[], width: number, look: Look): Line {
	const full = drawn(steps, look, true);
	return lineWidth(full) <= width ? full : drawn(steps, look, false);
}

export function Rail(props: {readonly steps: readonly RailStep[]; readonly width: number}): ReactNode {
	return <Lines lines={[railLine(props.steps, props.width, useLook())]} width={props.width} />;
}

function drawn(steps: readonly RailStep[], look: Look, allNamed: boolean): Line {
	const signs = glyphs(look.unicode);
	return steps.flatMap(({label, state}, index) => {
		const name = allNamed || state === 'now' ? ` ${label}` : '';
		const space = index === 0 ? '' : allNamed ? '  ' : ' ';
		return [{text: space}, {text: `${signs[state]}${name}`, tone: tones[state]}];
	});
}
