import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest';
import type {Verdict} from '../../source/check/verdict.js';
import {type Case, cases} from './support/cases.js';
import {type Place, realPlace, sandboxPlace} from './support/places.js';
import {verdictOn} from './support/proof.js';
import {withBroker} from './support/with-broker.js';

/** What was said in each case, without what must differ: addresses. */
type Said = Map<string, readonly string[]>;

/** The cases at one place. */
function table(open: () => Promise<Place>, said: Said): void {
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
	table(() => realPlace(cluster), atBroker);

	test('the stand-in brings the same words', () => {
		const same = cases.filter(({differs}) => differs === undefined).map(({name}) => name);
		const of = (said: Said) => Object.fromEntries(same.map((name) => [name, said.get(name)]));
		expect(of(atStandIn)).toEqual(of(atBroker));
		process.stdout.write(`table of cases: ${cases.length} cases, ${same.length} word for word the same\n`);
	});
});
