import {stores} from '../../../source/delivery/stores/index.js';
import type {SignedIn} from '../../../source/delivery/stores/proof.js';
import {Problem} from '../../../source/errors.js';
import {lineOf} from '../../../source/wizard/editing/line-edit.js';
import {FakeRun} from '../../support/fake-session.js';

const never = () => new Promise<never>(() => undefined);
const lines = ['KAFKA_BOOTSTRAP_SERVERS', 'KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD'].map(
	(name) => `gh secret set ${name} --repo acme/orders-of-the-northern-region --env production`,
);
const answers = {repository: 'acme/orders-of-the-northern-region', environment: 'production'};

/** At the review, or after the creation, with every store's command on PATH. */
export async function withStores({made = false, there = ['KAFKA_SASL_PASSWORD']} = {}): Promise<FakeRun> {
	const run = await new FakeRun().toReview();
	const states: readonly SignedIn[] = ['ready', 'signed-out', 'silent'];
	run.doors.stores.find = async () => stores;
	run.doors.stores.signedIn = async (store) => states[stores.indexOf(store)] ?? 'ready';
	run.doors.stores.prove = async () => ({lines, there});
	return made ? run.confirm() : run;
}

async function listed(made: boolean): Promise<FakeRun> {
	const run = await withStores({made});
	await run.session.storing.open();
	return run;
}

async function asked(): Promise<FakeRun> {
	const run = await listed(true);
	run.session.storing.choose();
	return run;
}

/** Every question of GitHub answered. */
async function answered(run: FakeRun): Promise<FakeRun> {
	for (const text of Object.values(answers)) {
		const {stores: view} = run.state;
		if (!view?.chosen) throw new Error('No question of a store is on the screen.');
		run.session.dispatch({type: 'stores', stores: {...view, chosen: {...view.chosen, line: lineOf(text)}}});
		run.session.storing.answer();
	}
	return run;
}

async function looked(): Promise<FakeRun> {
	const run = await answered(await asked());
	await run.until((state) => state.stores?.chosen?.plan !== undefined);
	return run;
}

async function reviewed(): Promise<FakeRun> {
	const run = await answered(await chosenBefore());
	await run.until(({destination}) => !destination.checking);
	return run;
}

async function chosenBefore(): Promise<FakeRun> {
	const run = await listed(false);
	run.session.storing.choose();
	return run;
}

/** Every screen that has to do with secret stores. */
export const storeScreens: Readonly<Record<string, () => Promise<FakeRun>>> = {
	'stores before the creation': () => listed(false),
	stores: () => listed(true),
	'stores, none signed in': async () => {
		const run = await listed(true);
		const {stores: view} = run.state;
		if (view) run.session.dispatch({type: 'stores', stores: {...view, list: {...view.list, index: 1}}});
		run.session.storing.choose();
		return run;
	},
	'stores, no command': async () => {
		const run = await withStores({made: true});
		run.doors.stores.find = async () => [];
		await run.session.storing.open();
		return run;
	},
	'a store’s question': asked,
	'a store’s question, wrong answer': async () => {
		const run = await asked();
		const {stores: view} = run.state;
		if (view?.chosen)
			run.session.dispatch({
				type: 'stores',
				stores: {...view, chosen: {...view.chosen, line: lineOf('no repository')}},
			});
		run.session.storing.answer();
		return run;
	},
	'a store being looked at': async () => {
		const run = await asked();
		run.doors.stores.prove = never;
		return answered(run);
	},
	'a store’s commands': looked,
	'a store being saved in': async () => {
		const run = await looked();
		run.doors.stores.save = never;
		const credential = run.state.run?.credential;
		if (credential) run.session.storing.confirm(credential);
		return run;
	},
	'a store as the destination': reviewed,
	'a store as the destination, not usable': async () => {
		const run = await chosenBefore();
		run.doors.stores.prove = async () => {
			throw new Problem({
				what: 'gh does not say that you are signed in.',
				next: 'Sign in with gh auth login.',
			});
		};
		await answered(run);
		await run.until(({destination}) => !destination.checking);
		return run;
	},
	'a store being saved in at once': async () => {
		const run = await reviewed();
		run.doors.stores.save = never;
		run.session.placing.consent();
		run.session.planning.confirm();
		await run.until(({run: made}) => made?.steps.every(({status}) => status === 'done') ?? false);
		return run;
	},
};
