import {inTurns, settledKey} from '../measures.js';
import {keys} from '../program.js';
import {type Group, row} from '../row.js';
import {toQuestions, toTopics} from '../walks.js';

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
