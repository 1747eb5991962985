import {cleanup, render} from 'ink-testing-library';
import type {ReactNode} from 'react';
import {afterEach, describe, expect, test, vi} from 'vitest';
import {ChoiceList} from '../../../source/screens/ui/choice-list.js';
import {FilterLine} from '../../../source/screens/ui/filter-line.js';
import {Help} from '../../../source/screens/ui/help.js';
import {hintLines} from '../../../source/screens/ui/hints.js';
import {LineInput} from '../../../source/screens/ui/line-input.js';
import {type Line, Lines} from '../../../source/screens/ui/lines.js';
import {LookContext} from '../../../source/screens/ui/look-context.js';
import {Message} from '../../../source/screens/ui/message.js';
import {railLine} from '../../../source/screens/ui/rail.js';
import {Spinner} from '../../../source/screens/ui/spinner.js';
import {tableLines} from '../../../source/screens/ui/table.js';
import type {Look} from '../../../source/screens/ui/theme.js';
import {lineOf} from '../../../source/wizard/editing/line-edit.js';
import {listOf, windowOf} from '../../../source/wizard/editing/list-edit.js';

afterEach(cleanup);

function drawn(view: ReactNode, {unicode = true, colour = false, motion = false} = {}) {
	const {lastFrame, rerender} = render(<LookContext value={{unicode, colour, motion}}>{view}</LookContext>);
	const again = (next: ReactNode) =>
		rerender(<LookContext value={{unicode, colour, motion}}>{next}</LookContext>);
	return {frame: () => lastFrame() ?? '', again};
}

/** Lines without colour, in this many columns. */
function shown(lines: readonly Line[], width: number): string {
	return drawn(<Lines lines={lines} width={width} />).frame();
}

const look: Look = {unicode: true, colour: false, motion: false};

const topics = ['orders', 'payments', 'shipments'].map((label) => ({
	value: label,
	label,
	hint: `${label.length}`,
}));

describe('choice list', () => {
	test('boxes where several may be chosen', () => {
		const list = listOf(topics, {highlighted: 'payments', marked: ['orders']});
		expect(drawn(<ChoiceList list={windowOf(list, 5)} width={40} />).frame()).toMatchInlineSnapshot(`
			"  [✓] orders     6
			❯ [ ] payments   8
			  [ ] shipments  9"
		`);
	});

	test('follows a highlight, a mark and other rows that change between frames', () => {
		const list = listOf(topics, {marked: []});
		const {frame, again} = drawn(<ChoiceList list={windowOf(list, 3)} width={40} />);
		again(<ChoiceList list={windowOf({...list, index: 2, marked: new Set(['shipments'])}, 3)} width={40} />);
		again(<ChoiceList list={windowOf({...list, index: 2, marked: new Set(['orders'])}, 3)} width={40} />);
		expect(frame()).toMatchInlineSnapshot(`
			"  [✓] orders     6
			  [ ] payments   8
			❯ [ ] shipments  9"
		`);
	});

	test('a count that is not the last says so', () => {
		const filter = (isArriving: boolean) =>
			drawn(
				<FilterLine
					filter={lineOf('or')}
					list={{...windowOf(listOf(topics), 4), matching: 2}}
					width={30}
					isArriving={isArriving}
				/>,
			);
		expect(filter(true).frame()).toMatch(/ 2 of 3…$/);
		expect(filter(false).frame()).toMatch(/ 2 of 3$/);
	});

	test('arrows say that there is more', () => {
		const list = {...listOf(topics), index: 1};
		expect(drawn(<ChoiceList list={windowOf({...list, top: 1}, 1)} width={30} />).frame()).toContain('↑');
		expect(drawn(<ChoiceList list={windowOf(list, 2)} width={30} />).frame()).toContain('↓');
	});
});

describe('line input', () => {
	const line = (text: string, width = 20) => drawn(<LineInput edit={lineOf(text)} width={width} />).frame();

	test('shows the end of a long value, and the middle round the cursor', () => {
		expect(line('https://pkc-8z1rk.example')).toBe('…/pkc-8z1rk.example');
		const middle = {text: 'https://pkc-8z1rk.example', cursor: 12};
		expect(drawn(<LineInput edit={middle} width={12} />).frame()).toBe('…://pkc-8z…');
		const start = {text: 'https://pkc-8z1rk.example', cursor: 0};
		expect(drawn(<LineInput edit={start} width={12} />).frame()).toBe('https://pk…');
	});

	test('characters that cannot be seen are seen', () => {
		expect(line('a\u200bb\u202ec\ud83d')).toBe('a\ufffdb\ufffdc\ufffd');
	});

	test('a placeholder stands where nothing is typed', () => {
		const view = <LineInput edit={lineOf()} width={12} placeholder="orders-service" focused />;
		expect(drawn(view, {colour: true}).frame()).toBe('orders-ser…');
	});

	test('a placeholder that cannot be grey stands in brackets, and both are seen', () => {
		const example = (width: number) =>
			drawn(<LineInput edit={lineOf()} width={width} placeholder="orders-service" focused />).frame();
		expect(example(17)).toBe('<orders-service>');
		expect(example(12)).toBe('<orders-s…>');
		expect(drawn(<LineInput edit={lineOf()} width={12} focused />).frame()).toBe('');
	});

	test.each([
		['a', '••••••••  1 character'],
		['👍', '••••••••  1 character'],
		['hunter2-hunter2', '••••••••  15 characters'],
	])('a mask tells the count of %s and nothing else', (secret, shown) => {
		expect(drawn(<LineInput edit={lineOf(secret)} width={40} mask focused />).frame()).toBe(shown);
	});

	test('a mask tells where the cursor is', () => {
		const edit = {text: 'hunter2', cursor: 2};
		expect(drawn(<LineInput edit={edit} width={40} mask />, {unicode: false}).frame()).toBe(
			'********  2 of 7 characters',
		);
	});
});

describe('hints', () => {
	const hints = ['reveal', 'copy', 'save', 'formats', 'check'].map((label) => ({
		keys: label.slice(0, 1),
		label,
	}));

	test('wrap between two keys, never inside one', () => {
		expect(shown(hintLines(hints, 24, 3, look), 24)).toMatchInlineSnapshot(`
			"r reveal   c copy
			s save   f formats
			c check"
		`);
	});

	test('without Unicode the keys have names', () => {
		const arrows = [
			{keys: '↑↓', label: 'choose'},
			{keys: '⏎', label: 'select'},
		];
		expect(shown(hintLines(arrows, 60, 3, {...look, unicode: false}), 60)).toBe(
			'up/down choose   enter select',
		);
	});
});

test('the rail keeps the present step by name when it is narrow', () => {
	const steps = (['done', 'now', 'ahead'] as const).map((state, index) => ({
		label: `a step ${index}`,
		state,
	}));
	expect(shown([railLine(steps, 80, look)], 80)).toBe('✓ a step 0  ● a step 1  ○ a step 2');
	expect(shown([railLine(steps, 20, look)], 20)).toBe('✓ ● a step 1 ○');
	const long = [...steps.slice(0, 1), ...steps, ...steps.slice(2)];
	expect(shown([railLine(long, 54, look)], 54)).toBe('✓ ✓ a step 0  ● a step 1  ○ a step 2  ○ a step 2');
	expect(shown([railLine(long, 30, look)], 30)).toBe('✓ ✓ ● a step 1  ○ a step 2 ○');
});

test('a message says what, why and what to do, with a sign', () => {
	const told = {
		what: 'The file is tracked by git.',
		why: 'A secret written into it would be in the next commit.',
		next: 'Choose another file, or run git rm --cached .env first.',
	};
	expect(drawn(<Message told={told} level="warn" width={40} />).frame()).toMatchInlineSnapshot(`
		"! The file is tracked by git.
		  A secret written into it would be in
		  the next commit.
		  Choose another file, or run git rm
		  --cached .env first."
	`);
});

test('a table keeps its columns when values wrap, and scrolls when it is too high', () => {
	const rows = [
		{label: 'key', value: 'K7TQ2ZXN4WJ5LMRA'},
		{label: 'saved', value: '.env   5 lines · mode 600', mark: 'ok' as const},
		{
			label: 'check',
			value: 'signed in to pkc-8z1rk.eu-central-1.aws.confluent.cloud:9092 in 41 s',
			mark: 'ok' as const,
		},
	];
	const lines = tableLines(rows, 44, look);
	expect(shown(lines, 44)).toMatchInlineSnapshot(`
		"key    K7TQ2ZXN4WJ5LMRA
		saved  .env   5 lines · mode 600           ✓
		check  signed in to                        ✓
		       pkc-8z1rk.eu-central-1.aws.confluen
		       t.cloud:9092 in 41 s"
	`);
	expect(drawn(<Lines lines={lines} width={44} height={3} offset={9} />).frame()).toMatchInlineSnapshot(`
		"       pkc-8z1rk.eu-central-1.aws.confluen
		       t.cloud:9092 in 41 s
		↑↓ lines 4 to 5 of 5"
	`);
});

test('help lists the keys, and an address is whole', () => {
	const help = {
		title: 'Which cluster should the key open?',
		paragraphs: ['A Kafka key belongs to one cluster. It opens nothing else.'],
		keys: [
			{keys: '⏎', label: 'select'},
			{keys: 'ctrl-c', label: 'quit'},
		],
		link: 'https://docs.confluent.io/cloud/current/security/api-keys.html',
	};
	expect(drawn(<Help help={help} width={40} height={20} offset={0} />).frame()).toMatchInlineSnapshot(`
		"Which cluster should the key open?

		A Kafka key belongs to one cluster. It
		opens nothing else.

		⏎       select
		ctrl-c  quit

		https://docs.confluent.io/cloud/current/
		security/api-keys.html"
	`);
});

describe('spinner', () => {
	test('is one still line without motion', () => {
		expect(drawn(<Spinner label="Creating the key" width={40} />).frame()).toBe('⠋ Creating the key');
	});

	test('says nothing of a wait that is over before it is noticed', async () => {
		const clock = vi.spyOn(performance, 'now');
		const start = performance.now();
		clock.mockReturnValue(start);
		const {frame} = drawn(<Spinner label="fetching" width={40} patient />, {motion: true});
		clock.mockReturnValue(start + 399);
		await vi.waitFor(() => expect(clock.mock.calls.length).toBeGreaterThan(20));
		expect(frame()).toBe('');
		clock.mockReturnValue(start + 401);
		await vi.waitFor(() => expect(frame()).toMatch(/^. fetching$/));
	});

	test('tells the seconds after two, also where the label has to be cut', async () => {
		const clock = vi.spyOn(performance, 'now');
		const start = performance.now();
		const label = 'Creating the service account of the orders';
		const {frame} = drawn(<Spinner label={label} width={30} />, {motion: true});
		expect(frame()).not.toMatch(/\d s$/);
		clock.mockReturnValue(start + 12_000);
		await vi.waitFor(() => expect(frame()).toMatch(/^. Creating the service … {2}1[12] s$/));
	});
});

test('no view makes React complain', () => {
	const complaints = vi.spyOn(console, 'error');
	drawn(<ChoiceList list={windowOf(listOf(topics), 3)} width={40} />);
	drawn(<Help help={{title: '', paragraphs: [], keys: []}} width={40} height={9} offset={0} />);
	expect(complaints).not.toHaveBeenCalled();
});
