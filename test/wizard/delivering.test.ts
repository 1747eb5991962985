import {beforeEach, describe, expect, test} from 'vitest';
import {Problem} from '../../source/errors.js';
import {Secret} from '../../source/secret.js';
import {credential} from '../support/fake-provider.js';
import {conflict, FakeRun, proofOf} from '../support/fake-session.js';

let run: FakeRun;

const placing = () => run.session.placing;
const delivering = () => run.session.delivering;
const made = () => run.state.run?.credential ?? expect.fail('nothing was made');
const receipts = () => run.state.secret?.receipts.map(({label, sentence}) => `${label}: ${sentence}`);
const clash = {name: 'KAFKA_SASL_PASSWORD', old: '••••old', new: '••••new'};

beforeEach(async () => {
	run = await new FakeRun().toReview();
});

describe('the destination', () => {
	test('gets the secret before anything is shown of it', async () => {
		const order: string[] = [];
		run.doors.saved = async () => {
			order.push(`saved, receipts: ${receipts()?.length}`);
			return {receipt: {label: 'saved', sentence: '.env', tone: 'ok'}};
		};
		await run.confirm();
		expect(order).toEqual(['saved, receipts: 0']);
		expect(receipts()).toEqual(['saved: .env']);
		expect(run.state.secret).toMatchObject({revealed: false, ticked: false, marked: 2});
	});

	test('that cannot be written any more is said, and the secret is still there to be saved', async () => {
		run.doors.saved = async () => {
			throw new Problem({what: '.env was not written.', why: 'The disk is full.'});
		};
		await run.confirm();
		expect(receipts()).toEqual(['not saved: .env was not written. The disk is full.']);
		run.doors.saved = async () => ({receipt: {label: 'saved', sentence: 'other.env', tone: 'ok'}});
		await delivering().save(made(), 'other.env', 'variables');
		expect(receipts()).toEqual(['saved: other.env']);
		await delivering().save(made(), 'other.env', 'variables');
		expect(receipts()).toEqual(['saved: other.env']);
	});

	test('with values that came meanwhile asks before it replaces them', async () => {
		run.doors.saved = async (path, replace) =>
			replace.length === 0
				? {clashes: [clash], existing: [conflict('KAFKA_SASL_PASSWORD')]}
				: {receipt: {label: 'saved', sentence: path, tone: 'ok'}};
		await run.confirm();
		expect(run.state.secret?.saving).toMatchObject({clashes: [clash], what: 'variables'});
		expect(receipts()).toEqual([]);
		await delivering().replace(made(), '.env', 'variables');
		expect(run.doors.done).toContain('save .env over KAFKA_SASL_PASSWORD');
		expect(run.state.secret?.saving).toBeUndefined();
		expect(receipts()).toEqual(['saved: .env']);
	});

	test('outside the folder needs a yes', async () => {
		run.doors.proof = async (path) => proofOf(path, {outside: true});
		placing().moveTo('/tmp/.env');
		await run.until(({destination}) => !destination.checking);
		expect(run.state.destination.consents).toEqual(['/tmp/.env is outside the folder you are in.']);
		expect(placing().isReady()).toBe(false);
		placing().consent();
		expect(placing().isReady()).toBe(true);
		placing().consent();
		expect(placing().isReady()).toBe(false);
	});

	test('that changes while it is looked at is not taken for the other', async () => {
		const proofs: Record<string, () => void> = {};
		run.doors.proof = (path) =>
			new Promise((resolve) => {
				proofs[path] = () => resolve(proofOf(path, {facts: [`facts of ${path}`]}));
			});
		placing().moveTo('one.env');
		placing().moveTo('two.env');
		proofs['two.env']?.();
		await run.until(({destination}) => !destination.checking);
		proofs['one.env']?.();
		await run.session.planning.idle();
		expect(run.state.destination.proof?.facts).toEqual(['facts of two.env']);
	});

	test('that git would commit can be ignored, and is looked at again', async () => {
		let ignored = false;
		run.doors.proof = async (path) =>
			ignored
				? proofOf(path, {facts: ['ignored by git']})
				: proofOf(path, {
						ignore: async () => {
							ignored = true;
						},
					});
		placing().moveTo('new.env');
		await run.until(({destination}) => destination.offersIgnore);
		await placing().ignore();
		await run.until(({destination}) => !destination.checking);
		expect(run.state.destination).toMatchObject({offersIgnore: false, proof: {facts: ['ignored by git']}});
	});

	test('that could not be ignored can be tried again', async () => {
		let tries = 0;
		run.doors.proof = async (path) =>
			proofOf(path, {
				ignore: async () => {
					tries += 1;
					if (tries === 1) throw new Problem({what: '.gitignore cannot be written.'});
				},
			});
		placing().moveTo('new.env');
		await run.until(({destination}) => destination.offersIgnore);
		await placing().ignore();
		expect(run.state.destination.problem?.what).toBe('.gitignore cannot be written.');
		await placing().ignore();
		await run.until(({destination}) => !destination.checking);
		expect(placing().isReady()).toBe(true);
	});
});

describe('elsewhere too', () => {
	beforeEach(async () => {
		run.api.key = async () => ({
			ref: {id: 'k'},
			label: 'k',
			credential: credential({
				files: [{label: 'key file', name: 'orders.json', bytes: new Secret('{}')}],
			}),
		});
		await run.confirm();
		run.doors.done.length = 0;
	});

	test('starts from the path that was chosen, or from the file’s own name', () => {
		delivering().openSaving('variables');
		expect(run.state.secret?.saving?.line.text).toBe('.env');
		delivering().openSaving(0);
		expect(run.state.secret?.saving?.line.text).toBe('orders.json');
	});

	test('a vendor’s file is written as itself', async () => {
		await delivering().save(made(), 'orders.json', 0);
		expect(run.doors.done).toContain('save file orders.json as orders.json');
		expect(receipts()).toHaveLength(2);
	});
});

describe('the clipboard', () => {
	beforeEach(() => run.confirm());

	test('gets the marked row, or everything', async () => {
		const row = {label: 'secret', text: new Secret('123456'), isSecret: true};
		await run.session.copying.copy(made(), row);
		expect(run.state.secret?.said).toEqual({text: 'secret: copied with a native tool.', tone: 'ok'});
		await run.session.copying.copy(made());
		expect(run.state.secret?.said?.text).toBe('Everything: copied with a native tool.');
		expect(run.doors.done.slice(-2)).toEqual(['copy 6 characters', 'copy 30 characters']);
	});

	test('is emptied once, and not before something was copied', async () => {
		await run.session.copying.clearClipboard();
		expect(run.state.secret?.said).toEqual({text: 'Nothing was copied.', tone: 'warn'});
		await run.session.copying.copy(made());
		await run.session.copying.clearClipboard();
		expect(run.state.secret?.said).toEqual({text: 'The clipboard is empty again.', tone: 'ok'});
		await run.session.copying.clearClipboard();
		expect(run.state.secret?.said?.text).toBe('Nothing was copied.');
	});

	test('that does not work is said', async () => {
		run.doors.copied = async () => {
			throw new Problem({what: 'There is no clipboard here.'});
		};
		await run.session.copying.copy(made());
		expect(run.state.secret?.said).toEqual({text: 'There is no clipboard here.', tone: 'problem'});
	});
});
