import {expect, test} from 'vitest';
import {closingScreens} from '../support/drawn.js';
import {screenOf} from '../support/fake-screen.js';
import {withStores} from './support/store-screens.js';

closingScreens();

test('a store becomes the destination, key by key, and gets the secret', async () => {
	const run = await withStores();
	const screen = await screenOf(run);
	screen.press({text: 't'});
	await screen.shows('HashiCorp Vault        vault    no answer yet; choose it to ask again');
	screen.press('down', 'enter');
	await screen.shows('op does not say that you are signed in. Sign in with op signin.');
	screen.press('up', 'enter');
	await screen.shows('GitHub Actions: Which repository?');
	screen.press({text: '-x'}, 'enter');
	await screen.shows('That cannot be used. It looks like this: acme/api');
	screen.press({text: '\u0015'}, {text: 'acme/api'}, 'enter');
	await screen.shows('Which deployment environment?');
	screen.press('escape');
	await screen.shows('❯ acme/api');
	screen.press('enter', 'enter');
	await screen.shows('gh is signed in');
	await screen.shows('create (not yet)');
	screen.press('enter', {text: 'o'}, 'enter');
	await screen.shows('saved  GitHub secret · acme/api');
	expect(run.doors.done.filter((done) => /^(save|store) /.test(done))).toEqual([
		'store github {"repository":"acme/api","environment":""}',
	]);
});

test('what will run and what is replaced is read before the yes', async () => {
	const run = await withStores({made: true});
	const screen = await screenOf(run);
	screen.press({text: 't'});
	await screen.shows('Which secret store?');
	screen.press('enter', {text: 'acme/api'}, 'enter', 'enter');
	expect(await screen.shows('yes, run')).toMatchInlineSnapshot(`
		" kafkey  Depot · Depot key
		 ✓ ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ✓ name  ✓ review  ● key

		 Save it in GitHub Actions · acme/api
		 ! KAFKA_SASL_PASSWORD is there already. Saving replaces what is there;
		   GitHub keeps no older value.

		 These will run, each with one value on its standard input:
		   gh secret set KAFKA_BOOTSTRAP_SERVERS --repo
		     acme/orders-of-the-northern-region --env production
		   gh secret set KAFKA_SASL_USERNAME --repo
		     acme/orders-of-the-northern-region --env production
		   gh secret set KAFKA_SASL_PASSWORD --repo
		     acme/orders-of-the-northern-region --env production








		 ↑↓ scroll   y yes, run   esc back"
	`);
	screen.press({text: 'x'}, 'enter', {text: 'y'});
	await screen.shows('saved  GitHub secret · acme/api');
	expect(run.doors.done.filter((done) => done.startsWith('store '))).toHaveLength(1);
});

test.each([true, false])('a command that hangs is left with Esc (made: %s)', async (made) => {
	const run = await withStores({made, there: []});
	run.doors.stores.save = (_chosen, _accesses, {signal}) =>
		new Promise((_, reject) => {
			signal.addEventListener('abort', () => reject(new Error('It was ended.')));
		});
	const screen = await screenOf(run);
	screen.press({text: 't'});
	await screen.shows('Which secret store?');
	screen.press('enter', {text: 'acme/api'}, 'enter', 'enter');
	await screen.shows(made ? 'y run' : '⏎ create');
	await screen.shows('gh secret set');
	screen.press(...(made ? [{text: 'y'}] : (['enter'] as const)));
	await screen.shows(
		made ? 'saving it in GitHub Actions with gh' : 'saving it in GitHub Actions · acme/api with gh',
	);
	screen.press({text: 'x'}, 'escape');
	await screen.shows(/not saved +/);
	expect(screen.frame()).toContain('[ ] I have saved the secret');
});
