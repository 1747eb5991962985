import {beforeEach, describe, expect, test} from 'vitest';
import {Problem} from '../../source/errors.js';
import {plainOf} from '../../source/providers/field.js';
import {byHand, choice, pages} from '../support/fake-provider.js';
import {FakeRun} from '../support/fake-session.js';

const key = 'depot/key/zone';
let run: FakeRun;

/** Signs in and chooses the kind; the list of zones is then under way. */
async function toZones() {
	await run.signIn();
	run.pick('key');
}

const shown = (id = key) => run.state.listings[id]?.choices.map(({label}) => label);

beforeEach(() => {
	run = new FakeRun();
});

describe('a list', () => {
	test('shows each page as it arrives', async () => {
		const zones = byHand();
		run.api.lists['zone'] = zones.listing;
		await toZones();
		expect([shown(), run.state.listings[key]?.complete]).toEqual([[], false]);
		zones.page(choice('a'));
		await run.until(() => shown()?.length === 1);
		expect(run.state.listings[key]?.complete).toBe(false);
		zones.page(choice('b'), choice('c'));
		await run.until(() => shown()?.length === 3);
		zones.end();
		expect((await run.listed(key)).map(({value}) => value)).toEqual(['a', 'b', 'c']);
	});

	test('is fetched as soon as what it needs is answered, while another question is on the screen', async () => {
		await toZones();
		expect(Object.keys(run.api.asked)).toEqual(['zone']);
		await run.listed(key);
		run.pick('z-north');
		expect(run.api.asked['bay']?.[0]?.answers['zone']).toMatchObject({value: 'z-north'});
		await run.listed('depot/key/bay');
		run.pick('z-north/1').pick('guests');
		run.session.back();
		expect(run.asked.id).toBe('access');
		expect(await run.listed('depot/key/guests')).toHaveLength(2);
	});

	test('is fetched once, however often its question is seen', async () => {
		await toZones();
		await run.listed(key);
		run.pick('z-north');
		run.session.back();
		run.session.notice('something happens');
		run.enter();
		expect(run.api.asked['zone']).toHaveLength(1);
		expect(run.api.asked['bay']).toHaveLength(1);
	});

	test('is ended when what it was fetched for changes, and says nothing more', async () => {
		const bays = byHand();
		run.api.lists['bay'] = bays.listing;
		await toZones();
		await run.listed(key);
		run.pick('z-north');
		run.session.back();
		run.api.lists['bay'] = () => pages([choice('south-1'), choice('south-2')]);
		run.pick('z-south');
		expect(run.api.asked['bay']?.[0]?.signal.aborted).toBe(true);
		bays.page(choice('north-1'));
		bays.end();
		expect((await run.listed('depot/key/bay')).map(({value}) => value)).toEqual(['south-1', 'south-2']);
	});

	test('is ended when the person leaves', async () => {
		run.api.lists['zone'] = byHand().listing;
		await toZones();
		run.session.leave(130);
		expect(run.api.asked['zone']?.[0]?.signal.aborted).toBe(true);
	});

	test('is fetched again on request, and what was there goes', async () => {
		await toZones();
		await run.listed(key);
		run.api.lists['zone'] = () => pages([choice('new-1'), choice('new-2')]);
		run.session.refresh(run.asked);
		expect(shown()).toEqual([]);
		await run.listed(key);
		expect(shown()).toEqual(['new-1', 'new-2']);
	});

	test('that is refused keeps the reason, and its question takes typing', async () => {
		run.api.lists['zone'] = async function* () {
			yield* pages();
			throw new Problem({what: 'Depot forbids listing zones.'});
		};
		await toZones();
		await run.listed(key);
		expect(run.state.listings[key]?.problem?.what).toBe('Depot forbids listing zones.');
		run.type('west').enter();
		expect(run.state.answers[key]).toMatchObject({value: 'west', typed: true});
	});

	test('that breaks off keeps the pages it had', async () => {
		const zones = byHand();
		run.api.lists['zone'] = zones.listing;
		await toZones();
		zones.page(choice('a'), choice('b'));
		zones.fail(new Problem({what: 'The line is dead.'}));
		await run.listed(key);
		expect([shown(), run.state.listings[key]?.problem?.what]).toEqual([['a', 'b'], 'The line is dead.']);
	});

	test('has each entry once, within a page and across pages', async () => {
		run.api.lists['zone'] = () =>
			pages([choice('a'), choice('a', {label: 'a again'}), choice('b')], [choice('b'), choice('c')]);
		await toZones();
		await run.listed(key);
		expect(shown()).toEqual(['a', 'b', 'c']);
	});

	test('of one entry, sent twice, is still one entry', async () => {
		run.api.lists['zone'] = () => pages([choice('a'), choice('a')]);
		await toZones();
		await run.listed(key);
		expect(plainOf(run.state.answers[key])).toBe('a');
	});

	test('has what the last run chose on top, whichever page it comes with', async () => {
		run = new FakeRun({remembered: {[key]: 'c'}});
		run.api.lists['zone'] = () => pages([choice('a'), choice('b')], [choice('c')]);
		await toZones();
		await run.listed(key);
		expect(shown()).toEqual(['c', 'a', 'b']);
		expect(plainOf(run.enter().state.answers[key])).toBe('c');
	});

	test('shows a server’s text without its control and hidden characters; the value stays as it came', async () => {
		const evil = 'a\u001b]52;c;cm0=\u0007\u202e';
		run.api.lists['zone'] = () => pages([choice(evil, {hint: evil, detail: evil}), choice('b')]);
		await toZones();
		const [first] = await run.listed(key);
		expect(first?.value).toBe(evil);
		for (const text of [first?.label, first?.hint, first?.detail])
			expect(text).toBe('a\\u{1b}]52;c;cm0=\\u{7}\\u{202e}');
	});
});

test('a table’s list is fetched too', async () => {
	await toZones();
	await run.listed(key);
	run.pick('z-north');
	await run.listed('depot/key/bay');
	run.pick('z-north/1').pick('rules');
	expect((await run.listed('depot/key/rules')).map(({value}) => value)).toEqual(['s-1', 's-2']);
});

test('nothing is fetched before the sign-in', () => {
	run.session.open();
	run.session.dispatch({type: 'answered', key: 'start/provider', answer: {...choice('depot'), typed: false}});
	run.session.dispatch({type: 'answered', key: 'depot/kind', answer: {...choice('key'), typed: false}});
	expect([run.api.asked, run.state.listings]).toEqual([{}, {}]);
});
