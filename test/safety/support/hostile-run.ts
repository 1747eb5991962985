import type {JournalRecord} from '../../../source/journal/record.js';
import {HttpProblem} from '../../../source/network/problem.js';
import type {Kind, Provider} from '../../../source/providers/provider.js';
import {Secret} from '../../../source/secret.js';
import {choice, credential, depot, FakeApi, pages} from '../../support/fake-provider.js';
import {FakeRun, proofOf} from '../../support/fake-session.js';

/** A word that says which field a text stands in, and the text behind it. */
export const marked = (field: string, text: string) => `${field}=${text}=`;

/** Everything that cannot be seen, or is obeyed by a terminal. */
export const unseen = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/gu;

/** A vendor whose every text that is shown holds this one. */
export function hostileRun(text: string): FakeRun {
	const api = new FakeApi();
	const hostile = (field: string) => marked(field, text);
	api.lists['zone'] = () =>
		pages([
			choice(text, {label: hostile('label'), hint: hostile('hint'), detail: hostile('detail')}),
			choice('twin', {label: marked('twin', text.replace(unseen, '').trim())}),
		]);
	api.lists['bay'] = () => pages([choice('only', {label: hostile('only')})]);
	api.owner = async () => ({ref: {id: text}, label: hostile('step')});
	api.key = async () => ({
		ref: {id: text},
		label: hostile('made'),
		credential: credential({
			id: hostile('id'),
			name: hostile('name'),
			details: [{label: 'owner', value: hostile('value')}],
			differences: [hostile('difference')],
			accesses: [
				{
					type: 'kafka',
					label: 'Kafka',
					bootstrapServers: hostile('servers'),
					securityProtocol: 'SASL_SSL',
					mechanism: 'PLAIN',
					username: hostile('user'),
					password: new Secret('hunter2-hunter2'),
					topic: hostile('topic'),
				},
			],
		}),
	});
	const base = depot(api, {
		connect: async () => ({who: hostile('who'), api, notes: [hostile('account-note')]}),
	});
	const provider: Provider = {...base, kinds: base.kinds.map((kind) => wordy(kind, hostile))};
	const run = new FakeRun({providers: [provider]});
	Object.assign(run, {api});
	run.doors.proof = async (path) => proofOf(path);
	return run;
}

/** The kind, its plan said in the server's words. */
function wordy(kind: Kind<unknown>, hostile: (field: string) => string): Kind<unknown> {
	return {
		...kind,
		plan: (planning) => {
			const plan = kind.plan(planning);
			const steps = plan.steps.map((step) => ({...step, will: hostile('will'), did: hostile('did')}));
			return {...plan, steps, notes: [hostile('note')]};
		},
	};
}

/** A create whose outcome is not known, and what a look-up sees. */
export function unclearKey(run: FakeRun, text: string): void {
	let isSent = false;
	Object.defineProperty(run.api, 'found', {
		get: () => (isSent ? [{ref: {id: text}, label: marked('found', text)}] : []),
	});
	run.api.key = async () => {
		isSent = true;
		throw new HttpProblem({what: 'Depot did not answer.'}, {outcome: 'unclear'});
	};
}

/** The record of a run that made something and did not save its secret. */
export function recordOf(text: string): JournalRecord {
	const step = {thing: 'key', will: 'create key orders', did: 'created key orders'};
	return {
		version: 1,
		startedAt: '2026-05-01T10:00:00.000Z',
		provider: 'depot',
		kind: 'key',
		sandbox: false,
		answers: {},
		secrets: [],
		steps: [{...step, id: 'key', status: 'made', ref: {id: text}, label: marked('left', text)}],
	};
}
