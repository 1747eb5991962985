import type {ReactNode} from 'react';
import type {Told} from '../../errors.js';
import {type Line, Lines, paragraph} from './lines.js';
import {useLook} from './look-context.js';
import {glyphs, type Look} from './theme.js';

/** How a message is meant; its sign says the same as its colour. */
export type Level = 'ok' | 'warn' | 'danger' | 'note';

/** What happened, why, and what to do, each on lines of its own behind the sign of the level. */
export function messageLines(told: Told, level: Level, width: number, look: Look): Line[] {
	const tone = level === 'note' ? 'dim' : level;
	const sign = `${glyphs(look.unicode)[level]} `;
	const room = width - sign.length;
	const lines = [
		...paragraph(told.what, room, level === 'note' ? undefined : tone),
		...(told.why ? paragraph(told.why, room) : []),
		...(told.next ? paragraph(told.next, room) : []),
	];
	return lines.map((line, index) => [{text: index === 0 ? sign : '  ', tone}, ...line]);
}

/** What is wrong or to be known, with a sign. */
export function Message(props: {
	readonly told: Told;
	readonly level: Level;
	readonly width: number;
}): ReactNode {
	return <Lines lines={messageLines(props.told, props.level, props.width, useLook())} width={props.width} />;
}
