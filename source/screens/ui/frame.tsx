import {Box} from 'ink';
import type {ReactNode} from 'react';
import type {Told} from '../../errors.js';
import {type Hint, hintLines} from './hints.js';
import {type Line, Lines, lineWidth, paragraph} from './lines.js';
import {useLook} from './look-context.js';
import {type Level, messageLines} from './message.js';
import {type RailStep, railLine} from './rail.js';
import {glyphs, type Look} from './theme.js';
import {cut, widthOf} from './width.js';

/** The smallest terminal that the screens are drawn in, in characters. */
export const smallest = {columns: 40, rows: 10};

/** The terminal's size, in characters. */
export type Size = {readonly columns: number; readonly rows: number};

/** The room that a frame leaves to what stands in it, in characters. */
export type Room = {readonly width: number; readonly height: number};

/** Everything around the question: what the frame says itself. */
export type Surround = {
	readonly title: string;
	readonly badge?: string | undefined;
	readonly steps?: readonly RailStep[] | undefined;
	readonly message?: {readonly told: Told; readonly level: Level} | undefined;
	readonly hints: readonly Hint[];
};

/** How much room is left inside a frame: for knowing, at a key, how far a page is. */
export function roomOf(size: Size, surround: Surround, look: Look): Room {
	return planned(size, surround, look).room;
}

/**
 * The whole screen: title, steps, what is asked, a message, the keys. It is as wide as the terminal and one row
 * less high: a frame that fills the last row would make the terminal scroll, and a scrolled frame cannot be taken back.
 * In a terminal below 40 by 10 it is one sentence.
 */
export function Frame(props: {
	readonly size: Size;
	readonly surround: Surround;
	readonly children: (room: Room) => ReactNode;
}): ReactNode {
	const look = useLook();
	const {columns, rows} = props.size;
	if (columns < smallest.columns || rows < smallest.rows) return <TooSmall size={props.size} />;
	const {head, foot, room} = planned(props.size, props.surround, look);
	return (
		<Box flexDirection="column" width={columns} height={rows - 1} paddingX={1} overflowY="hidden">
			<Lines lines={head} width={room.width} />
			<Box flexDirection="column" flexShrink={0} height={room.height} overflowY="hidden">
				{props.children(room)}
			</Box>
			<Lines lines={foot} width={room.width} />
		</Box>
	);
}

function TooSmall(props: {readonly size: Size}): ReactNode {
	const {columns, rows} = props.size;
	const text = `kafkey needs ${smallest.columns} columns and ${smallest.rows} rows; here are ${columns} and ${rows}. Make the window larger.`;
	return <Lines lines={paragraph(text, columns).slice(0, Math.max(1, rows - 1))} width={columns} />;
}

function planned(size: Size, surround: Surround, look: Look): {head: Line[]; foot: Line[]; room: Room} {
	const width = size.columns - 2;
	const airy = size.rows >= 16;
	const space: Line[] = airy ? [[]] : [];
	const head = [
		titleLine(surround, width, look),
		...(surround.steps ? [railLine(surround.steps, width, look)] : []),
		...(size.rows >= 12 ? [[]] : []),
	];
	const hints = hintLines(surround.hints, width, airy ? 3 : 2, look);
	const free = size.rows - 1 - head.length - space.length - hints.length;
	const message = messageOf(surround, width, Math.max(2, free - 3), look);
	const foot = [...(message.length > 0 ? [...space, ...message] : []), ...space, ...hints];
	return {head, foot, room: {width, height: size.rows - 1 - head.length - foot.length}};
}

function titleLine({title, badge = ''}: Surround, width: number, look: Look): Line {
	const name: Line = [{text: 'kafkey', tone: 'accent'}, {text: '  '}];
	const {ellipsis} = glyphs(look.unicode);
	const room = width - lineWidth(name);
	const right = cut(badge, Math.floor(room / 2), ellipsis);
	const left = cut(title, room - widthOf(right) - (right === '' ? 0 : 2), ellipsis);
	const space = ' '.repeat(Math.max(0, room - widthOf(left + right)));
	return [...name, {text: left, tone: 'strong'}, {text: space}, {text: right, tone: 'warn'}];
}

function messageOf({message}: Surround, width: number, limit: number, look: Look): Line[] {
	if (message === undefined) return [];
	const {told, level} = message;
	const lines = messageLines(told, level, width, look);
	if (lines.length <= limit) return lines;
	// Where there is no room for all, what to do is needed more than why.
	const short = told.next === undefined ? {what: told.what} : {what: told.what, next: told.next};
	const kept = messageLines(short, level, width, look);
	if (kept.length <= limit) return kept;
	const last = kept[limit - 1] ?? [];
	return [...kept.slice(0, limit - 1), [...last, {text: ` ${glyphs(look.unicode).ellipsis}`}]];
}
