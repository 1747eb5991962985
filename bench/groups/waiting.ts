import {inTurns} from '../measures.js';
import {keys, Program} from '../program.js';
import {type Group, row} from '../row.js';
import {spell, toClusters, toQuestions, toRule, toRules} from '../walks.js';

const filter = 'orders';

/** Keys while a list of 10,000 arrives page by page, and while a server takes two seconds for each answer. */
export const waiting: Group = async (setup) => {
	const {url, order} = await setup.sandbox(10_000);
	const slowest = async (arguments_: readonly string[], press: (program: Program) => Promise<number[]>) => {
		const program = new Program(setup.start(setup.kafkey, ...arguments_));
		try {
			return Math.max(...(await press(program)));
		} finally {
			await program.kill();
			await order();
		}
	};
	const arriving = () =>
		slowest(toRules(url), async (program) => {
			await order({kind: 'delay-after', path: '/topics/details', milliseconds: 20, times: 200});
			await toRule(program);
			const taken: number[] = [];
			for (let move = 0; move < 40; move++)
				taken.push(await program.move(move % 10 < 9 ? keys.down : keys.up));
			taken.push(...(await spell(program, filter, 'filter  ')));
			if (/ of 10000\b/.test(program.screen)) throw new Error('The list was there before the keys were.');
			return taken;
		});
	const slow = () =>
		slowest(toQuestions(url), async (program) => {
			await toClusters(program);
			await order({kind: 'delay', milliseconds: 2000, times: 20});
			await program.press(keys.enter, 'fetching');
			return spell(program, filter, '❯ ');
		});
	// In how many frames it is said that something is fetched.
	const unnoticed = () =>
		slowest(toQuestions(url), async (program) => {
			await toClusters(program);
			await order({kind: 'delay', milliseconds: 300, times: 20});
			const said = program.count('fetching');
			await program.press(keys.enter, '10001');
			return [said()];
		});
	const {waits} = await inTurns({waits: unnoticed}, 3);
	const measured = await inTurns({arriving, slow}, 5);
	const most = measured.slow.map(() => 50);
	return [
		row('slowest key while 10,000 topics arrive', measured.arriving, most, '50 ms', 1),
		row('slowest key while the server takes 2 s', measured.slow, most, '50 ms', 1),
		{
			what: 'frames that show a wait of 300 ms',
			unit: '',
			samples: waits,
			value: Math.max(...waits),
			of: '',
			most: 0,
		},
	];
};
