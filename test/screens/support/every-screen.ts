import {Problem} from '../../../source/errors.js';
import type {JournalRecord} from '../../../source/journal/record.js';
import {keyOf} from '../../../source/wizard/editing/keys.js';
import {lineOf} from '../../../source/wizard/editing/line-edit.js';
import type {RecoveringState} from '../../../source/wizard/state.js';
import {byHand, choice, depot, FakeApi, pages, unclear} from '../../support/fake-provider.js';
import {conflict, FakeRun, proofOf} from '../../support/fake-session.js';
import {changed, quit, secretScreens} from './secret-screens.js';
import {storeScreens} from './store-screens.js';

const never = () => new Promise<never>(() => undefined);

/** Names as the systems of the world have them. */
const zones = [
	...['注文-本番-東京', '재고-운영', '🚚-shipping-🇪🇺', 'cafe\u0301-menu', 'Ελλάδα-παραγγελίες'],
	`orders-${'of-the-northern-region-'.repeat(6)}prod`,
	...Array.from({length: 30}, (_, index) => `zone-${index}`),
].map((value) => choice(value, {hint: 'Standard', detail: 'region 1, three rooms'}));

async function atZones(list = () => pages(zones)): Promise<FakeRun> {
	const run = new FakeRun();
	run.api.lists['zone'] = list;
	await run.signIn();
	run.pick('key');
	return run;
}

async function listed(): Promise<FakeRun> {
	const run = await atZones();
	await run.listed('depot/key/zone');
	return run;
}

async function atRights(access: 'guests' | 'rules'): Promise<FakeRun> {
	const run = await listed();
	run.pick('zone-3');
	await run.listed('depot/key/bay');
	run.enter().pick(access);
	await run.listed(`depot/key/${access}`);
	return run;
}

async function atPassword(): Promise<FakeRun> {
	const run = await listed();
	run.pick('zone-3');
	await run.listed('depot/key/bay');
	return run.enter().pick('none');
}

async function running(): Promise<FakeRun> {
	const run = await new FakeRun().toReview({name: 'orders-in-the-north'});
	run.api.key = never;
	run.session.planning.confirm();
	await run.until(({run: now}) => now?.steps[1]?.status === 'doing');
	return run;
}

async function lost(found?: FakeApi['found']): Promise<FakeRun> {
	const run = await new FakeRun().toReview();
	run.api.found = found;
	run.api.key = async () => {
		throw unclear('Depot did not answer within 60 s; it is not known whether the key was created.');
	};
	return run.confirm();
}

async function refused(): Promise<FakeRun> {
	const run = await new FakeRun().toReview();
	run.api.key = async () => {
		throw new Problem({
			what: 'Depot refused to create the key.',
			why: 'There are 10 keys already, and no more are allowed.',
			next: 'Delete a key that nobody uses, then try again.',
		});
	};
	return run.confirm();
}

const record: JournalRecord = {
	version: 1,
	startedAt: '2026-04-01T10:00:00.000Z',
	provider: 'depot',
	kind: 'key',
	sandbox: false,
	answers: {},
	secrets: [],
	steps: [
		{
			id: 'key',
			thing: 'key',
			will: 'create key orders',
			did: 'created key orders',
			status: 'made',
			label: 'k-1',
		},
	],
};

function unfinished(): FakeRun {
	const entry = {record, close: () => undefined, note: () => undefined};
	return new FakeRun({unfinished: [entry, entry]});
}

async function recovering(more: Partial<RecoveringState>): Promise<FakeRun> {
	const entry = {record, close: () => undefined, note: () => undefined};
	const recovering = {status: 'found' as const, left: [], unknown: [], problems: [], ...more};
	return new FakeRun({unfinished: [entry], recovering}).signIn();
}

const help = {type: 'overlay', overlay: 'help'} as const;

/** Every screen of the wizard, by what is on it. */
export const everyScreen: Readonly<Record<string, () => FakeRun | Promise<FakeRun>>> = {
	providers: () => new FakeRun(),
	'sandbox starting': () => new FakeRun({sandbox: 'starting'}),
	'sign-in': () => new FakeRun().pick('depot'),
	'sign-in of a retired system': () => new FakeRun().pick('pier'),
	'sign-in complained about': () => new FakeRun().pick('depot').type('a?').enter(),
	'sign-in secret': () => new FakeRun().pick('depot').answer('dana').type('the-token'),
	connecting: () => {
		const api = new FakeApi();
		const run = new FakeRun({providers: [depot(api, {connect: never})]});
		run.session.open();
		run.pick('depot').answer('dana').answer('the-token');
		return run;
	},
	'sign-in refused': async () => {
		const connect = async () => {
			throw new Problem({
				what: 'Depot does not accept the token.',
				why: 'It answered 401 (Unauthorized).',
				next: 'Check the token, or make a new one.',
			});
		};
		return new FakeRun({providers: [depot(new FakeApi(), {connect})]}).signIn();
	},
	kinds: () => new FakeRun().signIn(),
	'list under way': () => atZones(byHand().listing),
	list: listed,
	'list filtered': async () => (await listed()).type('zone-2'),
	'list, long name marked': async () =>
		(await listed()).press(...Array.from({length: 5}, () => keyOf('down'))),
	'list refused': async () => {
		const run = await atZones(async function* () {
			yield* pages();
			throw new Problem({
				what: 'Could not list zones.',
				why: 'Depot answered 403 (Forbidden).',
				next: 'Type the zone, or ask for the right to list zones.',
			});
		});
		await run.listed('depot/key/zone');
		return run;
	},
	'several of a list': async () => (await atRights('guests')).press(keyOf('space')),
	'no rows yet': () => atRights('rules'),
	'rows, and a new one': () =>
		changed(atRights('rules'), {
			type: 'drafted',
			key: 'depot/key/rules',
			draft: {
				kind: 'rows',
				index: 0,
				rows: Array.from({length: 12}, (_, index) => ({target: 'door', name: `東京-${index}`, note: 'why'})),
				adding: {
					row: {target: 'door', name: 'main'},
					column: 'note',
					draft: {kind: 'text', line: lineOf('wh')},
				},
			},
		}),
	password: atPassword,
	'password again': async () => (await atPassword()).type('correct horse').enter(),
	name: async () => (await atPassword()).answer('correct horse').answer('correct horse'),
	review: () => new FakeRun().toReview(),
	'review with a yes to give': () => {
		const run = new FakeRun();
		run.doors.proof = async (path) =>
			proofOf(path, {
				existing: [conflict('KAFKA_SASL_PASSWORD')],
				outside: true,
				ignore: async () => undefined,
			});
		return run.toReview();
	},
	'review of a path that cannot be': () => {
		const run = new FakeRun();
		run.doors.proof = async () => {
			throw new Problem({what: 'Git tracks .env.', why: 'It would be pushed.', next: 'Name another file.'});
		};
		return run.toReview();
	},
	'review after a refusal': refused,
	destination: async () => {
		const run = await new FakeRun().toReview();
		run.session.placing.editPath();
		return run;
	},
	running,
	'running, quitting': () => changed(running(), quit),
	'lost, not seen': () => lost([]),
	'lost, no look-up': () => lost(),
	...secretScreens,
	...storeScreens,
	'list, help': () => changed(listed(), help),
	'review, help': () => changed(new FakeRun().toReview(), help),
	unfinished,
	'looking what is left': () => recovering({status: 'looking'}),
	'what is left': () => recovering({left: ['key k-1', 'owner o-1'], unknown: ['create owner orders']}),
	'nothing left': () => recovering({}),
	'taken back': () => recovering({status: 'done'}),
	'not taken back': () =>
		recovering({status: 'done', problems: [{what: 'Key k-1 was not deleted.', why: 'Depot answered 500.'}]}),
};
