import {expect, test} from 'vitest';
import {createOutput} from '../../../source/commands/create/schema.js';
import {run} from '../../../source/commands/index.js';
import {providers} from '../../support/providers.js';
import {FakeWorld} from '../support/fake-world.js';

const [provider] = providers;
const named = ['--provider', provider?.id ?? '', '--kind', provider?.kinds[0]?.id ?? ''];

async function kafkey(...words: readonly string[]) {
	const world = new FakeWorld();
	const code = await run(words, world);
	return {code, out: world.out, err: world.err};
}

test('a flag that nobody knows is 2, with the one that was meant', async () => {
	const {code, err} = await kafkey('create', ...named, '--clustr', 'lkc-1');
	expect(code).toBe(2);
	expect(err).toContain("unknown option '--clustr'\n(Did you mean --cluster?)");
});

test.each([
	['a misspelt flag with its value', ["--api-secrt=hun'ter\n2", '--json']],
	['a word too many', ['--api-secret-stdin', "hun'ter\n2"]],
	['a secret’s flag', ['--api-secret', "hun'ter\n2"]],
	['a secret’s flag with a dash in the value', ['--api-secret', "-hun'ter\n2"]],
	['a secret’s flag with =', ["--api-secret=hun'ter\n2"]],
])('%s is refused without repeating the value', async (_, words) => {
	for (const command of [[], ['create']]) {
		const {code, out, err} = await kafkey(...command, ...named, ...words);
		expect(code).toBe(2);
		expect(out + err).not.toMatch(/hun|ter/);
	}
});

test('what is wrong with the provider is said before what is wrong with its flags', async () => {
	const {code, out, err} = await kafkey('create', '--provider', 'nobody', '--cluster', 'x', '--json');
	expect(code).toBe(2);
	expect(err).toContain('kafkey: There is no provider “nobody”.');
	const output = createOutput.parse(JSON.parse(out));
	expect(output).toMatchObject({
		ok: false,
		exitCode: 2,
		provider: null,
		problem: {what: expect.stringContaining('nobody')},
	});
});

test('flags belong to the kind that is named, and to every kind of the provider while none is', async () => {
	const {err} = await kafkey('create', '--provider', provider?.id ?? '', '--cluster', 'x');
	expect(err).toContain('--kind');
	expect(err).not.toContain('unknown option');
});

test('whoever reads JSON gets it for a misspelt flag, too', async () => {
	const {code, out} = await kafkey('create', ...named, '--json', '--clustr=lkc-1');
	expect(code).toBe(2);
	const {ok, problem} = createOutput.parse(JSON.parse(out));
	expect({ok, what: problem?.what}).toEqual({
		ok: false,
		what: "unknown option '--clustr'",
	});
});
