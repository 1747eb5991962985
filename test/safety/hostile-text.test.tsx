import {cleanup} from 'ink-testing-library';
import {beforeAll, describe, expect, test} from 'vitest';
import {jsonOf, outputOf} from '../../source/commands/create/output.js';
import {receiptOf} from '../../source/commands/create/receipt.js';
import {shortPath} from '../../source/delivery/path-rules.js';
import {sentenceFor} from '../../source/wizard/left-behind.js';
import {planOf} from '../../source/wizard/plan.js';
import {screenOf} from '../support/fake-screen.js';
import {FakeRun} from '../support/fake-session.js';
import {hostile} from '../support/hostile.js';
import {hostileRun, marked, recordOf, unclearKey, unseen} from './support/hostile-run.js';

const size = {columns: 240, rows: 60};

/** Everything that runs draw and print, by the screen or the output. */
type Seen = Readonly<Record<string, string>>;

/** What is shown where: the screen or output, and the fields on it. */
const shown: Readonly<Record<string, readonly string[]>> = {
	'screen after the sign-in': ['who'],
	'list screen': ['label', 'hint', 'detail'],
	'screen after a list of one': ['only'],
	'review screen': ['will', 'note'],
	'secret screen': ['difference', 'servers', 'user'],
	'details screen': ['value'],
	'trouble screen': ['did', 'step', 'found'],
	'plain receipt': ['id', 'name'],
	'plain receipt of an unclear run': ['found'],
	'recovery screen': ['left'],
	'recovery line': ['left'],
	'path on the screen': ['path'],
	JSON: ['id', 'name', 'user', 'servers', 'topic', 'value', 'difference', 'will', 'did', 'note', 'step'],
};

async function toReview(run: FakeRun, text: string) {
	run.pick(text);
	await run.listed('depot/key/bay');
	run.pick('none').answer('correct horse').answer('correct horse').answer('orders');
	await run.until(() => !run.state.destination.checking);
}

async function wholeRun(text: string): Promise<Seen> {
	const run = hostileRun(text);
	const screen = await screenOf(run, size);
	await run.signIn();
	const signedIn = await screen.shows('who=');
	run.pick('key');
	await run.listed('depot/key/zone');
	const list = await screen.shows('label=');
	run.pick(text);
	await run.listed('depot/key/bay');
	const remark = await screen.shows('How should its rights');
	run.pick('none').answer('correct horse').answer('correct horse').answer('orders');
	await run.until(() => !run.state.destination.checking);
	const review = await screen.shows('will=');
	const plan = planOf(run.state);
	await run.confirm();
	const secret = await screen.shows('created');
	screen.press({text: 'i'});
	const details = await screen.shows('value=');
	const made = run.state.run;
	const ending = {code: 0, ...(plan && {plan}), ...(made && {run: made})};
	return {
		'screen after the sign-in': signedIn,
		'list screen': list,
		'screen after a list of one': remark,
		'review screen': review,
		'secret screen': secret,
		'details screen': details,
		'plain receipt': receiptOf(run.session) ?? '',
		JSON: jsonOf(outputOf(run.session, ending, {})),
		sent: JSON.stringify(run.api.asked['bay']?.map(({answers}) => answers['zone'])),
	};
}

async function unclearRun(text: string): Promise<Seen> {
	const run = hostileRun(text);
	unclearKey(run, text);
	const screen = await screenOf(run, size);
	await run.signIn();
	run.pick('key');
	await run.listed('depot/key/zone');
	await toReview(run, text);
	await run.confirm();
	return {
		'trouble screen': await screen.shows('found='),
		'plain receipt of an unclear run': receiptOf(run.session) ?? '',
	};
}

async function recovery(text: string): Promise<Seen> {
	const record = recordOf(text);
	const run = new FakeRun({unfinished: [{record, close: () => undefined, note: () => undefined}]});
	const screen = await screenOf(run, size);
	return {
		'recovery screen': await screen.shows('left='),
		'recovery line': sentenceFor(record),
		'path on the screen': shortPath(`/srv/${marked('path', text)}/.env`),
	};
}

/** What stands behind the field's name. */
function segment(seen: string | undefined, field: string): string {
	const at = seen?.indexOf(`${field}=`) ?? -1;
	expect(at, `${field} is shown`).toBeGreaterThan(-1);
	return seen?.slice(at + field.length + 1).split('\n', 1)[0] ?? '';
}

describe.each(Object.entries(hostile))('%s', (_name, text) => {
	let seen: Seen = {};
	beforeAll(async () => {
		seen = {...(await wholeRun(text)), ...(await unclearRun(text)), ...(await recovery(text))};
		cleanup();
	});

	const cells = Object.entries(shown).flatMap(([place, fields]) => fields.map((field) => ({place, field})));
	test.each(cells)('$field on the $place', ({place, field}) => {
		expect(seen[place]?.replaceAll('\n', '')).not.toMatch(unseen);
		const behind = segment(seen[place], field);
		if (place !== 'JSON' && text.search(unseen) !== -1) expect(behind).toContain('\\u{');
	});

	test('is told from the same text without it', () => {
		const [label = '', twin = ''] = ['label', 'twin'].map(
			(field) => segment(seen['list screen'], field).split('= ', 1)[0],
		);
		if (text.trim() === text.replace(unseen, '')) return;
		expect(label).not.toBe(twin);
	});

	test('goes back to the server as it came', () => {
		expect(JSON.parse(seen['sent'] ?? '')[0].value).toBe(text);
	});

	test('can be read out of the JSON as it came', () => {
		expect(JSON.parse(seen['JSON'] ?? '').credential).toMatchObject({
			id: marked('id', text),
			name: marked('name', text),
		});
	});
});
