import {expect, test} from 'vitest';
import {run} from '../../../source/commands/index.js';
import {FakeWorld} from '../support/fake-world.js';

async function shown(...words: readonly string[]) {
	const world = new FakeWorld();
	const code = await run(
		['show', 'billing-consumer', '--sandbox', '--provider', 'confluent-cloud', ...words],
		world,
	);
	return {code, out: world.out};
}

test('show tells every fact once, times to be read, as the screens do', async () => {
	const {code, out} = await shown();
	expect(code).toBe(0);
	expect(out).toMatch(/\n {2}created +\d{4}-\d\d-\d\d \d\d:\d\d UTC, \d+ [dhm] ago\n/);
	expect(out).not.toMatch(/\dT\d\d:\d\d/);
	expect(out.match(/^ {2}owner .*/gm)).toEqual([expect.stringMatching(/^ {2}owner +sa-\w+$/)]);
});

test('show --json keeps the times as the vendor tells them', async () => {
	const {out} = await shown('--json');
	expect(JSON.parse(out)).toMatchObject({
		key: {created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*Z$/)},
	});
});
