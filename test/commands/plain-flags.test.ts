import {expect, test, vi} from 'vitest';
import {runCommandLine} from '../../source/commands/command-line/program.js';
import {createCommand} from '../../source/commands/create/create.js';
import {plainFlags} from '../../source/commands/plain-flags.js';
import {FakeWorld} from './support/fake-world.js';

vi.mock('../../source/commands/create/create.js', () => ({createCommand: vi.fn(async () => 0)}));

const flags = [
	'--sandbox',
	'--no-settings',
	'--no-color',
	'--no-project',
	'--init',
	'--screen-reader',
	'--debug',
];
const subsets = Array.from({length: 2 ** flags.length}, (_, bits) =>
	flags.filter((_flag, index) => (bits >> index) & 1),
);

test.each([...subsets, ['--debug', '--sandbox', '--debug']])(
	'%j means what commander says',
	async (...argv) => {
		await runCommandLine(argv, new FakeWorld());

		expect(vi.mocked(createCommand).mock.lastCall?.[1]).toEqual(plainFlags(argv));
	},
);

test.each([
	['create'],
	['--json'],
	['--provider', 'a'],
	['--sandbox=true'],
	['--sandbox', 'x'],
	['--'],
	['-h'],
	['--help'],
	['toString'],
	['--sand'],
])('%j is left to commander', (...argv) => {
	expect(plainFlags(argv)).toBeUndefined();
});
