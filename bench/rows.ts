import {
	firstKey,
	inTurns,
	type Measure,
	peakMemory,
	ratio,
	type Samples,
	settledKey,
	untilEnd,
	untilShown,
} from './measures.js';
import {keys, Program} from './program.js';
import type {Setup} from './setup.js';
import {toProof, toQuestions, toTopics} from './walks.js';

/** One line of the table: what was measured, in the unit, and how it compares. `most` is the goal. */
export type Row = {
	readonly what: string;
	readonly unit: 'ms' | 'MB' | '';
	readonly samples: Samples;
	/** `3.6 × hello`: how many times, and of what. */
	readonly value: number;
	readonly of: string;
	readonly most?: number;
};

/** A group of rows that are measured in one go, so that it can be measured again. */
export type Group = (setup: Setup) => Promise<readonly Row[]>;

const times = 12;

function row(what: string, samples: Samples, to: Samples, of: string, most?: number): Row {
	return {what, unit: 'ms', samples, value: ratio(samples, to), of, ...(most !== undefined && {most})};
}

function memoryRow(what: string, samples: Samples, to: Samples, most?: number): Row {
	return {...row(what, samples, to, 'hello', most), unit: 'MB', samples: samples.map((bytes) => bytes / 1e6)};
}

/** From the command to a list that takes a key, beside the same list of others. */
export const starting: Group = async (setup) => {
	const list = 'Confluent Cloud';
	const measured = await inTurns(
		{
			hello: untilShown(setup.peer('hello'), 'hello'),
			kafkey: untilShown(setup.start(setup.kafkey), list),
			clack: untilShown(setup.peer('clack'), list),
			inquirer: untilShown(setup.peer('inquirer'), list),
			ink: untilShown(setup.peer('ink'), list),
			keyOfKafkey: firstKey(setup.start(setup.kafkey), list, '❯ Confluent on Azure'),
			keyOfClack: firstKey(setup.peer('clack'), list, '● Confluent on Azure'),
			keyOfInk: firstKey(setup.peer('ink'), list, '❯ Confluent on Azure'),
		},
		times,
	);
	const {hello, kafkey, clack, inquirer, ink, keyOfKafkey, keyOfClack, keyOfInk} = measured;
	return [
		row('hello: Node prints a line', hello, hello, 'hello'),
		row('list of providers', kafkey, hello, 'hello', 4),
		row('list of providers', kafkey, clack, 'clack', 2.3),
		row('the same list: clack', clack, hello, 'hello'),
		row('the same list: inquirer', inquirer, hello, 'hello'),
		row('the same list: Ink as it comes', ink, hello, 'hello'),
		row('first key after the first frame', keyOfKafkey, keyOfClack, 'clack', 7),
		row('first key: Ink as it comes', keyOfInk, keyOfClack, 'clack'),
	];
};

/** Commands that end by themselves. The headless one includes the stand-ins' own time. */
export const commands: Group = async (setup) => {
	const {url} = await setup.sandbox(420);
	const flags = ['--cluster', 'orders', '--topic', '*', '--permissions', 'ALL', '--save', '.env', '--force'];
	const create = [...toQuestions(url).slice(0, 7), ...flags];
	const {hello, version, help, headless} = await inTurns(
		{
			hello: untilEnd(setup.peer('hello')),
			version: untilEnd(setup.start(setup.kafkey, '--version')),
			help: untilEnd(setup.start(setup.kafkey, '--help')),
			headless: untilEnd(setup.start(setup.kafkey, 'create', '--yes', ...create, '--name', 'bench')),
		},
		times,
	);
	return [
		row('--version', version, hello, 'hello', 1.3),
		row('--help', help, hello, 'hello', 1.3),
		row('create without questions, to its end', headless, hello, 'hello', 6),
	];
};

/** Keys in lists of 10 and of 10,000. */
export const pressing: Group = async (setup) => {
	const [few, many] = [await setup.sandbox(10), await setup.sandbox(10_000)];
	const topics = (url: string) => setup.start(setup.kafkey, ...toQuestions(url));
	const measured = await inTurns(
		{
			clack: settledKey(setup.peer('clack', '10'), (program) => program.shows('topic.1')),
			few: settledKey(topics(few.url), (program) => toTopics(program, 10)),
			many: settledKey(topics(many.url), async (program) => {
				await toTopics(program, 10_000);
				await program.press('o', /\d of 10001/);
				await program.settled(200);
			}),
			typing: settledKey(topics(many.url), (program) => toTopics(program, 10_000), [
				...'orders.s',
				keys.backspace,
			]),
		},
		5,
	);
	return [
		row('key in a list of 10', measured.few, measured.clack, 'clack', 3.5),
		row('key in a list of 10,000 with a filter', measured.many, measured.few, 'a list of 10', 1.3),
		row('letter of a filter over 10,000', measured.typing, measured.few, 'a key', 3),
		{...row('stand-ins with 10,000 topics', [many.took], [1000], 'a second', 1)},
	];
};

/** Peak memory at the list, and after a whole run with its proof. */
export const memory: Group = async (setup) => {
	const {url} = await setup.sandbox(420);
	const atList: Measure = peakMemory(setup.start(setup.kafkey), (program) =>
		program.shows('Confluent Cloud'),
	);
	const whole: Measure = () =>
		peakMemory(setup.start(setup.kafkey, ...toQuestions(url)), (program) => toProof(program, 420))();
	const hello: Measure = peakMemory(
		setup.start('--eval', 'process.stdout.write("hello");setInterval(() => {}, 1000)'),
		(program) => program.shows('hello'),
	);
	const ink = peakMemory(setup.peer('ink'), (program) => program.shows('Confluent Cloud'));
	const measured = await inTurns({hello, atList, ink, whole}, 5);
	return [
		memoryRow('memory of hello', measured.hello, measured.hello),
		memoryRow('memory at the list', measured.atList, measured.hello, 1.65),
		memoryRow('memory of the same list: Ink as it comes', measured.ink, measured.hello),
		memoryRow('memory after a whole run with its proof', measured.whole, measured.hello, 3),
		await backAndForth(setup),
	];
};

/** How much a thousand moves to and fro add to the memory, once two hundred have shown what they need. */
async function backAndForth(setup: Setup): Promise<Row> {
	const program = new Program(setup.start(setup.kafkey));
	await program.shows('Confluent Cloud');
	const moves = async (count: number) => {
		for (let move = 0; move < count; move++) await program.press(move % 2 ? keys.up : keys.down);
		return program.resident;
	};
	const before = await moves(300);
	const after = await moves(1000);
	await program.kill();
	return {...memoryRow('memory after 1,000 moves more', [after], [before], 1.1), of: 'before'};
}

/** What an installation brings. */
export const installing: Group = async (setup) => {
	const {bytes, packages, scripts} = setup.installed();
	return [
		{what: 'installed size', unit: 'MB', samples: [bytes / 1e6], value: bytes / 1e6, of: 'MB', most: 4.5},
		{what: 'packages', unit: '', samples: [packages], value: packages, of: '', most: 1},
		{
			what: 'packages that run something when installed',
			unit: '',
			samples: [scripts],
			value: scripts,
			of: '',
			most: 0,
		},
	];
};

/** What one provider more costs at the list: three more, divided by three. */
export const growing: Group = async (setup) => {
	const [now, more] = [setup.withMoreProviders(0), setup.withMoreProviders(3)];
	const list = 'Confluent Cloud';
	const {three, none} = await inTurns(
		{none: untilShown(setup.start(now), list), three: untilShown(setup.start(more), list)},
		2 * times,
	);
	const one = 1 + (ratio(three, none) - 1) / 3;
	return [{...row('list with one provider more', three, none, 'the list', 1.02), value: one}];
};

/** Keys while a list of 10,000 arrives, and while a server takes two seconds for each answer. */
export const waiting: Group = async (setup) => {
	const {url} = await setup.sandbox(10_000);
	const slowest = async (toList: (program: Program) => Promise<unknown>, pressed: readonly string[]) => {
		const program = new Program(setup.start(setup.kafkey, ...toQuestions(url)));
		const taken: number[] = [];
		await program.shows('e-mail address');
		await program.press(keys.enter, 'API key?');
		await toList(program);
		for (const key of pressed) taken.push(await program.press(key));
		await program.kill();
		return Math.max(...taken);
	};
	const moves = Array.from({length: 30}, (_, index) => (index % 10 < 9 ? keys.down : keys.up));
	const arriving = async () =>
		slowest(async (program) => {
			await program.press(keys.enter, 'orders');
			await program.press(keys.enter, /❯ \S/);
		}, moves);
	const slow = async () => {
		const body = JSON.stringify({kind: 'delay', milliseconds: 2000, times: 1});
		await fetch(new URL('/_sandbox/faults', url), {method: 'POST', body});
		return slowest(
			async (program) => program.press(keys.enter, 'fetching'),
			['a', 'b', keys.backspace, keys.backspace],
		);
	};
	const measured = await inTurns({arriving, slow}, 3);
	return [
		{...row('slowest key while 10,000 topics arrive', measured.arriving, [50, 50, 50], '50 ms', 1)},
		{...row('slowest key while the server takes 2 s', measured.slow, [50, 50, 50], '50 ms', 1)},
	];
};
