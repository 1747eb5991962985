import {expect, test} from 'vitest';
import {AloneRun, signedIn, wholeKey} from '../support/alone.js';

async function lackOf(run: AloneRun, ...words: string[]) {
	const prepared = await run.prepare(run.flags(words));
	return 'text' in prepared ? prepared : undefined;
}

const without = (...flags: string[]) =>
	wholeKey.filter((word, index) => !flags.includes(word) && !flags.includes(wholeKey[index - 1] ?? ''));

test('everything missing is named at once, with what it is, its choices and its variable', async () => {
	const lack = await lackOf(new AloneRun({}));
	expect(lack?.text).toMatchInlineSnapshot(`
		"kafkey: This is a test, so nothing can be asked. Missing:
		  --user                              user, or DEPOT_USER in the environment
		  --token-file or --token-stdin       token, or DEPOT_TOKEN in the environment
		  --zone                              zone
		  --bay                               bay
		  --access                            access: guests, rules, none
		  --guests                            guests (where it applies)
		  --rules                             rules (where it applies)
		  --password-file or --password-stdin or --password-generate  password
		  --name                              name
		  --save                              file that the secret is written to; or --save-to, or --json --reveal for standard output
		The same command with --help explains every flag; in a terminal, kafkey asks for them."
	`);
	expect(lack?.told.why).toContain('--zone (zone)');
});

test('a question is missing only where the answers before it bring it up', async () => {
	const guests = [...without('--access'), '--access', 'guests'];
	expect((await lackOf(new AloneRun(), ...guests))?.told.why).toBe('Missing: --guests (guests).');
	expect(await lackOf(new AloneRun(), ...guests, '--guests', 'ann')).toBeUndefined();
	expect(await lackOf(new AloneRun(), ...wholeKey)).toBeUndefined();
});

test('a flag whose question the other answers rule out is refused: it would be left out in silence', async () => {
	const lack = await lackOf(new AloneRun(), ...wholeKey, '--guests', 'ann');
	expect(lack?.text).toContain('Of no use with the other answers:\n  --guests');
});

test('whether a question comes up can hang on a list; then its flag is neither missing nor refused', async () => {
	expect(await lackOf(new AloneRun(), ...wholeKey, '--address', 'Quay 4')).toBeUndefined();
});

test('wrong values are named with the missing ones', async () => {
	const lack = await lackOf(
		new AloneRun(),
		...without('--name', '--access'),
		'--name',
		'no spaces',
		'--access',
		'x',
	);
	expect(lack?.text).toContain('It takes one of: guests, rules, none.');
	expect(lack?.text).toContain('--name');
	expect(lack?.text).toContain('A name holds letters');
});

test('a destination is needed, but for a dry run, or where the secret is printed', async () => {
	const nowhere = without('--save');
	expect((await lackOf(new AloneRun(), ...nowhere))?.text).toContain('--save');
	expect(await lackOf(new AloneRun(), ...nowhere, '--dry-run')).toBeUndefined();
	expect(await lackOf(new AloneRun(), ...nowhere, '--json', '--reveal')).toBeUndefined();
	expect((await lackOf(new AloneRun(), ...nowhere, '--json'))?.text).toContain('--save');
	expect((await lackOf(new AloneRun(), ...wholeKey, '--reveal'))?.text).toContain('--reveal needs --json');
});

test('provider and kind are asked for by name, a kind that is the only one is not', async () => {
	const run = new AloneRun({env: signedIn});
	const nothing = await run.prepare({settings: true});
	expect('text' in nothing && nothing.text).toMatch(
		/--provider +depot, pier\n +--kind +what it should issue/,
	);
	const one = await run.prepare({settings: true, provider: 'pier'});
	expect('text' in one && one.told.why).toBe(
		'Missing: --name (name); --save (file that the secret is written to; or --save-to, or --json --reveal for standard output).',
	);
	const wrong = await run.prepare({settings: true, provider: 'depto'});
	expect('text' in wrong && wrong.text).toBe(
		'kafkey: There is no provider “depto”. --provider takes depot, pier. Did you mean depot?',
	);
});
