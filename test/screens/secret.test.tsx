import {describe, expect, test, vi} from 'vitest';
import {namesFor} from '../../source/providers/access.js';
import type {Credential} from '../../source/providers/provider.js';
import {Secret} from '../../source/secret.js';
import {closingScreens} from '../support/drawn.js';
import {credential, secretText} from '../support/fake-provider.js';
import {screenOf} from '../support/fake-screen.js';
import {conflict, FakeRun} from '../support/fake-session.js';

closingScreens();

/** A run that has made this. */
async function made(more: Partial<Credential> = {}): Promise<FakeRun> {
	const run = await new FakeRun().toReview();
	run.api.key = async () => ({ref: {id: 'k-1'}, label: 'k-1', credential: credential(more)});
	return run.confirm();
}

const [kafka] = credential().accesses;
const withSecret = (text: string) =>
	kafka?.type === 'kafka' ? [{...kafka, password: new Secret(text)}] : expect.fail('no access');

const longSecret = Array.from({length: 12}, (_, index) => `part-${String(index).padStart(2, '0')}-`).join('');

describe('the secret', () => {
	test('is hidden until asked for', async () => {
		const screen = await screenOf(await made());
		expect(screen.frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ✓ name  ✓ review  ● key

			 ✓ Depot key created and saved
			 The secret is shown once. Depot cannot show it again.

			   bootstrap servers  broker.depot.example:9092
			   key                k-1
			 ❯ secret             ••••••••••••••••

			 saved  .env · 5 lines · mode 600                                             ✓

			 [ ] I have saved the secret








			 space tick   ⏎ finish   r reveal   c copy   C copy all   x clear clipboard
			 e save   f formats, programs   t stores   i details   ↑↓ mark   ? help"
		`);
		expect(screen.frame()).not.toContain(secretText);
		screen.press({text: 'r'});
		await screen.shows(secretText);
		screen.press({text: 'r'});
		await screen.shows('••••');
		expect(screen.frame()).not.toContain(secretText);
	});

	test('hides its length', async () => {
		const [one, other] = [
			await screenOf(await made()),
			await screenOf(await made({accesses: withSecret('x')})),
		];
		expect(other.frame()).toBe(one.frame());
	});

	test('wraps whole when it is long, so that no character is missing', async () => {
		for (const columns of [40, 80]) {
			const screen = await screenOf(await made({accesses: withSecret(longSecret)}), {columns});
			screen.press({text: 'r'});
			const frame = await screen.shows('part-11');
			expect(frame.replace(/\s/g, '')).toContain(longSecret);
		}
	});

	test.each(['a·b…c–d', 'a·b…c–d'.repeat(12)])(
		'%s is drawn as it is where there is no Unicode',
		async (text) => {
			const screen = await screenOf(await made({accesses: withSecret(text)}), {unicode: false});
			screen.press({text: 'r'});
			const frame = await screen.shows('a·b…c–d');
			expect(frame.replace(/\s/g, '')).toContain(text);
		},
	);

	test('with several accesses stands under each of their names', async () => {
		const registry = {
			type: 'http-basic',
			label: 'Schema Registry',
			names: namesFor('SCHEMA_REGISTRY'),
			url: 'https://registry.depot.example',
			username: 'r-1',
			password: new Secret('another-secret'),
		} as const;
		const {frame} = await screenOf(await made({accesses: [...withSecret('s'), registry]}));
		expect(frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ✓ name  ✓ review  ● key

			 ✓ Depot key created and saved
			 The secret is shown once. Depot cannot show it again.

			 Kafka
			   bootstrap servers  broker.depot.example:9092
			   key                k-1
			 ❯ secret             ••••••••••••••••
			 Schema Registry
			   address            https://registry.depot.example
			   user               r-1
			   secret             ••••••••••••••••

			 saved  .env · 5 lines · mode 600                                             ✓

			 [ ] I have saved the secret



			 space tick   ⏎ finish   r reveal   c copy   C copy all   x clear clipboard
			 e save   f formats, programs   t stores   i details   ↑↓ mark   ? help"
		`);
	});
});

describe('what came back', () => {
	test('other than asked for is said over everything', async () => {
		const {frame} = await screenOf(
			await made({differences: ['Its zone is z-south; you asked for z-north.']}),
		);
		expect(frame()).toContain('! Its zone is z-south; you asked for z-north.');
	});

	test('is shown in full on request', async () => {
		const details = Array.from({length: 30}, (_, index) => ({
			label: `field ${index}`,
			value: `value ${index}`,
		}));
		const screen = await screenOf(await made({details}));
		screen.press({text: 'i'});
		await screen.shows('field 0');
		expect(screen.frame()).not.toContain('field 29');
		for (let page = 0; page < 4; page++) screen.press('page-down');
		await screen.shows('value 29');
		screen.press({text: 'i'});
		await screen.shows('I have saved the secret');
		screen.press({text: 'i'});
		await screen.shows('field 0');
		screen.press('escape');
		await screen.shows('I have saved the secret');
	});

	test('cannot move the cursor or hide', async () => {
		const evil = 'a\u001b]52;c;cm0=\u0007\u202eb';
		const safe = 'a\\u{1b}]52;c;cm0=\\u{7}\\u{202e}b';
		const screen = await screenOf(
			await made({id: evil, name: evil, details: [{label: 'zone', value: evil}], differences: [evil]}),
		);
		expect(screen.frame()).toContain(`! ${safe}`);
		screen.press({text: 'i'});
		await screen.shows('zone');
		expect(screen.frame()).toContain(`zone  ${safe}`);
		for (const hidden of ['\u001b', '\u0007', '\u202e']) expect(screen.frame()).not.toContain(hidden);
	});
});

describe('leaving', () => {
	test('takes the tick', async () => {
		const run = await made();
		const screen = await screenOf(run);
		screen.press('enter');
		await screen.shows('Tick “I have saved the secret” with the space bar first.');
		expect(run.state.left).toBeUndefined();
		screen.press('space', 'enter');
		await vi.waitFor(() => expect(run.state.left).toBe(0));
	});

	test('is not ticked for a secret that is in no file and that nobody has seen', async () => {
		const run = await new FakeRun().toReview();
		run.session.placing.moveTo('');
		await run.confirm();
		const screen = await screenOf(run);
		screen.press('space');
		await screen.shows('neither revealed nor copied');
		expect(run.state.secret?.ticked).toBe(false);
		screen.press({text: 'r'}, {text: 'r'});
		screen.press('space');
		await screen.shows('[✓] I have saved the secret');
	});

	test('before the tick is asked for, and nothing untrue is said', async () => {
		const run = await made();
		const screen = await screenOf(run);
		screen.press('ctrl-c');
		expect(await screen.shows('Leave kafkey?')).not.toContain('Nothing was created');
		screen.press({text: 'y'});
		expect(run.state.left).toBe(0);
	});

	test('with a secret that is saved nowhere warns, and offers to delete it', async () => {
		const run = await new FakeRun().toReview();
		run.session.placing.moveTo('');
		const screen = await screenOf(await run.confirm());
		screen.press('ctrl-c');
		expect(await screen.shows('The secret is saved nowhere.')).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ✓ name  ✓ review  ● key

			 ! The secret is saved nowhere.
			   Once you leave, kafkey cannot show it again.
			   Press d to delete what was made, y to leave without it, or any other key to
			   go back.















			 y leave   d delete it   esc stay"
		`);
		screen.press({text: 'd'});
		await screen.shows('Everything was taken back.');
		expect(run.api.calls.slice(-2)).toEqual(['remove key k-1', 'remove owner o-1']);
	});
});

describe('saving elsewhere too', () => {
	test('puts a prefix before the names', async () => {
		const run = await made();
		const screen = await screenOf(run);
		screen.press({text: 'e'});
		await screen.shows('It gets KAFKA_BOOTSTRAP_SERVERS');
		screen.press('tab', {text: 'orders'});
		await screen.shows('❯ orders');
		screen.press('enter');
		await screen.shows('! A prefix is made of capitals, digits and underscores');
		screen.press('ctrl-u', {text: 'ORDERS'});
		await screen.shows(' ORDERS_KAFKA_BOOTSTRAP_SERVERS, ORDERS_KAFKA_SECURITY_PROTOCOL');
		screen.press('enter');
		await screen.shows('It gets ORDERS_KAFKA_BOOTSTRAP_SERVERS');
		screen.press('ctrl-u', {text: 'other.env'}, 'enter');
		await screen.shows('other.env · 5 lines');
		expect(run.doors.done).toContain('save other.env with ORDERS');
	});

	test('asks for a path', async () => {
		const run = await made();
		const screen = await screenOf(run);
		screen.press({text: 'e'});
		expect(await screen.shows('Which file should it be saved to?')).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ✓ name  ✓ review  ● key

			 Which file should it be saved to?
			 It gets KAFKA_BOOTSTRAP_SERVERS, KAFKA_SECURITY_PROTOCOL,
			 KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD.

			 ❯ .env














			 ⏎ save   ⇥ prefix of the names   esc do not save"
		`);
		screen.press({text: '\u001b[200~one\ntwo\u001b[201~'});
		await screen.shows('That paste has more than one line');
		screen.press('ctrl-u', {text: 'other.env'}, 'enter');
		await screen.shows('other.env · 5 lines · mode 600');
		expect(run.doors.done).toContain('save other.env');
	});

	test('asks before other values go', async () => {
		const run = await made();
		run.doors.saved = async (path, replace) =>
			replace.length === 0
				? {
						clashes: [{name: 'KAFKA_SASL_PASSWORD', old: '••••old', new: '••••er2'}],
						existing: [conflict('KAFKA_SASL_PASSWORD')],
					}
				: {receipt: {label: 'saved', sentence: `${path} over it`, tone: 'ok'}};
		const screen = await screenOf(run);
		screen.press({text: 'e'}, 'enter');
		expect(await screen.shows('has other values')).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ✓ name  ✓ review  ● key

			 .env has other values. Replace them?

			   KAFKA_SASL_PASSWORD  ••••old → ••••er2
















			 y replace   esc do not save"
		`);
		screen.press({text: 'y'});
		await screen.shows('.env over it');
	});

	test('can be left without saving, by Esc and by Ctrl-C', async () => {
		const run = await made();
		const screen = await screenOf(run);
		screen.press({text: 'e'});
		await screen.shows('Which file');
		screen.press('escape');
		await screen.shows('I have saved the secret');
		screen.press({text: 'e'});
		await screen.shows('Which file');
		screen.press('ctrl-c');
		await screen.shows('Leave kafkey?');
		expect(run.doors.done.filter((deed) => deed.startsWith('save'))).toEqual(['save .env']);
	});

	test('a vendor’s own file has a key of its own', async () => {
		const run = await made({files: [{label: 'key file', name: 'orders.json', bytes: new Secret('{}')}]});
		const screen = await screenOf(run);
		screen.press({text: 'k'});
		await screen.shows('❯ orders.json');
		screen.press('enter');
		await screen.shows('orders.json · 5 lines');
		expect(run.doors.done).toContain('save file orders.json as orders.json');
	});
});

test('copying says what was copied', async () => {
	const screen = await screenOf(await made());
	screen.press({text: 'c'});
	await screen.shows('secret: copied with a native tool.');
	screen.press('up', {text: 'c'});
	await screen.shows('key: copied with a native tool.');
	screen.press({text: 'C'});
	await screen.shows('Everything: copied with a native tool.');
	screen.press({text: 'x'});
	await screen.shows('The clipboard is empty again.');
});

test('help tells the keys', async () => {
	const screen = await screenOf(await made());
	screen.press({text: '?'});
	expect(await screen.shows('The new credential')).toMatchInlineSnapshot(`
		" kafkey  Depot · Depot key
		 ✓ ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ✓ name  ✓ review  ● key

		 The new credential

		 The secret is masked until you press r. It is drawn on the alternate screen
		 only and never reaches the scrollback.

		 f shows the configuration of other clients and tools, to be saved or copied.

		 t saves it in a secret store through the store’s own command, such as gh or
		 op, when that is on PATH.

		 c copies the marked line, C everything as it would stand in .env; x empties
		 the clipboard while it still holds what kafkey put there.

		 kafkey signs in with the new credential and compares its rights with what was
		 asked for. Nothing waits for that; s skips it, v checks again, i shows every
		 stage. No password leaves before the certificate is verified.

		 ↑↓ lines 1 to 17 of 35

		 ↑↓ scroll   esc close the help"
	`);
});
