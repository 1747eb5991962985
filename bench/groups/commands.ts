import {inTurns, untilEnd} from '../measures.js';
import {type Group, row} from '../row.js';
import {toQuestions} from '../walks.js';

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
		12,
	);
	return [
		row('--version', version, hello, 'hello', 1.3),
		row('--help', help, hello, 'hello', 1.3),
		row('create without questions, to its end', headless, hello, 'hello', 6),
	];
};
