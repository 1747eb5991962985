import {Box, Text} from 'ink';
import {memo, type ReactNode} from 'react';
import {useLook} from './look-context.js';
import {glyphs, type Look, painted, plainText, type Tone} from './theme.js';
import {start, widthOf, wrapped} from './width.js';

/** A piece of one line. */
export type Span = {
	readonly text: string;
	readonly tone?: Tone | undefined;
	/** A secret or another value that has to be drawn as it is, whatever the terminal can show. */
	readonly exact?: boolean | undefined;
};

/** One line of the screen. Views that make lines know their height before they are drawn. */
export type Line = readonly Span[];

/** A paragraph as lines; those after the first stand `indent` columns in. */
export function paragraph(text: string, width: number, tone?: Tone, indent = 0): Line[] {
	const lead = text.length - text.trimStart().length;
	const first = ' '.repeat(lead);
	return wrapped(text.trimStart(), width - Math.max(indent, lead)).map((part, index) => [
		{text: `${index === 0 ? first : ' '.repeat(indent)}${part}`, tone},
	]);
}

/** The columns that a line takes. */
export function lineWidth(line: Line): number {
	return line.reduce((sum, span) => sum + widthOf(span.text), 0);
}

/** The line in at most `width` columns, its end replaced by the ellipsis where it is longer. */
function cutLine(line: Line, width: number, look: Look): Line {
	if (lineWidth(line) <= width) return line;
	const spans: Span[] = [];
	let left = width - 1;
	for (const span of line) {
		const wide = widthOf(span.text);
		if (wide > left) {
			spans.push({...span, text: start(span.text, left) + glyphs(look.unicode).ellipsis});
			break;
		}
		spans.push(span);
		left -= wide;
	}
	return spans;
}

/**
 * Lines drawn one under the other, each cut to `width`. With a `height` they scroll: `offset` lines are passed
 * over, and the last row says where one is.
 */
export function Lines(props: {
	readonly lines: readonly Line[];
	readonly width: number;
	readonly height?: number;
	readonly offset?: number;
}): ReactNode {
	const look = useLook();
	const shown = scrolled(props.lines, props.height ?? props.lines.length, props.offset ?? 0, look);
	return shown.length === 0 ? null : <Block text={paintedLines(shown, props.width, look)} />;
}

/** The lines as one text, each cut to `width`. */
export function paintedLines(lines: readonly Line[], width: number, look: Look): string {
	return lines.map((line) => drawn(cutLine(line, width, look), look)).join('\n');
}

// One text however many lines, and left alone where it stays the same: Ink measures and lays out every text of a frame.
const Block = memo((props: {readonly text: string}) => (
	<Box flexDirection="column" flexShrink={0}>
		<Text wrap="truncate">{props.text}</Text>
	</Box>
));

/** How far lines can be scrolled in so many rows: the largest useful `offset`. */
export function furthest(count: number, height: number): number {
	return count <= height ? 0 : count - Math.max(1, height - 1);
}

function scrolled(lines: readonly Line[], height: number, offset: number, look: Look): readonly Line[] {
	if (lines.length <= height) return lines;
	const {up, down} = glyphs(look.unicode);
	const from = Math.min(offset, furthest(lines.length, height));
	const to = from + Math.max(1, height - 1);
	const place = `${up}${down} lines ${from + 1} to ${to} of ${lines.length}`;
	const shown = lines.slice(from, to);
	return height < 2 ? shown : [...shown, [{text: place, tone: 'dim'}]];
}

function drawn(line: Line, look: Look): string {
	const text = line.map((span) =>
		painted(span.exact ? span.text : plainText(span.text, look.unicode), span.tone, look),
	);
	return text.join('') || ' ';
}
