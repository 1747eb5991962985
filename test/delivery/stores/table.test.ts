import {readdirSync, readFileSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {describe, expect, onTestFinished, test, vi} from 'vitest';
import {findStores} from '../../../source/delivery/stores/find.js';
import {stores} from '../../../source/delivery/stores/index.js';
import {isThere} from '../../../source/delivery/stores/proof.js';
import {proveStore} from '../../../source/delivery/stores/prove.js';
import type {Surroundings} from '../../../source/delivery/stores/run.js';
import {saveInStore} from '../../../source/delivery/stores/save.js';
import type {Store} from '../../../source/delivery/stores/store.js';
import {variablesOf} from '../../../source/delivery/variables.js';
import {sentences, tell} from '../../../source/errors.js';
import {kafkaNames} from '../../../source/providers/access.js';
import {Secret} from '../../../source/secret.js';
import {temporaryFolders} from '../../support/temporary.js';
import {examples, placeIn, vercelListed} from './examples.js';
import {type Mood, recorded, standIn} from './stand-in.js';

const newFolder = temporaryFolders();
const canary = 'canary-5f2Qx/+"9$zz';

const access = {
	type: 'kafka',
	label: 'Kafka',
	bootstrapServers: 'broker.example:9092',
	securityProtocol: 'SASL_SSL',
	mechanism: 'PLAIN',
	username: 'k-1',
	password: new Secret(canary),
} as const;

const moods = ['absent', 'present', 'not signed in', 'fails', 'hangs'] as const;
type Row = (typeof moods)[number];
const asMood: Readonly<Record<Row, Mood>> = {
	absent: 'works',
	present: 'works',
	'not signed in': 'signed-out',
	fails: 'fails',
	hangs: 'hangs',
};

const unsaid = {code: 1, output: '', complaint: 'HTTP 403'};
const names = variablesOf([access]).map(({name}) => name);

/** One case: what the store says of itself, what saving says, and what its command was started with. */
async function tried(
	store: Store,
	row: Row,
	there: 'nothing' | 'something' | 'unsaid' = 'nothing',
	saved = examples[store.id]?.saved,
) {
	const folder = newFolder();
	const chosen = placeIn(store.id);
	const said = there === 'unsaid' ? unsaid : examples[store.id]?.[there];
	const bin =
		row === 'absent' ? `${folder}/bin` : standIn(folder, chosen, asMood[row], said ?? unsaid, saved);
	const surroundings: Surroundings = {
		env: {
			PATH: ['relative', bin, ...(row === 'absent' ? [] : ['/usr/bin', '/bin'])].join(delimiter),
			HOME: folder,
		},
		cwd: folder,
		platform: process.platform,
	};
	const {signal} = new AbortController();
	const offered = (await findStores(surroundings)).some(({id}) => id === store.id);
	const proof = await proveStore(chosen, names, surroundings, {signal, patience: 5000}).catch(inWords);
	const found = typeof proof === 'string' ? undefined : proof.there;
	const limit = row === 'hangs' ? 400 : 15_000;
	const saving = {signal, limit, isThere: isThere(found)};
	const told = await saveInStore(chosen, [access], surroundings, saving).then(() => 'saved', inWords);
	const starts = recorded(folder, store.command);
	const leaks = {
		inArguments: starts.filter(({argv}) => holdsCanary(argv.join(' '))).length,
		inEnvironment: starts.filter(({env}) => holdsCanary(JSON.stringify(env))).length,
		inWhatWasSaid: holdsCanary(told) ? 1 : 0,
		inFiles: filesIn(folder).filter((path) => holdsCanary(readFileSync(path, 'utf8'))).length,
	};
	expect(leaks).toEqual({inArguments: 0, inEnvironment: 0, inWhatWasSaid: 0, inFiles: 0});
	const asking = [store.signedIn, store.look?.argv(chosen.answers)].map((argv) => JSON.stringify(argv));
	const saves = starts.filter(({argv}) => !asking.includes(JSON.stringify(argv)));
	return {offered, proof, told, saves};
}

const inWords = (error: unknown) => sentences(tell(error));

/** Every file below the folder but what the stand-ins wrote down. */
function filesIn(folder: string): string[] {
	return readdirSync(folder, {recursive: true, withFileTypes: true})
		.filter((entry) => entry.isFile() && !entry.parentPath.includes('/records/'))
		.map(({parentPath, name}) => join(parentPath, name));
}

/** A piece of it is enough. */
function holdsCanary(text: string): boolean {
	return text.includes('canary') || text.includes(Buffer.from(canary).toString('base64').slice(0, 8));
}

test('every store is told about here', () => {
	expect(Object.keys(examples)).toEqual(stores.map(({id}) => id));
});

const variables = 5;
const vercelWithoutPassword = vercelListed(...names.filter((name) => name !== 'KAFKA_SASL_PASSWORD'));

describe.each(stores)('$name', (store) => {
	const {name, command, signIn} = store;
	const count = 'each' in store.save ? variables : 1;

	test('absent: not offered, and nothing runs', async () => {
		const absent = await tried(store, 'absent');
		expect(absent).toMatchObject({offered: false, saves: []});
		expect(absent.proof).toBe(`There is no command ${command} on PATH. Install it, or save elsewhere.`);
		expect(absent.told).toBe(`It was not saved in ${name}. There is no command ${command} on PATH.`);
	});

	test('present: all of it arrives, by the commands that were announced', async () => {
		const present = await tried(store, 'present');
		expect(present).toMatchObject({offered: true, proof: {there: []}, told: 'saved'});
		expect(present.saves).toHaveLength(count);
		expect(present.saves.map(({argv}) => argv)).toMatchSnapshot('arguments');
		expect(present.proof).toMatchObject({lines: present.saves.map(({argv}) => typed(store, argv))});
		const given = present.saves.map(({stdin}) => stdin);
		if ('each' in store.save)
			expect(given).toEqual(['broker.example:9092', 'SASL_SSL', 'PLAIN', 'k-1', canary]);
		else expect(passwordIn(store, given.join())).toBe(canary);
	});

	test('not signed in: said before anything is created, with what to do', async () => {
		expect((await tried(store, 'not signed in')).proof).toBe(
			`${command} does not say that you are signed in. It said: error: no sign-in was found. Sign in with ${signIn}.`,
		);
	});

	test('fails: said with how much arrived, and nothing of the secret', async () => {
		const failed = await tried(store, 'fails');
		expect(failed.proof).toMatchObject({there: []});
		const what = count === 1 ? 'It was not' : 'Only 2 of 5 variables were';
		const told = failed.told.split(`${what} saved in ${name}. ${command} ended with code 4: `);
		expect(told).toEqual(['', expect.stringMatching(/HTTP 403: you may not\\u\{7\} write here\.$/)]);
	});

	test('hangs: ended, and not known', async () => {
		expect((await tried(store, 'hangs')).told).toBe(
			`It is not known whether it was saved in ${name}. ${command} was ended because it took longer than 0.4 s.`,
		);
	});
});

test('each of several commands has all of the time', async () => {
	const timeout = vi.spyOn(AbortSignal, 'timeout');
	onTestFinished(() => timeout.mockRestore());
	const [store] = stores.filter(({id}) => id === 'github');
	expect(await tried(store ?? expect.fail(), 'present')).toMatchObject({told: 'saved'});
	expect(timeout.mock.calls.filter(([limit]) => limit === 15_000)).toHaveLength(variables);
});

// As vercel does where it wants to ask and nobody can answer.
test('a command that ends well without having saved is not believed', async () => {
	const [store] = stores.filter(({looksAfterwards}) => looksAfterwards);
	const {told, saves} = await tried(store ?? expect.fail(), 'present', 'nothing', vercelWithoutPassword);
	expect(saves).toHaveLength(variables);
	expect(told).toBe(
		'Not all of it was saved in Vercel. vercel ended without an error, but it does not list KAFKA_SASL_PASSWORD.',
	);
});

describe.each(stores.filter(({look}) => look))('$name looks first', (store) => {
	test('something is there already: seen, and saved over it', async () => {
		const something = await tried(store, 'present', 'something');
		const one = placeIn(store.id).answers;
		const own = 'each' in store.save ? ['KAFKA_SASL_PASSWORD'] : [one['name'] ?? one['path'] ?? one['entry']];
		expect(something).toMatchObject({proof: {there: own}, told: 'saved'});
		expect(something.saves.map(({argv}) => argv)).toMatchSnapshot('arguments over it');
	});

	test('what is there is not said: not known, or not signed in', async () => {
		const {proof} = await tried(store, 'present', 'unsaid');
		// What pass says of its entries is what says that it can be used.
		if (store.id === 'pass') expect(proof).toContain('pass does not say that you are signed in');
		else expect(proof).toMatchObject({there: undefined, unseen: 'HTTP 403.'});
	});
});

function typed({command}: Store, argv: readonly string[]): string {
	return [command, ...argv].map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word}'`)).join(' ');
}

/** The password out of what a store's command was given. */
function passwordIn({id}: Store, text: string): unknown {
	if (id === 'pass') return text.split('\n')[0];
	const json = JSON.parse(text) as {
		readonly fields?: readonly {label: string; value: string}[];
		readonly data?: Readonly<Record<string, string>>;
		readonly [kafkaNames.password]?: string;
	};
	if (json.fields) return json.fields.find(({label}) => label === kafkaNames.password)?.value;
	if (json.data) return Buffer.from(json.data[kafkaNames.password] ?? '', 'base64').toString();
	return json[kafkaNames.password];
}
