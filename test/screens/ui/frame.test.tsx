import {cleanup, render} from 'ink-testing-library';
import type {ReactNode} from 'react';
import stringWidth from 'string-width';
import {afterEach, describe, expect, test} from 'vitest';
import {ChoiceList} from '../../../source/screens/ui/choice-list.js';
import {FilterLine} from '../../../source/screens/ui/filter-line.js';
import {Frame, type Room, roomOf, type Size, type Surround} from '../../../source/screens/ui/frame.js';
import {Lines} from '../../../source/screens/ui/lines.js';
import {LookContext} from '../../../source/screens/ui/look-context.js';
import type {Look} from '../../../source/screens/ui/theme.js';
import {keyOf} from '../../../source/wizard/editing/keys.js';
import {applyListKey, listOf, windowOf} from '../../../source/wizard/editing/list-edit.js';

afterEach(cleanup);

const look: Look = {unicode: true, colour: false, motion: false};

const surround: Surround = {
	title: 'Confluent Cloud',
	badge: 'sandbox',
	steps: ['provider', 'sign in', 'kind', 'cluster', 'access', 'review', 'key'].map((label, index) => ({
		label,
		state: index < 3 ? 'done' : index === 3 ? 'now' : 'ahead',
	})),
	hints: [
		{keys: '↑↓', label: 'choose'},
		{keys: 'type', label: 'to filter'},
		{keys: '⏎', label: 'select'},
		{keys: 'esc', label: 'back'},
		{keys: '?', label: 'help'},
		{keys: 'ctrl-c', label: 'quit'},
	],
};

const told = {
	what: 'Confluent Cloud refused the sign-in.',
	why: 'It answered 401: the key or its secret is not right.',
	next: 'Make a new Cloud API key at confluent.cloud/settings/api-keys and type it again.',
};

const clusters = [
	['orders-prod', 'lkc-4n7xz1', 'Standard · AWS eu-central-1'],
	['orders-staging', 'lkc-8p2vd6', 'Basic · AWS eu-central-1'],
	['coordination', 'lkc-1w9xp2', 'Dedicated · GCP europe-west4'],
	['在庫管理-本番', 'lkc-6r3ty8', 'Standard · AWS ap-northeast-1'],
	['the-cluster-that-was-named-by-a-committee-in-2019-prod', 'lkc-2m5qn7', 'Basic · AWS us-east-1'],
].map(([label = '', hint = '', detail = '']) => ({value: hint, label, hint, detail}));

const many = Array.from({length: 300}, (_, index) => ({
	value: `v${index}`,
	label: `${'名前-'.repeat(20)}${index}`,
}));

function question(choices = clusters as Parameters<typeof listOf>[0], typed = '') {
	return ({width, height}: Room): ReactNode => {
		const list = [...typed].reduce(
			(state, text) => applyListKey(state, keyOf('text', text), height - 2).state,
			listOf(choices),
		);
		const shown = windowOf(list, height - 2);
		return (
			<>
				<Lines lines={[[{text: 'Which cluster should the key open?', tone: 'strong'}]]} width={width} />
				<FilterLine filter={list.filter} list={shown} width={width} />
				<ChoiceList list={shown} width={width} />
			</>
		);
	};
}

function screen(
	size: Size,
	options: {surround?: Surround; look?: Look; children?: (room: Room) => ReactNode} = {},
): string {
	const {lastFrame} = render(
		<LookContext value={options.look ?? look}>
			<Frame size={size} surround={options.surround ?? surround}>
				{options.children ?? question()}
			</Frame>
		</LookContext>,
	);
	return lastFrame() ?? '';
}

test('a question with a list', () => {
	expect(screen({columns: 80, rows: 18})).toMatchInlineSnapshot(`
		" kafkey  Confluent Cloud                                                sandbox
		 ✓ provider  ✓ sign in  ✓ kind  ● cluster  ○ access  ○ review  ○ key

		 Which cluster should the key open?
		 filter  <type to filter>                                                     5
		 ❯ orders-prod                      lkc-4n7xz1  Standard · AWS eu-central-1
		   orders-staging                   lkc-8p2vd6  Basic · AWS eu-central-1
		   coordination                     lkc-1w9xp2  Dedicated · GCP europe-west4
		   在庫管理-本番                    lkc-6r3ty8  Standard · AWS ap-northeast-1
		   the-cluster-tha…ee-in-2019-prod  lkc-2m5qn7  Basic · AWS us-east-1






		 ↑↓ choose   type to filter   ⏎ select   esc back   ? help   ctrl-c quit"
	`);
});

test('filtered, with a message', () => {
	const shown = screen(
		{columns: 80, rows: 20},
		{surround: {...surround, message: {told, level: 'danger'}}, children: question(clusters, 'ord')},
	);
	expect(shown).toMatchInlineSnapshot(`
		" kafkey  Confluent Cloud                                                sandbox
		 ✓ provider  ✓ sign in  ✓ kind  ● cluster  ○ access  ○ review  ○ key

		 Which cluster should the key open?
		 filter  ord                                                             3 of 5
		 ❯ orders-prod                      lkc-4n7xz1  Standard · AWS eu-central-1
		   orders-staging                   lkc-8p2vd6  Basic · AWS eu-central-1
		   coordination                     lkc-1w9xp2  Dedicated · GCP europe-west4





		 ✗ Confluent Cloud refused the sign-in.
		   It answered 401: the key or its secret is not right.
		   Make a new Cloud API key at confluent.cloud/settings/api-keys and type it
		   again.

		 ↑↓ choose   type to filter   ⏎ select   esc back   ? help   ctrl-c quit"
	`);
});

test('narrow, low and without Unicode', () => {
	const shown = screen({columns: 40, rows: 12}, {look: {...look, unicode: false}});
	expect(shown).toMatchInlineSnapshot(`
		" kafkey  Confluent Cloud        sandbox
		 + + + * cluster  - access  - review -

		 Which cluster should the key open?
		 filter  <type to filter>             5
		 > orders-prod             lkc-4n7xz1
		   orders-staging          lkc-8p2vd6
		   coordination            lkc-1w9xp2
		   在庫管理-本番           lkc-6r3ty8 v
		 up/down choose   type to filter
		 enter select   esc back   ? help"
	`);
});

test('the smallest terminal with a message keeps the question, what happened and what to do', () => {
	const shown = screen({columns: 40, rows: 10}, {surround: {...surround, message: {told, level: 'danger'}}});
	expect(shown).toMatchInlineSnapshot(`
		" kafkey  Confluent Cloud        sandbox
		 ✓ ✓ ✓ ● cluster  ○ access  ○ review ○
		 Which cluster should the key open?
		 filter  <type to filter>             5
		 ❯ orders-prod             lkc-4n7xz1 ↓
		 ✗ Confluent Cloud refused the sign-in.
		   Make a new Cloud API key at …
		 ↑↓ choose   type to filter   ⏎ select
		 esc back   ? help   ctrl-c quit"
	`);
});

test('a terminal that is too small is told so in one sentence', () => {
	expect(screen({columns: 30, rows: 9})).toMatchInlineSnapshot(`
		"kafkey needs 40 columns and 10
		rows; here are 30 and 9. Make
		the window larger."
	`);
});

const sizes = [
	[40, 10],
	[40, 12],
	[41, 15],
	[55, 16],
	[80, 24],
	[99, 60],
	[20, 4],
	[8, 2],
].map(([columns = 0, rows = 0]) => ({columns, rows}));

describe.each(sizes)('$columns by $rows', (size) => {
	const long = 'very-long-and-wide-名前-'.repeat(30);
	const bad: Surround = {
		title: long,
		badge: long,
		steps: [
			{label: long, state: 'done'},
			{label: long, state: 'now'},
		],
		message: {told: {what: long, why: long, next: long}, level: 'warn'},
		hints: [{keys: long, label: long}, ...surround.hints],
	};

	test.each([
		['a list', surround, question(many)],
		['endless texts', bad, question(many)],
		[
			'a body too high',
			surround,
			({width}: Room) => <Lines lines={Array(99).fill([{text: long}])} width={width} />,
		],
	])('%s stays inside', (_name, around, children) => {
		const lines = screen(size, {surround: around, children}).split('\n');
		expect(lines.length).toBeLessThanOrEqual(Math.max(1, size.rows - 1));
		expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(size.columns);
	});
});

test('without Unicode everything is ASCII, what was cut off too', () => {
	const long = 'long '.repeat(60);
	const choices = clusters.map((choice, index) => ({value: `${index}`, label: long, hint: choice.hint}));
	const around: Surround = {
		...surround,
		title: long,
		message: {told: {what: long, why: long, next: long}, level: 'danger'},
	};
	for (const rows of [10, 12, 24]) {
		const size = {columns: 44, rows};
		const shown = screen(size, {
			surround: around,
			look: {...look, unicode: false},
			children: (room) => (
				<>
					{question(choices)({width: room.width, height: 6})}
					<Lines lines={Array(20).fill([{text: long}])} width={room.width} height={3} />
				</>
			),
		});
		expect(shown).toMatch(/^[ -~\n]*$/);
	}
});

test('the frame is always one row lower than the terminal, and its room is known before', () => {
	for (const rows of [10, 15, 16, 24, 60]) {
		const size = {columns: 80, rows};
		let room: Room | undefined;
		const shown = screen(size, {
			children: (given) => {
				room = given;
				return null;
			},
		});
		expect(shown.split('\n')).toHaveLength(rows - 1);
		expect(roomOf(size, surround, look)).toEqual(room);
	}
});
