import {inTurns, type Measure, peakMemory} from '../measures.js';
import {keys, Program} from '../program.js';
import {type Group, memoryRow, type Row} from '../row.js';
import type {Setup} from '../setup.js';
import {toProof, toQuestions, toTopics} from '../walks.js';

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
		await backAndForth(setup, url),
	];
};

/** How much a thousand moves between two questions add to the memory, once some have shown what they need. */
async function backAndForth(setup: Setup, url: string): Promise<Row> {
	const program = new Program(setup.start(setup.kafkey, ...toQuestions(url)));
	await toTopics(program, 420);
	const moves = async (count: number) => {
		for (let move = 0; move < count; move += 2) {
			await program.press(keys.enter, 'What may it do');
			await program.press(keys.escape, 'Which topic');
		}
		return program.resident;
	};
	const before = await moves(400);
	const after = await moves(1000);
	await program.kill();
	return {...memoryRow('memory after 1,000 moves more', [after], [before], 1.1), of: 'before'};
}
