import {byFieldId} from '../../source/commands/doors/running-sandbox.js';
import {createHttp} from '../../source/network/http.js';
import {openKafka} from '../../source/network/kafka/open.js';
import type {Choice, Field, ManyField, Row, RowsField} from '../../source/providers/field.js';
import {judge} from '../../source/providers/judge.js';
import type {Provider} from '../../source/providers/provider.js';
import {draftFor} from '../../source/wizard/asking.js';
import {keyOf} from '../../source/wizard/editing/keys.js';
import {listOf} from '../../source/wizard/editing/list-edit.js';
import type {Asked} from '../../source/wizard/questions.js';
import {screenOf} from '../../source/wizard/screen.js';
import {FakeRun} from './fake-session.js';
import type {TestSandbox} from './sandbox.js';

/**
 * Walks a kind of any provider to its review against the provider's stand-in: every question gets its first choice, its
 * own placeholder, or whatever its schema takes. Nothing here knows a vendor.
 */
export async function walk(provider: Provider, kindId: string, sandbox: TestSandbox): Promise<FakeRun> {
	const system = sandbox.system(provider.id);
	const run = new FakeRun({
		providers: [provider],
		offersSandbox: false,
		prefill: {[provider.id]: byFieldId(system.signIn)},
	});
	const urls: Readonly<Record<string, string>> = {
		...system.otherUrls,
		...(provider.baseUrls && system.baseUrl !== undefined && {api: system.baseUrl}),
	};
	run.doors.connection = async (_provider, signal, say) => ({
		http: ({base = 'api', url, ...rest} = {}) =>
			createHttp({...rest, system: provider.name, baseUrl: url ?? urls[base] ?? ''}),
		signal,
		foreign: true,
		kafka: (address) => openKafka({...address, authorities: sandbox.authorities}),
		run: () => Promise.reject(new Error('no commands here')),
		readFile: () => Promise.reject(new Error('no files here')),
		say,
	});
	run.session.open();
	await forward(run, kindId);
	return run;
}

/** From the question that is on the screen to the review. */
export async function forward(run: FakeRun, kindId: string): Promise<void> {
	for (;;) {
		const screen = screenOf(run.state);
		if (screen.is === 'connecting') await run.until((state) => state.connection.status !== 'connecting');
		else if (screen.is === 'ask') await answer(run, screen.asked, kindId);
		else break;
	}
	await run.until(({destination}) => !destination.checking);
}

async function answer(run: FakeRun, asked: Asked, kindId: string): Promise<void> {
	const {field, key} = asked;
	const before = run.state.history.length + Object.keys(run.state.automatic).length;
	if ('choices' in field && typeof field.choices === 'function') await run.listed(key);
	if (run.asked.key !== key) return;
	switch (field.kind) {
		case 'text':
		case 'secret':
			typeInto(run, field);
			break;
		case 'rows':
			run.session.draft(asked, {
				kind: 'rows',
				rows: [rowFor(field, run.state.listings[key]?.choices)],
				index: 0,
			});
			break;
		case 'many':
			markIn(run, field);
			break;
		default:
			if (asked.id === 'kind') run.pick(kindId);
	}
	if (run.state.history.includes(key)) return;
	run.enter();
	if (run.state.history.length + Object.keys(run.state.automatic).length === before)
		throw new Error(`${key} cannot be answered: ${run.state.complaint?.sentence ?? 'no reason given'}`);
}

function typeInto(run: FakeRun, field: Extract<Field, {kind: 'text' | 'secret'}>): void {
	const draft = draftFor(run.state, run.asked);
	const given = draft.kind === 'text' ? draft.line.text : '';
	const made = field.kind === 'secret' ? field.generate?.() : field.placeholder;
	const text = [given, made ?? '', '', 'kafkey-contract', '12'].find((each) => judge(field.schema, each).ok);
	if (text === undefined) throw new Error(`${run.asked.key} takes neither its placeholder nor a plain name.`);
	run.press(keyOf('text', 'u', {ctrl: true})).type(text);
	if (field.kind === 'secret' && field.twice) run.enter().type(text);
}

function markIn(run: FakeRun, field: ManyField): void {
	const draft = draftFor(run.state, run.asked);
	if (!field.least || draft.kind !== 'list') return;
	const [first] = draft.list.choices;
	const typed = field.other?.placeholder?.split(',')[0] ?? 'contract';
	run.session.draft(
		run.asked,
		first
			? {...draft, list: listOf(draft.list.choices, {marked: [first.value]})}
			: {...draft, typed: [typed]},
	);
}

function rowFor(field: RowsField, fetched: readonly Choice[] | undefined): Row {
	const row: Record<string, string> = {};
	for (const [id, column] of Object.entries(field.columns)) {
		const choices = column.kind === 'text' ? [] : column.choices;
		const [first] = typeof choices === 'function' ? choices(row, fetched) : choices;
		const typed = column.kind === 'text' ? column.placeholder : column.other?.placeholder;
		row[id] = first?.value ?? typed ?? '';
	}
	return row;
}
