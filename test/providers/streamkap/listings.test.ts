import {describe, expect, test} from 'vitest';
import type {Choice, RowsField} from '../../../source/providers/field.js';
import {listed} from '../../support/api.js';
import {connected, role} from './known.js';

describe('roles', () => {
	test('are shown by name and keep every name that an answer may use', async () => {
		const {mocked, api} = await connected();
		const bare = {id: 'd0', key: 'Billing', name: '', description: null};
		mocked.expect('GET /auth/roles', [role, bare]);
		expect(await listed(mocked.kind('client-credential'), 'roles', api)).toEqual([
			[
				{
					value: '3c1f',
					label: 'Read Only',
					hint: 'ReadOnly',
					detail: 'Read access',
					data: {names: ['3c1f', 'ReadOnly', 'Read Only']},
				},
				{value: 'd0', label: 'Billing', hint: 'Billing', detail: '', data: {names: ['d0', 'Billing', '']}},
			],
		]);
	});

	test('that may not be listed give way to typing', async () => {
		const {mocked, api} = await connected();
		mocked.expect('GET /auth/roles', {detail: 'Missing permission fe.secure.read.roles'}, {status: 403});
		const kind = mocked.kind('project-key');
		await expect(listed(kind, 'roles', api)).rejects.toMatchObject({
			status: 403,
			why: expect.stringContaining('fe.secure.read.roles'),
		});
		expect(kind.fields['roles']).toHaveProperty('other');
	});
});

describe('topics', () => {
	const topic = (name: string) => ({id: `source_1.${name}`, name, entity: {name: 'orders-pg'}, prefix: null});
	const page = (number: number, names: string[], has_next: boolean) => ({
		result: names.map(topic),
		page: number,
		page_size: 100,
		total: 3,
		has_next,
	});

	test('come page by page, and names stand before ids', async () => {
		const {mocked, api} = await connected();
		mocked
			.expect('GET /topics/details?page=1&page_size=100', page(1, ['public.a', 'public.b'], true))
			.expect('GET /topics/details?page=2&page_size=100', page(2, ['public.c'], false));
		const kind = mocked.kind('kafka-user');
		const pages = await listed(kind, 'acl', api);
		expect(pages.map((each) => each.length)).toEqual([2, 1]);
		mocked.done();

		const {name} = (kind.fields['acl'] as RowsField).columns;
		if (name?.kind !== 'select' || typeof name.choices !== 'function') throw new Error('no choices');
		const fetched = pages.flat() as Choice[];
		const offered = name.choices({resource: 'TOPIC', pattern: 'LITERAL'}, fetched);
		expect(offered.map(({value, hint, detail}) => [value, hint, detail])).toEqual([
			['public.a', 'orders-pg', 'source_1.public.a'],
			['public.b', 'orders-pg', 'source_1.public.b'],
			['public.c', 'orders-pg', 'source_1.public.c'],
			['source_1.public.a', 'id of public.a', undefined],
			['source_1.public.b', 'id of public.b', undefined],
			['source_1.public.c', 'id of public.c', undefined],
		]);
		expect(name.choices({resource: 'TOPIC', pattern: 'PREFIXED'}, fetched)).toEqual([]);
		expect(name.choices({resource: 'GROUP', pattern: 'LITERAL'}, fetched)).toEqual([]);
		expect(name.choices({resource: 'TOPIC', pattern: 'LITERAL'})).toEqual([]);
	});
});
