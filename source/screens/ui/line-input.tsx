import {Box, type DOMElement, measureElement, Text, useCursor} from 'ink';
import TextInput from 'ink-text-input';
import {type ReactNode, useLayoutEffect, useRef, useState} from 'react';
import type {LineEdit} from '../../wizard/editing/line-edit.js';
import {masked, scrolledTo} from './line-view.js';
import {useLook} from './look-context.js';
import {glyphs, type Look, styleOf} from './theme.js';
import {cut} from './width.js';

export type LineInputProps = {
	readonly edit: LineEdit;
	/** Columns for the value and the cursor behind it. */
	readonly width: number;
	/** Draws dots of a fixed number and counts the characters: neither the text nor its shape is shown. */
	readonly mask?: boolean;
	readonly placeholder?: string;
	/** The terminal's own cursor stands here: it works without colour, and input methods open beside it. */
	readonly focused?: boolean;
};

/** One line of text as it is typed, scrolled sideways so that the cursor stays in sight. */
export function LineInput(props: LineInputProps): ReactNode {
	const look = useLook();
	const signs = glyphs(look.unicode);
	const {text, column, note} = props.mask
		? masked(props.edit, props.width, signs)
		: scrolledTo(props.edit, props.width, signs);
	const placeholder = props.edit.text === '' ? placed(props.placeholder, props.width - 1, look) : '';
	return (
		<Box width={props.width} height={1} flexShrink={0}>
			{props.focused ? <Cursor column={column} /> : null}
			<Text {...styleOf(placeholder === '' ? undefined : 'dim', look)} wrap="truncate">
				<Painted text={placeholder === '' ? text : placeholder} />
				<Text {...styleOf('dim', look)}>{note}</Text>
			</Text>
		</Box>
	);
}

/** What stands where nothing is typed; where it cannot be grey, in brackets, so that it is not taken for an answer. */
function placed(text: string | undefined, width: number, look: Look): string {
	if (!text) return '';
	const {ellipsis} = glyphs(look.unicode);
	return look.colour ? cut(text, width, ellipsis) : `<${cut(text, width - 2, ellipsis)}>`;
}

// The package only paints: it reads no keys, because its own editing loses keys that arrive together.
function Painted(props: {readonly text: string}): ReactNode {
	return <TextInput value={props.text} focus={false} showCursor={false} onChange={ignore} />;
}

function ignore(): void {}

function Cursor(props: {readonly column: number}): ReactNode {
	const box = useRef<DOMElement>(null);
	const [origin, setOrigin] = useState<{x: number; y: number}>();
	const {setCursorPosition} = useCursor();
	useLayoutEffect(() => {
		if (box.current === null) return undefined;
		const {x, y} = measureElement(box.current);
		if (x === origin?.x && y === origin.y) return undefined;
		// After the keys that wait: a frame for the cursor alone must not come before what they change.
		const later = setImmediate(() => setOrigin({x, y}));
		return () => clearImmediate(later);
	});
	setCursorPosition(origin === undefined ? undefined : {x: origin.x + props.column, y: origin.y});
	return <Box ref={box} width={0} height={1} flexShrink={0} />;
}
