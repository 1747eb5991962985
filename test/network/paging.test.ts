import {describe, expect, test} from 'vitest';
import {Problem} from '../../source/errors.js';
import {nextPath, pages} from '../../source/network/paging.js';

type Page = {readonly names: readonly string[]; readonly next?: string | null};

async function collect(get: (cursor: string | undefined) => Promise<Page>) {
	const read: Page[] = [];
	let failure: unknown;
	try {
		for await (const page of pages(get, (each) => each.next)) read.push(page);
	} catch (error) {
		failure = error;
	}
	return {read, failure};
}

describe('a paged list', () => {
	test.each([undefined, null, ''])('ends at a page whose cursor is %j', async (last) => {
		const {read, failure} = await collect(async (cursor) =>
			cursor === undefined
				? {names: ['a'], next: '2'}
				: {names: ['b'], ...(last !== undefined && {next: last})},
		);
		expect(read.flatMap((page) => page.names)).toEqual(['a', 'b']);
		expect(failure).toBeUndefined();
	});

	test('shows its first page before the second is asked for', async () => {
		const asked: (string | undefined)[] = [];
		const get = async (cursor: string | undefined) => {
			asked.push(cursor);
			return {names: [], next: 'more'};
		};
		await pages(get, (page) => page.next).next();
		expect(asked).toEqual([undefined]);
	});

	test('that leads back to an earlier page is stopped, and what was read is kept', async () => {
		const {read, failure} = await collect(async (cursor) => ({
			names: ['x'],
			next: cursor === 'a' ? 'b' : 'a',
		}));
		expect(read).toHaveLength(3);
		expect(failure).toBeInstanceOf(Problem);
	});

	test('without an end is stopped after 200 pages', async () => {
		let count = 0;
		const {read, failure} = await collect(async () => ({names: [], next: String(count++)}));
		expect(read).toHaveLength(200);
		expect(failure).toBeInstanceOf(Problem);
	});
});

describe('a link to the next page', () => {
	test.each([
		[
			'https://api.example.com',
			'https://api.example.com/v2/keys?page_token=a%2Fb',
			'/v2/keys?page_token=a%2Fb',
		],
		['https://api.example.com', '/v2/keys?page=2', '/v2/keys?page=2'],
		['https://api.example.com/base/', 'https://api.example.com/base/keys?p=2', '/keys?p=2'],
		['https://api.example.com', 'https://API.example.com:443/keys#top', '/keys'],
	])('from %s to %s is followed', (base, link, expected) => {
		expect(nextPath(new URL(base), link)).toBe(expected);
	});

	test.each([
		['https://evil.example/v2/keys', 'evil.example'],
		['//evil.example/v2/keys', 'evil.example'],
		['https://api.example.com.evil.example/base/keys', 'api.example.com.evil.example'],
		['https://api.example.com@evil.example/base/keys', 'evil.example'],
		['https://api.example.com:8443/base/keys', 'api.example.com:8443'],
		['http://api.example.com/base/keys', 'api.example.com'],
		['https://dana:x@api.example.com/base/keys', 'api.example.com'],
		['https://api.example.com/other/keys', 'api.example.com'],
		['https://api.example.com/base/../other', 'api.example.com'],
		['https://api.example.com/basement', 'api.example.com'],
		['file:///etc/passwd', 'no web address'],
		['https://', 'no web address'],
	])('to %s is refused, naming %s', (link, named) => {
		expect(() => nextPath(new URL('https://api.example.com/base'), link)).toThrow(`leads to ${named}, which`);
	});
});
