import {Box, Text} from 'ink';
import SelectInput from 'ink-select-input';
import {memo, type ReactNode} from 'react';
import type {ListRow, ListWindow} from '../../wizard/editing/list-edit.js';
import {type Columns, columnGap, columnsOf} from './choice-columns.js';
import {type Line, lineWidth, paintedLines} from './lines.js';
import {useLook} from './look-context.js';
import {type Glyphs, glyphs} from './theme.js';
import {cut, padded} from './width.js';

const pointerWidth = 2;
const arrowWidth = 2;

/**
 * The rows of a list that are in sight, one line each: pointer, box where several may be chosen, label, hint and
 * detail under each other. At the right edge an arrow says that there is more above or below.
 */
export function ChoiceList(props: {readonly list: ListWindow; readonly width: number}): ReactNode {
	const {list} = props;
	const look = useLook();
	const signs = glyphs(look.unicode);
	const boxWidth = list.multiple ? signs.marked.length + 1 : 0;
	const columns = columnsOf(list.choices, props.width - pointerWidth - boxWidth - arrowWidth);
	const items = list.rows.map((row, index) => ({
		key: row.choice.value,
		label: row.choice.label,
		value: row.choice.value,
		text: paintedLines(
			[lineOf(row, cellsOf(list, index, row, columns, signs), props.width, signs)],
			props.width,
			look,
		),
	}));
	return (
		<Box flexDirection="column" width={props.width} height={items.length} flexShrink={0}>
			<SelectInput items={items} isFocused={false} indicatorComponent={Nothing} itemComponent={Row} />
		</Box>
	);
}

/** The package keeps a highlight of its own, which is not ours: each row draws its pointer itself. */
function Nothing(): ReactNode {
	return null;
}

// A row that stays as it is is left alone: a key changes two of them.
const Row = memo((props: {readonly isSelected?: boolean; readonly text?: string}) => (
	<Text wrap="truncate">{props.text}</Text>
));

/** The texts of one row, each as wide as its column. */
type Cells = {
	readonly box: string;
	readonly marked: boolean;
	readonly label: string;
	readonly hint: string;
	readonly detail: string;
	readonly arrow: string;
};

function lineOf({highlighted}: ListRow, cells: Cells, width: number, signs: Glyphs): Line {
	const row: Line = [
		{text: padded(highlighted ? signs.pointer : '', pointerWidth), tone: 'accent'},
		{text: cells.box, tone: cells.marked ? 'ok' : undefined},
		{text: cells.label, tone: highlighted ? 'accent' : undefined},
		{text: cells.hint},
		{text: cells.detail, tone: 'dim'},
	];
	const space = ' '.repeat(Math.max(0, width - lineWidth(row) - 1));
	return cells.arrow === '' ? row : [...row, {text: space}, {text: cells.arrow, tone: 'dim'}];
}

function cellsOf(
	list: ListWindow,
	index: number,
	{choice, marked}: ListRow,
	columns: Columns,
	signs: Glyphs,
): Cells {
	const cell = (text = '', width: number, cutFrom: 'middle' | 'end') =>
		padded(cut(text, width, signs.ellipsis, cutFrom), width);
	const space = ' '.repeat(columnGap);
	return {
		box: list.multiple ? `${marked ? signs.marked : signs.unmarked} ` : '',
		marked,
		label: cell(choice.label, columns.label, 'middle'),
		hint: columns.hint === 0 ? '' : space + cell(choice.hint, columns.hint, hintCut(choice.hint)),
		detail: columns.detail === 0 ? '' : space + cell(choice.detail, columns.detail, 'end'),
		arrow: arrowOf(list, index, signs),
	};
}

function arrowOf(list: ListWindow, index: number, signs: Glyphs): string {
	if (index === 0 && list.above > 0) return signs.up;
	return index === list.rows.length - 1 && list.below > 0 ? signs.down : '';
}

/** Ids are told apart by both ends; a sentence is read from its beginning. */
function hintCut(hint = ''): 'middle' | 'end' {
	return hint.includes(' ') ? 'end' : 'middle';
}
