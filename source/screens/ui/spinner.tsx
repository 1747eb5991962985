import {useAnimation} from 'ink';
import type {ReactNode} from 'react';
import {type Line, Lines} from './lines.js';
import {useLook} from './look-context.js';
import {glyphs} from './theme.js';
import {cut} from './width.js';

const silentSeconds = 2;

/** Milliseconds of a wait that is over before anybody would read what is waited for. */
const unnoticed = 400;

/**
 * That something is being waited for, and for what. After two seconds it says for how long; without motion it
 * is one still line. A `patient` one leaves its line empty as long as the wait is too short to be noticed.
 */
export function Spinner(props: {
	readonly label: string;
	readonly width: number;
	readonly patient?: boolean;
}): ReactNode {
	const look = useLook();
	const {frame, time} = useAnimation({interval: 100, isActive: look.motion});
	const signs = glyphs(look.unicode);
	const seconds = Math.floor(time / 1000);
	const elapsed = seconds < silentSeconds ? '' : `  ${seconds} s`;
	const sign = `${signs.spinner[frame % signs.spinner.length]} `;
	const label = cut(props.label, props.width - sign.length - elapsed.length, signs.ellipsis);
	const line: Line = [{text: sign, tone: 'accent'}, {text: label}, {text: elapsed, tone: 'dim'}];
	const isEarly = props.patient && look.motion && time < unnoticed;
	return <Lines lines={[isEarly ? [] : line]} width={props.width} />;
}
