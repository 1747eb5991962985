import {Text} from 'ink';
import {cleanup, render} from 'ink-testing-library';
import {afterEach, describe, expect, test, vi} from 'vitest';
import {useKeys} from '../../../source/screens/ui/use-keys.js';
import type {Key} from '../../../source/wizard/editing/keys.js';
import {applyKey, type LineEdit, lineOf} from '../../../source/wizard/editing/line-edit.js';

afterEach(cleanup);

function Keys(props: {readonly handle: (key: Key) => void}) {
	useKeys(props.handle);
	return <Text>field</Text>;
}

/** A field as the program has one: its state outside React, its keys from Ink's own parser. */
async function field(start: LineEdit = lineOf()) {
	const seen = {line: start, submitted: [] as string[], problems: [] as string[], keys: [] as Key[]};
	const handle = (key: Key) => {
		seen.keys.push(key);
		if (key.name === 'enter') seen.submitted.push(seen.line.text);
		const change = applyKey(seen.line, key);
		seen.line = change.state;
		if (change.problem !== undefined) seen.problems.push(change.problem);
	};
	const {stdin} = render(<Keys handle={handle} />);
	await vi.waitFor(() => expect(stdin.listenerCount('readable')).toBeGreaterThan(0), {interval: 1});
	return {stdin, seen};
}

const names = (keys: readonly Key[]) => keys.map((key) => key.name);

describe('the sequences that a stock text input gets wrong', () => {
	const table: readonly [name: string, start: string, input: string, text: string, cursor: number][] = [
		['Ctrl-A goes to the start', 'secret', '\x01', 'secret', 0],
		['Ctrl-E goes to the end', 'secret', '\x01\x05', 'secret', 6],
		['Ctrl-U removes what is before the cursor', 'secret', '\x15', '', 0],
		['Ctrl-K removes what is behind the cursor', 'secret', '\x01\x0b', '', 0],
		['Ctrl-W removes a word', 'one two', '\x17', 'one ', 4],
		['Home', 'secret', '\x1b[H', 'secret', 0],
		['Home of a VT', 'secret', '\x1b[1~', 'secret', 0],
		['End', 'secret', '\x01\x1b[F', 'secret', 6],
		['Delete takes what is behind the cursor', 'secret', '\x01\x1b[3~', 'ecret', 0],
		['Delete at the end takes nothing', 'secret', '\x1b[3~', 'secret', 6],
		['Alt-b goes back a word', 'one two', '\x1bb', 'one two', 4],
		['Alt-f goes on a word', 'one two', '\x01\x1bf', 'one two', 3],
		['Ctrl-Left goes back a word', 'one two', '\x1b[1;5D', 'one two', 4],
		['Alt-Right goes on a word', 'one two', '\x01\x1b[1;3C', 'one two', 3],
		['Alt-Backspace removes a word', 'one two', '\x1b\x7f', 'one ', 4],
		['Backspace removes a whole family', 'a👩‍👩‍👧', '\x7f', 'a', 1],
		['two Backspaces in one chunk', 'abc', '\x7f\x7f', 'a', 1],
		['Chinese and Japanese', '', '在庫管理', '在庫管理', 4],
		['BEL is no text', 'a', 'b\x07c', 'abc', 3],
		['NUL is no text', 'a', 'b\x00c', 'abc', 3],
		['F1 is no text', 'a', '\x1bOP', 'a', 1],
		['a terminal colour is no text', 'a', '\x1b[31mb', 'ab', 2],
		['an unknown Ctrl key is no text', 'a', '\x18', 'a', 1],
		['an unknown Alt key is no text', 'a', '\x1bx', 'a', 1],
		['a pasted line feed at the end', '', 'secret\n', 'secret', 6],
		['lines pasted without brackets', 'a', 'l1\r\nl2\r\n', 'a', 1],
		['a bracketed paste with a newline at its end', '', '\x1b[200~secret\r\n\x1b[201~', 'secret', 6],
		['a bracketed paste of two lines', 'a', '\x1b[200~l1\rl2\x1b[201~', 'a', 1],
		['a bracketed paste with an escape code', 'a', '\x1b[200~\x1b[31mred\x1b[201~', 'a', 1],
		['a bracketed paste in the middle', 'ac', '\x1b[D\x1b[200~b\x1b[201~', 'abc', 2],
	];

	test.each(table)('%s', async (_name, start, input, text, cursor) => {
		const {stdin, seen} = await field(lineOf(start));
		stdin.write(input);
		expect(seen.line).toEqual({text, cursor});
		expect(seen.submitted).toEqual([]);
	});

	test('a paste in chunks is one paste', async () => {
		const {stdin, seen} = await field();
		for (const chunk of ['\x1b[200', '~sec', 'ret\n\x1b[20', '1~']) stdin.write(chunk);
		expect(names(seen.keys)).toEqual(['paste']);
		expect(seen.line.text).toBe('secret');
	});

	test('a refused paste says why', async () => {
		const {stdin, seen} = await field();
		stdin.write('\x1b[200~a\nb\x1b[201~');
		stdin.write('\x1b[200~a\tb\x1b[201~');
		expect(seen.problems).toMatchInlineSnapshot(`
			[
			  "That paste has more than one line; this field takes one. Nothing was inserted.",
			  "That paste holds a control character. Nothing was inserted.",
			]
		`);
	});

	test('Escape is a key, pressed twice it is two', async () => {
		const {stdin, seen} = await field(lineOf('a'));
		stdin.write('\x1b');
		await vi.waitFor(() => expect(names(seen.keys)).toEqual(['escape']));
		stdin.write('\x1b\x1b');
		await vi.waitFor(() => expect(names(seen.keys)).toEqual(['escape', 'escape', 'escape']));
		expect(seen.line.text).toBe('a');
	});
});

describe('keys that arrive together mean what they mean one by one', () => {
	test.each([
		['\x1b[B\r', ['down', 'enter']],
		['\x1b[B\x1b[B\r', ['down', 'down', 'enter']],
		['ab\r', ['text', 'text', 'enter']],
		['a\x03', ['text', 'text']],
		['a b\t\x1b[Z', ['text', 'space', 'text', 'tab', 'back-tab']],
		['\x1b[5~\x1b[6~', ['page-up', 'page-down']],
	])('%j', async (input, expected) => {
		const {stdin, seen} = await field();
		stdin.write(input);
		expect(names(seen.keys)).toEqual(expected);
	});

	test('Ctrl-C is told from the letter', async () => {
		const {stdin, seen} = await field();
		stdin.write('c\x03');
		expect(seen.keys.map((key) => [key.text, key.ctrl])).toEqual([
			['c', false],
			['c', true],
		]);
	});
});

const texts = [
	'orders',
	'orders-prod',
	'orders_prod.v2',
	'a',
	'0',
	'123456789',
	'jk',
	'prefix*',
	'*',
	'Orders Service',
	'lkc-4n7xz1',
	'env-k2m9d',
	'sa-1a2b3c',
	'12345678-1234-1234-1234-123456789abc',
	'user@example.com',
	'first.last+kafka@sub.example.co.uk',
	'"quoted name"@example.org',
	'müller@größe.example',
	'https://pkc-8z1rk.eu-central-1.aws.confluent.cloud:443',
	'pkc-8z1rk.eu-central-1.aws.confluent.cloud:9092',
	'http://127.0.0.1:8081/path?query=a%20b&c=d#fragment',
	'SASL_SSL://host-1:9092,host-2:9092',
	'10.0.0.0/8',
	'2001:db8::/32',
	'C:\\Users\\dev\\.env',
	'./.env.local',
	"it's",
	'a=b;c=$d`e`',
	'K7TQ2ZXN4WJ5LMRA',
	'cflt/AbC+dEf0123456789/gHiJkLmNoPqRsTuVwXyZ==',
	'~!@#$%^&*()_+{}|:"<>?',
	'größe',
	'e\u0301te\u0301',
	'在庫管理',
	'주문-서비스',
	'заказы',
	'طلبات',
	'👩‍👩‍👧 team',
	'👍🏽',
	'🇩🇪🇫🇷',
	'नमस्ते',
];

describe('names, addresses and secrets arrive as they were sent', () => {
	test.each(texts)('%s', async (text) => {
		const typed = await field();
		typed.stdin.write(`${text}\r`);
		expect(typed.seen.submitted).toEqual([text]);

		const slowly = await field();
		for (const character of text) slowly.stdin.write(character);
		expect(slowly.seen.line).toEqual({text, cursor: text.length});

		const pasted = await field();
		pasted.stdin.write(`\x1b[200~${text}\r\n\x1b[201~`);
		expect(pasted.seen.line.text).toBe(text);
		expect(pasted.seen.submitted).toEqual([]);
	});
});
