import {Box, Text} from 'ink';
import SelectInput from 'ink-select-input';
import type {ReactNode} from 'react';
import type {ListRow, ListWindow} from '../../wizard/editing/list-edit.js';
import {type Columns, columnGap, columnsOf} from './choice-columns.js';
import {type Line, Lines, lineWidth} from './lines.js';
import {useLook} from './look-context.js';
import {type Glyphs, glyphs, styleOf} from './theme.js';
import {cut, padded} from './width.js';

const pointerWidth = 2;
const arrowWidth = 2;

/**
 * The rows of a list that are in sight, one line each: pointer, box where several may be chosen, label, hint and
 * detail under each other. At the right edge an arrow says that there is more above or below.
 */
export function ChoiceList(props: {readonly list: ListWindow; readonly width: number}): ReactNode {
	const {list} = props;
	const signs = glyphs(useLook().unicode);
	const boxWidth = list.multiple ? signs.marked.length + 1 : 0;
	const columns = columnsOf(list.choices, props.width - pointerWidth - boxWidth - arrowWidth);
	const items = list.rows.map((row, index) => ({
		key: row.choice.value,
		label: row.choice.label,
		value: row.choice.value,
		cells: cellsOf(list, index, row, columns, signs),
		width: props.width - pointerWidth,
	}));
	const at = list.rows.findIndex((row) => row.highlighted);
	return (
		<Box flexDirection="column" width={props.width} height={items.length} flexShrink={0}>
			<SelectInput
				// The package keeps a highlight of its own: only under a new key does it take ours.
				key={`${at}\n${items.map((item) => item.key).join('\n')}`}
				items={items}
				initialIndex={at}
				isFocused={false}
				indicatorComponent={Pointer}
				itemComponent={Row}
			/>
		</Box>
	);
}

function Pointer({isSelected = false}: {readonly isSelected?: boolean}): ReactNode {
	const look = useLook();
	const sign = isSelected ? glyphs(look.unicode).pointer : ' ';
	return <Text {...styleOf('accent', look)}>{padded(sign, pointerWidth)}</Text>;
}

/** The texts of one row, each as wide as its column. */
type Cells = {
	readonly box: string;
	readonly marked: boolean;
	readonly label: string;
	readonly hint: string;
	readonly detail: string;
	readonly arrow: string;
};

type RowProps = {readonly isSelected?: boolean; readonly cells?: Cells; readonly width?: number};

function Row({isSelected, cells, width = 0}: RowProps): ReactNode {
	if (cells === undefined) return null;
	const row: Line = [
		{text: cells.box, tone: cells.marked ? 'ok' : undefined},
		{text: cells.label, tone: isSelected ? 'accent' : undefined},
		{text: cells.hint},
		{text: cells.detail, tone: 'dim'},
	];
	const space = ' '.repeat(Math.max(0, width - lineWidth(row) - 1));
	const end: Line = cells.arrow === '' ? [] : [{text: space}, {text: cells.arrow, tone: 'dim'}];
	return <Lines lines={[[...row, ...end]]} width={width} />;
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
