import {beforeEach, describe, expect, test} from 'vitest';
import {stores} from '../../source/delivery/stores/index.js';
import {Problem} from '../../source/errors.js';
import {keyOf} from '../../source/wizard/editing/keys.js';
import {applyKey, lineOf} from '../../source/wizard/editing/line-edit.js';
import {highlightedOf} from '../../source/wizard/editing/list-edit.js';
import {FakeRun} from '../support/fake-session.js';

let run: FakeRun;

const storing = () => run.session.storing;
const delivering = () => run.session.delivering;
const view = () => run.state.stores;
const placing = () => run.session.placing;
const receipts = () => run.state.secret?.receipts.map(({label, sentence}) => `${label}: ${sentence}`);
const [github, , , aws] = stores;

/** Types the answer to the question on the screen, and takes it. */
function answer(text: string): void {
	const stores = view();
	if (!stores?.chosen) throw new Error('No question of a store is on the screen.');
	const {state: line} = applyKey(lineOf(), keyOf('text', text));
	run.session.dispatch({type: 'stores', stores: {...stores, chosen: {...stores.chosen, line}}});
	storing().answer();
}

/** Lets the command that saves hang until it is ended; settles when it has begun. */
function hangs(): Promise<void> {
	return new Promise((begun) => {
		run.doors.stores.save = (_chosen, _accesses, {signal}) =>
			new Promise((_, reject) => {
				signal.addEventListener('abort', () => reject(new Problem({what: 'It is not known.'})));
				begun();
			});
	});
}

/** A run whose store's command hangs, until the person ends it. */
async function endsWhileSaving(): Promise<void> {
	const begun = hangs();
	placing().moveTo('', {store: github ?? expect.fail(), answers: {}});
	await run.until(({destination}) => !destination.checking);
	const confirmed = run.confirm();
	await begun;
	delivering().stop();
	await confirmed;
}

beforeEach(async () => {
	run = await new FakeRun().toReview();
	run.doors.stores.find = async () => [github, aws].flatMap((store) => (store ? [store] : []));
});

describe('as the destination', () => {
	test('is proved before anything is created, gets the secret in place of a file, and is in the journal', async () => {
		const noted: unknown[] = [];
		const {begin} = run.doors.journal;
		run.doors.journal = {
			...run.doors.journal,
			begin: (record) => {
				noted.push(record.store, record.destination);
				return begin(record);
			},
		};
		await storing().open();
		storing().choose();
		answer('acme/api');
		answer('');
		expect(view()).toBeUndefined();
		await run.until(({destination}) => !destination.checking);
		expect(run.state.destination.proof).toEqual({
			shown: 'GitHub Actions · acme/api',
			facts: ['gh is signed in'],
			warnings: [],
			commands: {lines: ['gh secret set KAFKA_SASL_PASSWORD'], notes: []},
		});
		await run.confirm();
		expect(noted).toEqual(['GitHub Actions · acme/api', undefined]);
		expect(receipts()).toEqual(['saved: GitHub secret · acme/api']);
		expect(run.doors.done.filter((each) => /^(save|store|journal closed)/.test(each))).toEqual([
			'store github {"repository":"acme/api","environment":""}',
			'journal closed',
		]);
	});

	test('takes a yes where something of a name is there, and where nobody knows', async () => {
		run.doors.stores.prove = async () => ({lines: [], there: ['KAFKA_SASL_PASSWORD']});
		const chosen = {store: github ?? expect.fail(), answers: {repository: '', environment: ''}};
		placing().moveTo('', chosen);
		await run.until(({destination}) => !destination.checking);
		expect(run.state.destination.consents).toEqual([
			'KAFKA_SASL_PASSWORD is there already. Saving replaces what is there; GitHub keeps no older value.',
		]);
		expect(placing().isReady()).toBe(false);
		run.doors.stores.prove = async () => ({lines: [], there: undefined});
		placing().moveTo('', chosen);
		await run.until(({destination}) => !destination.checking);
		expect(run.state.destination.consents).toHaveLength(1);
		await run.confirm();
		expect(run.state.run).toBeUndefined();
		placing().consent();
		await run.confirm();
		expect(receipts()).toEqual(['saved: GitHub secret · the repository of this folder']);
	});

	test('that cannot be used keeps everything from being created', async () => {
		run.doors.stores.prove = async () => {
			throw new Problem({what: 'gh does not say that you are signed in.'});
		};
		placing().moveTo('', {store: github ?? expect.fail(), answers: {}});
		await run.until(({destination}) => !destination.checking);
		await run.confirm();
		expect(run.state.run).toBeUndefined();
		expect(run.state.destination.problem?.what).toBe('gh does not say that you are signed in.');
	});

	test('that does not take the secret leaves it on the screen, and the note in the journal', async () => {
		run.doors.stores.save = async () => {
			throw new Problem({what: 'It was not saved in GitHub Actions.', why: 'gh ended with code 1.'});
		};
		placing().moveTo('', {store: github ?? expect.fail(), answers: {}});
		await run.until(({destination}) => !destination.checking);
		await run.confirm();
		expect(run.state.run?.status).toBe('made');
		expect(receipts()).toEqual([
			'not saved: It was not saved in GitHub Actions. gh ended with code 1. The credential is unchanged.',
		]);
		expect(run.doors.done).not.toContain('journal closed');
	});

	test('whose command hangs is ended by the person, and the secret is shown', async () => {
		await endsWhileSaving();
		expect(receipts()).toEqual(['not saved: It is not known. The credential is unchanged.']);
	});

	test('that was ended once takes the secret of the next run', async () => {
		const {save} = run.doors.stores;
		await endsWhileSaving();
		await run.session.planning.takeBack();
		run.doors.stores.save = async (chosen, accesses, saving) => {
			saving.signal?.throwIfAborted();
			await save(chosen, accesses, saving);
		};
		await run.confirm();
		expect(receipts()?.at(-1)).toBe('saved: GitHub secret · the repository of this folder');
	});
});

describe('the list', () => {
	test('has two seconds to say that somebody is signed in, and can be chosen when it is slower', async () => {
		const waited: number[] = [];
		run.doors.stores.signedIn = async (_store, _signal, patience) => {
			waited.push(patience);
			return 'silent';
		};
		await storing().open();
		expect(waited).toEqual([2000, 2000]);
		storing().choose();
		expect(view()?.chosen?.store.id).toBe('github');
	});

	test('says which commands are there, who is signed in, and why one cannot be taken', async () => {
		run.doors.stores.signedIn = async ({id}) => (id === 'aws' ? 'signed-out' : 'ready');
		await storing().open();
		expect(view()?.list.choices).toMatchObject([
			{label: 'GitHub Actions', hint: 'gh', detail: 'signed in'},
			{label: 'AWS Secrets Manager', hint: 'aws', detail: 'not signed in'},
		]);
		const stores = view() ?? expect.fail();
		run.session.dispatch({type: 'stores', stores: {...stores, list: {...stores.list, index: 1}}});
		storing().choose();
		expect(highlightedOf(view()?.list ?? expect.fail())?.value).toBe('aws');
		expect(run.state.complaint?.sentence).toBe(
			'aws does not say that you are signed in. Sign in with aws sso login, or aws configure.',
		);
	});

	test('without any command says which ones are meant', async () => {
		run.doors.stores.find = async () => [];
		await storing().open();
		expect(run.state.complaint?.sentence).toMatch(/^No command of a secret store is on PATH: gh, op,/);
		storing().back();
		expect(view()).toBeUndefined();
	});

	test('is left step by step, and what is wrong with an answer is said', async () => {
		await storing().open();
		storing().choose();
		answer('no repository');
		expect(run.state.complaint?.sentence).toBe('That cannot be used. It looks like this: acme/api');
		answer('acme/api');
		storing().back();
		expect(view()?.chosen?.line.text).toBe('acme/api');
		storing().back();
		expect(view()).toMatchObject({offers: [{}, {}]});
		expect(view()?.chosen).toBeUndefined();
		storing().back();
		expect(run.state.destination.path).toBe('.env');
	});
});

describe('a new credential', () => {
	beforeEach(async () => {
		await run.confirm();
		await storing().open();
		storing().choose();
		answer('acme/api');
	});

	test('goes to a store besides, after a look and a yes', async () => {
		run.doors.stores.prove = async () => ({lines: ['gh secret set X'], there: ['X']});
		answer('');
		await run.until(({stores}) => stores?.chosen?.plan !== undefined);
		expect(view()?.chosen?.plan).toMatchObject({lines: ['gh secret set X'], isThere: true});
		storing().confirm(run.state.run?.credential ?? expect.fail());
		await storing().idle();
		expect(view()).toBeUndefined();
		expect(receipts()).toEqual(['saved: .env · 5 lines · mode 600', 'saved: GitHub secret · acme/api']);
	});

	test('comes back to the last question where the look failed', async () => {
		run.doors.stores.prove = async () => {
			throw new Problem({what: 'gh did not say in time whether you are signed in.'});
		};
		answer('production');
		await run.until(({complaint}) => complaint !== undefined);
		expect(view()?.chosen).toMatchObject({answers: {repository: 'acme/api'}, line: {text: 'production'}});
	});

	test('is not waited for when the person goes back while its command runs', async () => {
		const begun = hangs();
		answer('');
		await run.until(({stores}) => stores?.chosen?.plan !== undefined);
		storing().confirm(run.state.run?.credential ?? expect.fail());
		await begun;
		storing().back();
		await storing().idle();
		expect(receipts()).toContain('not saved: It is not known. The credential is unchanged.');
	});
});
