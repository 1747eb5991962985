import {inTurns, ratio, untilShown} from '../measures.js';
import {type Group, row} from '../row.js';

/** What one provider more costs at the list: three more, divided by three. */
export const growing: Group = async (setup) => {
	const [now, more] = [setup.withMoreProviders(0), setup.withMoreProviders(3)];
	const list = 'Confluent Cloud';
	const {three, none} = await inTurns(
		{none: untilShown(setup.start(now), list), three: untilShown(setup.start(more), list)},
		24,
	);
	const one = 1 + (ratio(three, none) - 1) / 3;
	return [{...row('list with one provider more', three, none, 'the list', 1.02), value: one}];
};
