import {lineOf} from '../../../source/wizard/editing/line-edit.js';
import {listOf} from '../../../source/wizard/editing/list-edit.js';
import {formatChoices} from '../../../source/wizard/format-choices.js';
import {kafka, madeWith, registry, stages, verdicts} from '../../support/fake-check.js';
import {credential} from '../../support/fake-provider.js';
import {FakeRun} from '../../support/fake-session.js';

/** The run after these events. */
export async function changed(
	run: FakeRun | Promise<FakeRun>,
	...events: readonly Parameters<FakeRun['session']['dispatch']>[0][]
): Promise<FakeRun> {
	const {session} = await run;
	for (const event of events) session.dispatch(event);
	return run;
}

export const quit = {type: 'overlay', overlay: 'quit'} as const;

async function made(more: Parameters<typeof credential>[0] = {}): Promise<FakeRun> {
	const run = await new FakeRun().toReview();
	run.api.key = async () => ({ref: {id: 'k-1'}, label: 'k-1', credential: credential(more)});
	return run.confirm();
}

async function checked(end: keyof typeof verdicts | 'waiting'): Promise<FakeRun> {
	const {run, check} = await madeWith([kafka, registry]);
	check.of('Schema Registry').end(verdicts.works);
	if (end === 'waiting')
		check
			.of('Kafka')
			.news({stages: stages.reached, waiting: {said: 'A new key takes about 2 minutes', tries: 3}});
	else check.of('Kafka').end(verdicts[end]);
	await run.until(({checks = []}) => checks.some(({status}) => status === 'ended'));
	return run;
}

function inFormats(opened?: string): Promise<FakeRun> {
	const list = listOf(formatChoices(credential()));
	return changed(made(), {type: 'secret', change: {formats: opened ? {list, opened} : {list}}});
}

/** Every screen that there is once a credential is made. */
export const secretScreens: Readonly<Record<string, () => Promise<FakeRun>>> = {
	secret: () => made(),
	'secret of a long name': () =>
		made({details: [{label: 'name', value: `注文-${'of-the-northern-region-'.repeat(6)}prod`}]}),
	'check waiting': () => checked('waiting'),
	'check works': () => checked('works'),
	'check differs': () => checked('differs'),
	'check refused': () => checked('refused'),
	'check spreading': () => checked('spreading'),
	'check unreachable': () => checked('unreachable'),
	details: () => changed(checked('refused'), {type: 'secret', change: {details: true}}),
	'plain text yes': async () => {
		const {run} = await madeWith([{...kafka, securityProtocol: 'SASL_PLAINTEXT'}]);
		return changed(run, {type: 'allowing', allowing: lineOf('ye')});
	},
	saving: async () => {
		const run = await made();
		run.session.delivering.openSaving('variables');
		return run;
	},
	'prefix of the names': () =>
		changed(made(), {
			type: 'saving',
			saving: {line: lineOf('.env'), what: 'variables', prefix: lineOf('ORDERS')},
		}),
	'saving over other values': () =>
		changed(made(), {
			type: 'saving',
			saving: {
				line: lineOf('.env'),
				what: 'variables',
				clashes: [{name: 'KAFKA_SASL_PASSWORD', old: '••••abc', new: '••••def'}],
			},
		}),
	formats: () => inFormats(),
	'a format': () => inFormats('hello-java'),
	'secret, quitting': () => changed(made(), quit),
	'secret saved nowhere, quitting': () => changed(made(), {type: 'secret', change: {receipts: []}}, quit),
	'secret, help': () => changed(made(), {type: 'overlay', overlay: 'help'}),
};
