import {firstKey, inTurns, untilShown} from '../measures.js';
import {type Group, row} from '../row.js';

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
		12,
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
