import {expect, test} from 'vitest';
import type {Credential} from '../../source/providers/provider.js';
import {Secret} from '../../source/secret.js';
import {closingScreens} from '../support/drawn.js';
import {credential, secretText} from '../support/fake-provider.js';
import {screenOf} from '../support/fake-screen.js';
import {conflict, FakeRun} from '../support/fake-session.js';

closingScreens();

const [kafka] = credential().accesses;

/** A run that has made this and shows the list of formats; nothing of it is in a file. */
async function inFormats(more: Partial<Credential> = {}, size = {}) {
	const run = await new FakeRun().toReview();
	run.session.placing.moveTo('');
	run.api.key = async () => ({ref: {id: 'k-1'}, label: 'k-1', credential: credential(more)});
	await run.confirm();
	const screen = await screenOf(run, size);
	screen.press({text: 'f'});
	await screen.shows('Which format?');
	return {run, screen};
}

test('the formats that fit, to be filtered', async () => {
	const {screen} = await inFormats();
	expect(screen.frame()).toMatchInlineSnapshot(`
		" kafkey  Depot · Depot key
		 ✓ ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ✓ name  ✓ review  ● key

		 Which format?

		 filter  <type to filter>                                                    23
		 ❯ .env                        .env
		   Next.js                     .env.local
		   Shell                       kafka.sh                sh, bash, zsh
		   Docker env-file             docker.env              docker run --env-file
		   Docker Compose environment  compose.override.yaml
		   Kubernetes Secret           kafka-secret.yaml
		   JSON                        kafka-credential.json
		   Java client                 client.properties       Java, Kotlin, Scala, …
		   Spring Boot, YAML           application.yml
		   Spring Boot, properties     application.properties
		   Quarkus                     application.properties
		   Kafka Connect worker        worker.properties
		   librdkafka                  librdkafka.conf         C, C++, .NET, Go, Pyt…
		   kcat                        kcat.conf
		   KafkaJS                     kafka.mjs               JavaScript, TypeScrip… ↓

		 ↑↓ choose   ⏎ preview   esc back   ? help"
	`);
	for (const letter of 'kcat') screen.press({text: letter});
	await screen.shows(/1 of \d+/);
	expect(screen.frame()).toContain('❯ kcat');
});

test('? is help where nothing is typed, and a sign of the filter after that', async () => {
	const {screen} = await inFormats();
	screen.press({text: '?'});
	expect(await screen.shows('esc close the help')).toContain('before you have seen it');
	screen.press('escape');
	await screen.shows('Which format?');
	screen.press({text: 'k'}, {text: '?'});
	await screen.shows('filter  k?');
});

test('a preview masks the secret and is copied and saved whole', async () => {
	const {run, screen} = await inFormats();
	for (const letter of 'java client') screen.press({text: letter});
	await screen.shows('❯ Java client');
	screen.press('enter');
	expect(await screen.shows('sasl.jaas.config')).toMatchInlineSnapshot(`
		" kafkey  Depot · Depot key
		 ✓ ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ✓ name  ✓ review  ● key

		 Java client
		 Masked here; saved and copied whole.

		 # Settings of a Kafka client in Java, for the credential orders.
		 # It holds a secret: keep it out of version control.
		 bootstrap.servers=broker.depot.example:9092
		 security.protocol=SASL_SSL
		 sasl.mechanism=PLAIN
		 sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule
		   required username="k-1" password="********";









		 ↑↓ scroll   s save   c copy   esc back   ? help"
	`);
	expect(screen.frame()).not.toContain(secretText);
	screen.press({text: 'c'});
	await screen.shows('Java client: copied with a native tool.');
	screen.press({text: 's'});
	await screen.shows('❯ client.properties');
	screen.press('enter');
	await screen.shows('saved  client.properties');
	expect(run.doors.done).toContain('save client.properties as java');
	expect(screen.frame()).not.toContain(secretText);
});

test('a file with other content is replaced only after a yes to all of it', async () => {
	const {run, screen} = await inFormats();
	const clash = {name: 'other content', old: '••••', new: '••••', whole: true};
	run.doors.saved = async (path, replace) =>
		replace.length === 0
			? {clashes: [clash], existing: [conflict('other content')]}
			: {receipt: {label: 'saved', sentence: `${path} over it`, tone: 'ok'}};
	screen.press('down', 'down', 'enter');
	await screen.shows('Masked here');
	screen.press({text: 's'});
	await screen.shows('❯ kafka.sh');
	screen.press('enter');
	await screen.shows('kafka.sh has other content. Replace all of it?');
	screen.press({text: 'y'});
	await screen.shows('kafka.sh over it');
	expect(run.doors.done).toContain('save kafka.sh as shell over other content');
});

test('a program that holds no secret is no place where it is', async () => {
	const {screen} = await inFormats();
	for (const letter of 'hello node') screen.press({text: letter});
	await screen.shows('❯ Hello, Kafka in Node.js');
	screen.press('enter');
	await screen.shows('It reads .env and holds no secret.');
	screen.press({text: 'c'});
	await screen.shows('Hello, Kafka in Node.js: copied');
	screen.press('escape');
	await screen.shows('Which format?');
	screen.press('escape');
	await screen.shows('[ ] I have saved the secret');
	screen.press({text: ' '});
	await screen.shows('It is in no file yet');
});

test('what a format cannot hold is said in place of a preview', async () => {
	const accesses = kafka?.type === 'kafka' ? [{...kafka, password: new Secret("it's")}] : [];
	const {screen} = await inFormats({accesses});
	screen.press('enter');
	await screen.shows('KAFKA_SASL_PASSWORD cannot be written in this format.');
	expect(screen.frame()).toContain('It holds a single quote');
	expect(screen.frame()).not.toContain('s save');
	screen.press('escape');
	await screen.shows('Which format?');
});

test('what a provider named draws nothing', async () => {
	const accesses = kafka?.type === 'kafka' ? [{...kafka, username: 'orders\u202e\u0007'}] : [];
	const {screen} = await inFormats({accesses});
	for (const letter of 'json') screen.press({text: letter});
	await screen.shows('❯ JSON');
	screen.press('enter');
	await screen.shows('orders\\u{202e}\\u0007');
	expect(screen.frame()).not.toContain('\u202e');
	expect(screen.frame()).not.toContain('\u0007');
});

test.each([
	[40, 10],
	[60, 12],
	[120, 40],
])('at %i×%i the list and the preview fit', async (columns, rows) => {
	const {screen} = await inFormats({}, {columns, rows});
	const fits = () => {
		const lines = screen.frame().split('\n');
		expect(lines.length).toBeLessThanOrEqual(rows);
		expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(columns);
	};
	fits();
	screen.press('enter');
	await screen.shows('Masked here; saved and copied whole.');
	fits();
	screen.press('page-down', 'page-down', 'page-down');
	await screen.shows('KAFKA_SASL_PASSWORD');
	fits();
});
