import {expect, test} from 'vitest';
import {run} from '../../../source/commands/index.js';
import {FakeWorld} from '../support/fake-world.js';

async function edited(...words: readonly string[]) {
	const world = new FakeWorld();
	const code = await run(['edit', ...words, '--sandbox'], world);
	const told = world.err.split('\n').filter((line) => !line.includes('signed in as'));
	return {code, told: told.join('\n').trim(), out: world.out};
}

const key = ['pk_66f0c3a91b', '--provider', 'streamkap', '--kind', 'project-key'];

test('a change is told with what is to know of it, and of no other change', async () => {
	const {code, told, out} = await edited(...key, '--description', 'nightly');
	expect({code, told, out}).toEqual({code: 0, told: '', out: 'changed: pk_66f0c3a91b: description\n'});
	expect((await edited(...key, '--description', '')).told).toMatch(
		/^kafkey: Streamkap does not say whether an empty description, or an empty list of tools, clears/,
	);
});

test('of a vendor that takes all settings at once that is said with every change', async () => {
	const user = ['warehouse-reader', '--provider', 'streamkap', '--kind', 'kafka-user'];
	const {code, told} = await edited(...user, '--allowed-ips', '10.0.0.0/8');
	expect([code, told]).toEqual([
		0,
		expect.stringMatching(/^kafkey: Streamkap takes all settings .* as they are\.$/),
	]);
});
