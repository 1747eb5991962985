import {describe, expect, test} from 'vitest';
import * as z from 'zod';
import {createOutput} from '../../../source/commands/create/schema.js';
import {Problem} from '../../../source/errors.js';
import {type Field, isTyped} from '../../../source/providers/field.js';
import {Secret} from '../../../source/secret.js';
import {credential, pages, refused, secretText, unclear} from '../../support/fake-provider.js';
import {conflict, proofOf} from '../../support/fake-session.js';
import {AloneRun, signedIn, wholeKey} from '../support/alone.js';

const creates = (run: AloneRun) => run.api.calls.filter((call) => call.startsWith('create'));

test('flags answer every question, the secret goes to the file, and standard output is the receipt', async () => {
	const run = new AloneRun();
	expect(await run.create(...wholeKey)).toBe(0);
	expect(creates(run)).toEqual(['create owner orders', 'create key orders']);
	expect(run.doors.done).toContain('save .env');
	expect(run.doors.done.at(-1)).toBe('journal closed');
	expect(run.world.out).toBe(
		'kafkey: made Depot key k-1 orders (Depot)\n  saved: .env · 5 lines · mode 600\n',
	);
	expect(run.world.err.split('\n')).toEqual([
		'kafkey: signed in as dana',
		'kafkey: create owner orders …',
		'kafkey: created owner orders (o-1)',
		'kafkey: create key orders …',
		'kafkey: created key orders (k-1)',
		'kafkey: saved: .env · 5 lines · mode 600',
		'',
	]);
});

test('where the locale has no Unicode, what is told is ASCII', async () => {
	const run = new AloneRun({env: {...signedIn, LANG: 'C'}});
	expect(await run.create(...wholeKey)).toBe(0);
	expect(run.world.err).toContain('kafkey: saved: .env | 5 lines | mode 600');
	expect(run.world.out + run.world.err).toMatch(/^[\n -~]*$/);
});

test('--copy copies everything once it is saved, and says so', async () => {
	const run = new AloneRun();
	expect(await run.create(...wholeKey, '--copy')).toBe(0);
	const saved = run.doors.done.indexOf('save .env');
	const copied = run.doors.done.findIndex((each) => each.startsWith('copy '));
	expect(copied).toBeGreaterThan(saved);
	expect(run.world.err).toContain('kafkey: Everything: ');
	expect(run.world.out + run.world.err).not.toContain(secretText);
});

test('a file that git would commit is warned of before anything is created, and in the document', async () => {
	const run = new AloneRun();
	run.doors.proof = async (path) => proofOf(path, {ignore: async () => undefined, warnings: ['It is odd.']});
	expect(await run.create(...wholeKey, '--json')).toBe(0);
	const warned = 'warning: Git would commit .env, and the secret with it: add it to .gitignore.';
	const told = run.world.err.split('\n');
	expect(told.indexOf(`kafkey: ${warned}`)).toBe(1);
	expect(told[2]).toBe('kafkey: warning: It is odd.');
	const {warnings} = createOutput.parse(JSON.parse(run.world.out));
	expect(warnings.map((warning) => `warning: ${warning}`)).toEqual([warned, 'warning: It is odd.']);
});

test('a copy that fails is said, and the key that is saved is no failure', async () => {
	const run = new AloneRun();
	run.doors.copied = async () => {
		throw new Problem({what: 'Nothing was copied.'});
	};
	expect(await run.create(...wholeKey, '--copy', '--json')).toBe(0);
	expect(run.world.err).toContain('kafkey: Nothing was copied.');
	expect(createOutput.parse(JSON.parse(run.world.out))).toMatchObject({ok: true, copied: false});
});

test('with --json standard output is one document, the secret not in it', async () => {
	const run = new AloneRun();
	expect(await run.create(...wholeKey, '--json')).toBe(0);
	expect(run.world.out).not.toContain(secretText);
	const output = createOutput.parse(JSON.parse(run.world.out));
	expect(output).toMatchObject({
		ok: true,
		provider: 'depot',
		kind: 'key',
		credential: {id: 'k-1', accesses: [{type: 'kafka', username: 'k-1', secret: null}]},
		savedTo: ['/home/dana/.env'],
		steps: [
			{will: 'create owner orders', status: 'done', label: 'o-1'},
			{will: 'create key orders', status: 'done', label: 'k-1'},
		],
		notes: ['A key dies with its owner.'],
		exitCode: 0,
	});
});

test('with --json --reveal the secret goes to standard output only, and then the run is finished', async () => {
	const run = new AloneRun();
	expect(await run.create(...wholeKey.slice(0, -2), '--json', '--reveal')).toBe(0);
	const {credential: made, savedTo} = createOutput.parse(JSON.parse(run.world.out));
	expect(made?.accesses[0]?.secret).toBe(secretText);
	expect(savedTo).toEqual([]);
	expect(run.world.err).not.toContain(secretText);
	expect(run.doors.done.filter((each) => each.startsWith('save'))).toEqual([]);
	expect(run.doors.done.at(-1)).toBe('journal closed');
});

test('a secret that nobody reads any more from standard output is told, and can be recovered', async () => {
	const run = new AloneRun();
	run.world.stdout.destroy();
	expect(await run.create(...wholeKey.slice(0, -2), '--json', '--reveal')).toBe(5);
	expect(run.world.err).toContain('kafkey recover deletes what was made');
	expect(run.doors.done).not.toContain('journal closed');
});

test('a server’s text cannot draw: JSON spells what a terminal would obey, and still means the same', async () => {
	const run = new AloneRun();
	run.api.key = async () => ({
		ref: {id: 'k-1'},
		label: 'k-1',
		credential: credential({name: 'a\u009b31m\u202eb'}),
	});
	expect(await run.create(...wholeKey, '--json')).toBe(0);
	expect(run.world.out).not.toMatch(/[\u0080-\u009f\u202e]/);
	expect(createOutput.parse(JSON.parse(run.world.out)).credential?.name).toBe('a\u009b31m\u202eb');
});

test('a dry run sends nothing that writes, and shows every request without its secrets', async () => {
	const run = new AloneRun();
	expect(await run.create(...wholeKey, '--dry-run')).toBe(0);
	expect(creates(run)).toEqual([]);
	expect(run.doors.done).toEqual(['prove .env']);
	expect(run.world.out).toContain('1. create owner orders\n     POST /owners\n     {"name":"orders"}');
	expect(run.world.out).toContain('A key dies with its owner.');
	expect(run.world.out).toContain('.env · new file · mode 600');
});

test('a dry run as a document names what earlier steps would have made', async () => {
	const run = new AloneRun();
	const [vendor] = run.providers;
	const [kind] = vendor?.kinds ?? [];
	if (!vendor || !kind) throw new Error('The fake vendor has a kind.');
	const plan: typeof kind.plan = (planning) => {
		const {steps, ...rest} = kind.plan(planning);
		const [owner, key] = steps;
		if (!owner || !key) throw new Error('The fake kind has two steps.');
		const request: typeof key.request = ({owner: made}) => ({
			method: 'POST',
			path: '/keys',
			body: {owner: made?.ref['id'], pass: new Secret('hidden-pass')},
		});
		return {...rest, steps: [owner, {...key, request}]};
	};
	run.providers = [{...vendor, kinds: [{...kind, plan}]}];
	expect(await run.create(...wholeKey, '--dry-run', '--json')).toBe(0);
	const {dryRun, steps, credential: none} = createOutput.parse(JSON.parse(run.world.out));
	expect({dryRun, none}).toEqual({dryRun: true, none: null});
	expect(steps[1]).toMatchObject({
		status: 'waiting',
		request: {method: 'POST', path: '/keys', body: {owner: '<id of owner>', pass: '[redacted]'}},
	});
});

test('a refused sign-in is 4, one that could not be tried is 1', async () => {
	for (const [error, code] of [
		[refused('Depot does not know that token.', {status: 401}), 4],
		[unclear('Depot did not answer.'), 1],
	] as const) {
		const run = new AloneRun();
		run.providers = run.providers.map((provider) => ({...provider, connect: () => Promise.reject(error)}));
		expect(await run.create(...wholeKey)).toBe(code);
		expect(run.world.err).toContain(error.what);
		expect(run.world.out).toBe('');
	}
});

test('a refused create is 1, taken back, and names the flag that the server complained about', async () => {
	const run = new AloneRun();
	run.api.key = () =>
		Promise.reject(refused('Depot refused it.', {fields: [{path: ['key_name'], message: 'It is taken.'}]}));
	expect(await run.create(...wholeKey, '--json')).toBe(1);
	expect(run.api.calls.at(-1)).toBe('remove owner o-1');
	const {ok, steps, problem, exists} = createOutput.parse(JSON.parse(run.world.out));
	expect({ok, problem, exists}).toEqual({ok: false, problem: {what: '--name: It is taken.'}, exists: []});
	expect(steps.map(({status}) => status)).toEqual(['undone', 'failed']);
	expect(run.world.err).toContain('kafkey: --name: It is taken.');
});

test('a create without an answer is 3, told as not known', async () => {
	const run = new AloneRun();
	run.api.found = undefined;
	run.api.key = () => Promise.reject(unclear());
	expect(await run.create(...wholeKey)).toBe(3);
	expect(run.world.err).toContain('left without a usable secret (Depot):\n  owner o-1');
	expect(creates(run)).toHaveLength(2);
});

test('a secret that did not come, and one that cannot be saved, are 5', async () => {
	const withheld = new AloneRun();
	withheld.api.key = async () => ({ref: {id: 'k-1'}, label: 'k-1', undelivered: true});
	expect(await withheld.create(...wholeKey, '--json')).toBe(5);
	const output = createOutput.parse(JSON.parse(withheld.world.out));
	expect(output).toMatchObject({credential: null, exists: ['owner o-1', 'key k-1']});

	const full = new AloneRun();
	full.doors.saved = () => Promise.reject(new Error('No space is left.'));
	expect(await full.create(...wholeKey, '--json')).toBe(5);
	expect(createOutput.parse(JSON.parse(full.world.out))).toMatchObject({ok: false, savedTo: []});
	expect(full.doors.done).not.toContain('journal closed');
	expect(full.world.err).toContain('kafkey recover deletes it');
});

test('values that would be replaced need --force; what another run wrote meanwhile is not covered', async () => {
	const proof = async (path: string) => proofOf(path, {existing: [conflict('KAFKA_SASL_USERNAME')]});
	const refusing = new AloneRun();
	refusing.doors.proof = proof;
	expect(await refusing.create(...wholeKey)).toBe(2);
	expect(creates(refusing)).toEqual([]);
	expect(refusing.world.err).toContain('has KAFKA_SASL_USERNAME already');
	expect(refusing.world.err).toContain('--force');

	const forced = new AloneRun();
	forced.doors.proof = proof;
	expect(await forced.create(...wholeKey, '--force')).toBe(0);
	expect(forced.doors.done).toContain('save .env over KAFKA_SASL_USERNAME');

	const raced = new AloneRun();
	raced.doors.saved = async () => ({
		clashes: [{name: 'KAFKA_TOPIC', old: '••••', new: '••••'}],
		existing: [conflict('KAFKA_TOPIC')],
	});
	expect(await raced.create(...wholeKey, '--force')).toBe(5);
	expect(raced.world.err).toContain('KAFKA_TOPIC');
});

test('a file that cannot be used is 1, and nothing is created', async () => {
	const run = new AloneRun();
	run.doors.proof = () => Promise.reject(new Error('It is a folder.'));
	expect(await run.create(...wholeKey)).toBe(1);
	expect(creates(run)).toEqual([]);
});

test('a choice that is not in its list names the flag and what there is, eight at most', async () => {
	const run = new AloneRun();
	run.api.lists['bay'] = () =>
		pages(
			Array.from({length: 6}, (_, index) => ({value: `b-${index}`, label: `Bay ${index}`})),
			Array.from({length: 4}, (_, index) => ({value: `c-${index}`, label: `Bay ${index}`})),
		);
	expect(await run.create(...wholeKey)).toBe(2);
	expect(run.world.err).toContain(
		'kafkey: --bay: It takes one of: b-0 (Bay 0), b-1 (Bay 1), b-2 (Bay 2), b-3 (Bay 3), b-4 (Bay 4), b-5 (Bay 5), c-0 (Bay 0), c-1 (Bay 1), and 2 more.',
	);
	expect(creates(run)).toEqual([]);
});

test('what the list knows of a choice comes along; a choice that is not in it is typed, and asks for more', async () => {
	const typed = new AloneRun();
	const away = wholeKey.map((word) => (word === 'z-north' ? 'z-away' : word.replace('z-north', 'z-away')));
	expect(await typed.create(...away, '--address', 'Quay 4')).toBe(0);
	expect(typed.api.asked['bay']?.[0]?.answers).toMatchObject({zone: {typed: true}});
	expect(typed.world.err).not.toContain('--address');

	const listed = new AloneRun();
	expect(await listed.create(...wholeKey, '--address', 'Quay 4')).toBe(0);
	expect(listed.api.asked['bay']?.[0]?.answers).toMatchObject({zone: {typed: false}});
	expect(listed.world.err).toContain('--address was not used');
});

test('a refused list is 1 where nothing can be typed, and typed where it can', async () => {
	const run = new AloneRun();
	const no = async function* (): AsyncGenerator<never> {
		yield* [];
		throw refused('Depot shows no bays.', {status: 403});
	};
	run.api.lists['zone'] = no;
	run.api.lists['bay'] = no;
	expect(await run.create(...wholeKey)).toBe(1);
	expect(run.world.err).toContain('--bay: Its list could not be fetched: Depot shows no bays.');
});

describe('a question that only the answers of a list bring up', () => {
	const away = wholeKey.map((word) => (word === 'z-north' ? 'z-away' : word));
	const withAddress = () => {
		const run = new AloneRun();
		const address: Field = {
			kind: 'text',
			label: 'What is its address?',
			name: 'address',
			when: ({zone}) => isTyped(zone),
			schema: z.string().min(1, 'An address is missing.'),
		};
		run.providers = run.providers.map((provider) => ({
			...provider,
			kinds: provider.kinds.map((kind) => ({...kind, fields: {...kind.fields, address}})),
		}));
		return run;
	};

	test('is named when it is missing', async () => {
		const run = withAddress();
		expect(await run.create(...away)).toBe(2);
		expect(run.world.err).toMatch(/^kafkey: Missing: --address \(address\)\.$/m);
	});

	test('is named with what became of the list', async () => {
		const run = withAddress();
		run.api.lists['zone'] = async function* () {
			yield* [];
			throw refused('Depot shows no zones.', {status: 403});
		};
		expect(await run.create(...away)).toBe(2);
		expect(run.world.err).toContain(
			'Missing: --address (address). A list could not be fetched: Depot shows no zones.',
		);
	});
});

test('a signal before anything was created ends it with its code', async () => {
	const run = new AloneRun();
	run.api.lists['bay'] = async function* () {
		run.world.signal('SIGTERM');
		yield [];
		await new Promise(() => undefined);
	};
	expect(await run.create(...wholeKey, '--json')).toBe(143);
	expect(creates(run)).toEqual([]);
	expect(createOutput.parse(JSON.parse(run.world.out))).toMatchObject({ok: false, exitCode: 143, exists: []});
});

test('a signal during the create lets it be finished and saved', async () => {
	const run = new AloneRun();
	run.api.key = async () => {
		run.world.signal('SIGINT');
		return {ref: {id: 'k-1'}, label: 'k-1', credential: credential()};
	};
	expect(await run.create(...wholeKey, '--json')).toBe(130);
	expect(run.doors.done).toContain('save .env');
	const output = createOutput.parse(JSON.parse(run.world.out));
	expect(output).toMatchObject({
		ok: false,
		exitCode: 130,
		credential: {id: 'k-1'},
		savedTo: ['/home/dana/.env'],
	});
});

test('what came back other than asked for is said', async () => {
	const run = new AloneRun();
	const made = credential({differences: ['It opens bay 2; you asked for bay 1.']});
	run.api.key = async () => ({ref: {id: 'k-1'}, label: 'k-1', credential: made});
	expect(await run.create(...wholeKey, '--json')).toBe(0);
	expect(run.world.err).toContain('It opens bay 2; you asked for bay 1.');
	expect(createOutput.parse(JSON.parse(run.world.out)).differences).toHaveLength(1);
});

test('the sandbox signs in by itself, and the real sign-in is not used there', async () => {
	const run = new AloneRun({env: {...signedIn, DEPOT_USER: 'real'}});
	expect(await run.create(...wholeKey, '--sandbox')).toBe(0);
	expect(run.api.calls).toContain('sign in demo');
	expect(run.world.out).toContain('(Depot, sandbox)');
});
