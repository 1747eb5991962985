import {describe, expect, test} from 'vitest';
import {receiptOf} from '../../../source/commands/create/receipt.js';
import {Problem} from '../../../source/errors.js';
import {credential, secretText, unclear} from '../../support/fake-provider.js';
import {FakeRun} from '../../support/fake-session.js';

const receipt = ({session}: FakeRun) => receiptOf(session)?.split('\n');

describe('after a run that made something', () => {
	test('what it is and where its secret went, and never the secret', async () => {
		const run = await (await new FakeRun().toReview()).confirm();
		expect(receipt(run)).toEqual([
			'kafkey: made Depot key k-1 orders (Depot)',
			'  saved: .env · 5 lines · mode 600',
		]);
		expect(receiptOf(run.session)).not.toContain(secretText);
	});

	test('in the sandbox says so', async () => {
		const run = new FakeRun();
		run.session.startSandbox();
		await run.until(({sandbox}) => sandbox === 'on');
		await run.toReview();
		expect(receipt(await run.confirm())?.[0]).toBe('kafkey: made Depot key k-1 orders (Depot, sandbox)');
	});

	test('that is saved nowhere says so, and how to delete it unless the person has it', async () => {
		const run = await new FakeRun().toReview();
		run.session.placing.moveTo('');
		await run.confirm();
		expect(receipt(run)?.slice(1)).toEqual(['  saved nowhere by kafkey', '  kafkey recover deletes it']);
		Object.assign(run.doors, {baseUrl: 'https://depot.example/a b'});
		expect(receipt(run)?.at(-1)).toBe("  kafkey recover --base-url 'https://depot.example/a b' deletes it");
		run.session.dispatch({type: 'secret', change: {ticked: true}});
		expect(receipt(run)?.slice(1)).toEqual(['  saved nowhere by kafkey']);
	});

	test('does not count a failed save or a note as a save', async () => {
		const run = await new FakeRun().toReview();
		run.doors.saved = async () => {
			throw new Problem({what: 'The disk is full.'});
		};
		await run.confirm();
		run.session.delivering.warn('The journal could not be written.');
		expect(receipt(run)?.slice(1)).toEqual([
			'  saved nowhere by kafkey',
			'  note: The journal could not be written.',
			'  kafkey recover deletes it',
		]);
	});

	test('cannot be drawn over by what a server sent', async () => {
		const run = await new FakeRun().toReview();
		const evil = 'k\u001b[2J\u202e';
		run.api.key = async () => ({
			ref: {id: 'k'},
			label: 'k',
			credential: credential({id: evil, name: evil}),
		});
		await run.confirm();
		expect(receipt(run)?.[0]).toBe('kafkey: made Depot key k\\u{1b}[2J\\u{202e} (Depot)');
	});
});

describe('after trouble', () => {
	test('what exists is named', async () => {
		const run = await new FakeRun().toReview();
		run.api.key = async () => ({ref: {id: 'k-9'}, label: 'k-9', undelivered: true});
		expect(receipt(await run.confirm())).toEqual([
			'kafkey: left without a usable secret (Depot):',
			'  owner o-1',
			'  key k-9',
		]);
	});

	test('what is not known is said beside what is', async () => {
		const run = await new FakeRun().toReview();
		run.api.found = undefined;
		run.api.key = async () => {
			throw unclear();
		};
		await run.confirm();
		expect(receipt(run)).toEqual([
			'kafkey: it is not known whether something was created (Depot). Look at: Depot office › Keys.',
			'kafkey: left without a usable secret (Depot):',
			'  owner o-1',
		]);
		await run.session.planning.takeBack();
		expect(receipt(run)).toEqual([
			'kafkey: it is not known whether something was created (Depot). Look at: Depot office › Keys.',
		]);
	});

	test('what a look-up found is known', async () => {
		const run = await new FakeRun().toReview();
		run.api.key = async () => {
			run.api.found = [{ref: {id: 'k-7'}, label: 'k-7'}];
			throw unclear();
		};
		expect(receipt(await run.confirm())).toEqual([
			'kafkey: left without a usable secret (Depot):',
			'  owner o-1',
			'  key k-7',
		]);
	});
});

test('a run that made nothing leaves nothing to read', async () => {
	expect(receipt(new FakeRun())).toBeUndefined();
	expect(receipt(await new FakeRun().toReview())).toBeUndefined();
});
