import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest';
import type {End, Verdict} from '../../source/check/verdict.js';
import {checkOutput} from '../../source/commands/check/schema.js';
import {commands} from '../runs/headless-command.js';
import {temporaryFolders} from '../support/temporary.js';
import {type Case, cases} from './support/cases.js';
import {type Place, realPlace, sandboxPlace} from './support/places.js';
import {verdictOn} from './support/proof.js';
import {withBroker} from './support/with-broker.js';

/** What was said in each case, without what must differ: addresses. */
type Said = Map<string, readonly string[]>;

/** The cases at one place, and what else is tried there. */
function table(open: () => Promise<Place>, said: Said, more?: (there: () => Place) => void): void {
	let place: Place;
	beforeAll(async () => {
		place = await open();
	});
	afterEach(() => place.calm());
	afterAll(() => place.close());

	test.each(cases)('$name', async ({name, way, rights, names, end, stage, says}: Case) => {
		const verdict = await verdictOn({
			...{type: 'kafka', label: 'Kafka'},
			...(await way(place)),
			...(rights && {rights}),
			...names,
		});
		const telling = verdict.stages.find(({status}) => status !== 'ok') ?? verdict.stages.at(-1);
		expect({end: verdict.end, stage: telling?.name}, JSON.stringify(verdict, null, '\t')).toEqual({
			end,
			stage,
		});
		const words = wordsOf(verdict);
		for (const sentence of says) expect(words.join('\n')).toContain(sentence);
		said.set(name, words);
	});
	more?.(() => place);
}

const exitCodes: Readonly<Partial<Record<End, number>>> = {works: 0, differs: 6, refused: 6, unreachable: 7};

/** The cases that a file and flags can say, put to the program as it is built. */
function built(there: () => Place): void {
	const kafkey = commands();
	const newFolder = temporaryFolders();

	test.each(cases.filter(({rights = []}) => rights.length < 2))('kafkey check: $name', async (each: Case) => {
		const {way, rights, names, end, stage, says} = each;
		const folder = newFolder();
		const {bootstrapServers, securityProtocol, mechanism, username, password, authority} = await way(there());
		writeFileSync(join(folder, 'ca.pem'), authority?.pem ?? '');
		const variables = {
			...{KAFKA_BOOTSTRAP_SERVERS: bootstrapServers, KAFKA_SECURITY_PROTOCOL: securityProtocol},
			...{KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username},
			...{KAFKA_SASL_PASSWORD: password.reveal(), KAFKA_SSL_CA_LOCATION: 'ca.pem'},
			...(names?.topic && {KAFKA_TOPIC: names.topic}),
			...(names?.group && {KAFKA_GROUP_ID: names.group}),
		};
		const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`);
		writeFileSync(join(folder, '.env'), lines.join(''));
		const asked = (rights ?? []).flatMap(({pattern, name, operations}) => [
			...['--topic', pattern === 'prefixed' ? `${name}*` : name],
			...['--may', operations.join().toLowerCase()],
		]);
		const run = await kafkey(['check', '--file', '.env', '--json', ...asked], {folder});
		const {exitCode, checks} = checkOutput.parse(JSON.parse(run.stdout));
		const telling = checks[0]?.stages.find(({status}) => status !== 'ok') ?? checks[0]?.stages.at(-1);
		expect([telling?.name, checks[0]?.end], run.stdout).toEqual([stage, end]);
		// What was asked for and cannot be seen is not proved.
		const code = rights && telling?.status === 'unknown' ? 7 : exitCodes[end];
		expect([run.code, exitCode]).toEqual([code, code]);
		for (const sentence of says) expect(run.stdout).toContain(sentence);
		expect(run.stdout + run.stderr).not.toContain(password.reveal());
	});
}

function wordsOf({sentences, problem, stages}: Verdict): string[] {
	const {what = '', why = '', next = ''} = problem ?? {};
	const passed = stages.map(({name, status}) => `${name}: ${status}`);
	return [...sentences, what, why, next, ...passed].map((words) =>
		words.replace(/(localhost|127\.0\.0\.1)(:\d+)?/g, 'BROKER').replace(/port \d+/g, 'port N'),
	);
}

const atStandIn: Said = new Map();
describe('the table of cases on the stand-in', () => table(sandboxPlace, atStandIn));

withBroker('the table of cases on a real broker', (cluster) => {
	const atBroker: Said = new Map();
	table(() => realPlace(cluster), atBroker, built);

	test('the stand-in brings the same words', () => {
		const same = cases.filter(({differs}) => differs === undefined).map(({name}) => name);
		const of = (said: Said) => Object.fromEntries(same.map((name) => [name, said.get(name)]));
		expect(of(atStandIn)).toEqual(of(atBroker));
		process.stdout.write(`table of cases: ${cases.length} cases, ${same.length} word for word the same\n`);
	});
});
