import {expect, test} from 'vitest';
import {findAgain, findKeys} from '../../source/keys/finding.js';
import {readable} from '../../source/keys/key.js';
import {listKeys} from '../../source/keys/listing.js';
import type {Held} from '../../source/providers/life.js';
import {refused} from '../support/fake-provider.js';
import {heldOf} from '../support/life.js';
import {Shelf, signal} from './support/source.js';

const ids = (keys: readonly {readonly held: Held}[]) => keys.map(({held}) => held.id);

test('every page of every source is listed, by name, each key once', async () => {
	const [one, other] = [new Shelf(), new Shelf()];
	one.list = async function* () {
		yield [heldOf('k-2', {name: 'zoo'}), heldOf('k-9', {name: ''})];
		yield [heldOf('k-1', {name: 'ant'}), heldOf('k-2', {name: 'zoo'})];
	};
	other.held = [heldOf('p-1')];
	const seen: string[] = [];
	const listed = await listKeys([one.source(), other.source('pass')], signal, (keys) => {
		seen.push(ids(keys).join());
	});
	expect(ids(listed.keys)).toEqual(['k-1', 'k-2', 'k-9', 'p-1']);
	expect(seen.toSorted()).toEqual(['k-1', 'k-2,k-9', 'p-1']);
	expect(listed.unlisted).toEqual([]);
});

test('a list that fails keeps what came before, and keeps nothing from the others', async () => {
	const [broken, fine, none] = [new Shelf(), new Shelf(), new Shelf()];
	broken.list = async function* () {
		yield [heldOf('k-1')];
		throw refused('Depot is closed.');
	};
	fine.held = [heldOf('p-1')];
	none.list = undefined;
	none.more = {cannot: {list: 'Depot keeps no list.'}};
	const listed = await listKeys([broken.source(), fine.source('pass'), none.source()], signal);
	expect(ids(listed.keys)).toEqual(['k-1', 'p-1']);
	expect(listed.unlisted).toMatchObject([
		{kind: {id: 'key'}, why: {what: 'Depot is closed.'}, failed: true},
		{why: {what: 'Depot keeps no list.'}, failed: false},
	]);
});

test('an id is found before a name, and a name that several have gives them all', async () => {
	const shelf = new Shelf();
	shelf.held = [
		heldOf('k-1', {name: 'k-2'}),
		heldOf('k-2'),
		heldOf('k-3', {name: 'twin'}),
		heldOf('k-4', {name: 'twin'}),
	];
	const find = async (wanted: string) => ids((await findKeys([shelf.source()], wanted, signal)).keys);
	expect(await find('k-2')).toEqual(['k-2']);
	expect(await find('twin')).toEqual(['k-3', 'k-4']);
	expect(await find('nobody')).toEqual([]);
});

test('where one can be asked for by its id nothing is listed', async () => {
	const [shown, listed] = [new Shelf(), new Shelf()];
	shown.more = {show: async ({id}) => (id === 'k-1' ? heldOf('k-1') : undefined)};
	const sources = [shown.source(), listed.source('pass')];
	expect(ids((await findKeys(sources, 'k-1', signal)).keys)).toEqual(['k-1']);
	expect([...shown.asked, ...listed.asked]).toEqual([]);
	shown.held = [heldOf('k-5', {name: 'by name'})];
	expect(ids((await findKeys(sources, 'by name', signal)).keys)).toEqual(['k-5']);
});

test('a look-up that is refused is told of, unless the list can be read', async () => {
	const [hidden, listed] = [new Shelf(), new Shelf()];
	hidden.list = undefined;
	listed.more = hidden.more = {
		show: async () => {
			throw refused('You may not see it.');
		},
	};
	const {unlisted} = await findKeys([hidden.source('pass'), listed.source()], 'k-1', signal);
	expect(unlisted).toMatchObject([{kind: {id: 'pass'}, why: {what: 'You may not see it.'}}]);
});

test('a key is found again by its reference; a list that fails says nothing', async () => {
	const shelf = new Shelf();
	const key = shelf.key(heldOf('k-1'));
	shelf.held = [heldOf('k-1', {name: 'renamed'})];
	expect((await findAgain(key, signal))?.held.name).toBe('renamed');
	shelf.held = [heldOf('k-2')];
	expect(await findAgain(key, signal)).toBeUndefined();
	shelf.list = async function* () {
		yield* [];
		throw refused('Depot is closed.');
	};
	await expect(findAgain(shelf.key(heldOf('k-1'), shelf.source()), signal)).rejects.toThrow(
		'Depot is closed.',
	);
});

test('what a server wrote cannot draw', () => {
	const evil = 'a\u001b[2Jb\u202e';
	const held = heldOf(evil, {
		name: evil,
		opens: evil,
		owner: evil,
		user: evil,
		created: evil,
		details: [{label: 'x', value: evil}],
	});
	const shown = readable(new Shelf().key(held));
	expect(JSON.stringify({...shown, ref: {}, purpose: ''})).not.toMatch(/\\u001b|\u202e/);
	expect(shown.ref).toEqual({id: evil});
});
