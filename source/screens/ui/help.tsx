import type {ReactNode} from 'react';
import type {Hint} from './hints.js';
import {type Line, Lines, paragraph} from './lines.js';
import {useLook} from './look-context.js';
import {keyText, type Look} from './theme.js';
import {padded, widthOf, wrapped} from './width.js';

/** What `?` tells about a screen: what it asks, its keys, and the page where more is written. */
export type HelpText = {
	readonly title: string;
	readonly paragraphs: readonly string[];
	readonly keys: readonly Hint[];
	readonly link?: string | undefined;
};

/** The help of a screen: what it explains, and every key. */
export function helpLines(help: HelpText, width: number, look: Look): Line[] {
	const names = help.keys.map((hint) => keyText(hint.keys, look.unicode));
	const column = Math.max(0, ...names.map(widthOf)) + 2;
	const keys = help.keys.flatMap((hint, index) =>
		wrapped(hint.label, Math.max(1, width - column)).map(
			(part, row): Line => [
				{text: padded(row === 0 ? (names[index] ?? '') : '', column), tone: 'strong'},
				{text: part},
			],
		),
	);
	return [
		...paragraph(help.title, width, 'accent'),
		...help.paragraphs.flatMap((text) => [[], ...paragraph(text, width)]),
		...(keys.length === 0 ? [] : [[], ...keys]),
		// An address is broken only where it must be, and never shortened: it is there to be copied.
		...(help.link === undefined ? [] : [[], ...paragraph(help.link, width, 'accent')]),
	];
}

/** The help in so many rows; `offset` is how far it is scrolled. */
export function Help(props: {
	readonly help: HelpText;
	readonly width: number;
	readonly height: number;
	readonly offset: number;
}): ReactNode {
	const lines = helpLines(props.help, props.width, useLook());
	return <Lines lines={lines} width={props.width} height={props.height} offset={props.offset} />;
}
