import {Box} from 'ink';
import type {ReactNode} from 'react';
import type {LineEdit} from '../../wizard/editing/line-edit.js';
import type {ListWindow} from '../../wizard/editing/list-edit.js';
import {LineInput} from './line-input.js';
import {Lines} from './lines.js';
import {useLook} from './look-context.js';
import {glyphs} from './theme.js';
import {padded, widthOf} from './width.js';

/** What a list is filtered by, and at the right how many are left: "3 of 214", and "3 of 214…" while more arrive. */
export function FilterLine(props: {
	readonly filter: LineEdit;
	readonly list: ListWindow;
	readonly width: number;
	readonly isArriving?: boolean;
}): ReactNode {
	const {list, width} = props;
	const {ellipsis} = glyphs(useLook().unicode);
	const more = props.isArriving ? ellipsis : '';
	const label = 'filter  ';
	const count =
		list.matching === list.total ? `${list.total}${more}` : `${list.matching} of ${list.total}${more}`;
	// As wide as the widest count it can become, so that the field does not move while one types.
	const right = padded('', widthOf(`${list.total} of ${list.total}${more}`) - widthOf(count)) + count;
	const field = width - widthOf(label) - widthOf(right) - 1;
	return (
		<Box width={width} height={1} flexShrink={0}>
			<Lines lines={[[{text: label, tone: 'dim'}]]} width={widthOf(label)} />
			<LineInput edit={props.filter} width={field} placeholder="type to filter" focused />
			<Lines lines={[[{text: ` ${right}`, tone: 'dim'}]]} width={widthOf(right) + 1} />
		</Box>
	);
}
