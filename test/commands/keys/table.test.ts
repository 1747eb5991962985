import {expect, test} from 'vitest';
import {spokenTable} from '../../../source/commands/keys/spoken.js';
import {tableOf} from '../../../source/commands/keys/table.js';
import {Shelf} from '../../keys/support/source.js';
import {heldOf} from '../../support/life.js';

const now = new Date('2026-06-01T00:00:00Z');
const shelf = new Shelf();
const [keys, passes] = [shelf.source(), shelf.source('pass')];
const account = {who: 'dana', api: undefined};
const all = [
	{
		source: {...keys, account},
		held: heldOf('k-1', {
			name: 'orders',
			opens: 'bay 7 of the northern zone',
			owner: 'o-1',
			created: '2026-05-01T00:00:00Z',
		}),
	},
	{source: {...passes, account}, held: heldOf('p-22', {name: 'p-22', opens: 'the gate', state: 'blocked'})},
];

test('a table for each sign-in, with the columns that somebody fills', () => {
	expect(tableOf(all, [], {width: undefined, ellipsis: '…', now})).toEqual([
		'Depot · dana',
		'KIND        ID    NAME    OPENS                       OWNER  AGE',
		'Depot key   k-1   orders  bay 7 of the northern zone  o-1    31 d',
		'Depot pass  p-22          the gate (blocked)',
	]);
	const [, head] = tableOf(all.slice(1), [], {width: undefined, ellipsis: '…', now});
	expect(head).toBe('KIND        ID    OPENS');
});

test.each([64, 50, 40, 30, 12])('in %d columns no line is longer, and every id is whole', (width) => {
	const lines = tableOf(all, [], {width, ellipsis: '…', now});
	expect(lines.filter((line) => line.length > width)).toEqual([]);
	for (const id of ['k-1', 'p-22']) expect(lines.filter((line) => line.includes(id)).length).toBe(1);
});

test('notes stand under their key, and what was not listed at the end with why', () => {
	const lines = tableOf(
		all,
		[{provider: keys.provider, kind: passes.kind, why: {what: 'It is closed.'}, failed: true}],
		{
			width: undefined,
			ellipsis: '…',
			now,
			notes: ({held}) => (held.id === 'k-1' ? ['it was made 400 days ago'] : []),
		},
	);
	expect(lines[lines.findIndex((line) => line.includes('k-1')) + 1]).toBe('  it was made 400 days ago');
	expect(lines.slice(-2)).toEqual(['', 'Not listed: Depot, Depot pass: It is closed.']);
});

test('who hears the keys hears what is known of each, and nothing of what is not', () => {
	const unnamed = {source: {...keys, account}, held: heldOf('k-9', {name: '', opens: 'bay 9'})};
	expect(spokenTable([...all, unnamed], [], {})).toEqual([
		'Depot, dana: 3 keys',
		'Depot key k-1, name orders, opens bay 7 of the northern zone, owner o-1, created 2026-05-01',
		'Depot pass p-22, opens the gate, blocked',
		'Depot key k-9, opens bay 9',
		'With an id: kafkey show ID, kafkey edit ID, kafkey rotate ID, kafkey revoke ID.',
	]);
});
