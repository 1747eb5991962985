import {delimiter} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {chosenStore} from '../../../source/delivery/stores/answering.js';
import {findStores} from '../../../source/delivery/stores/find.js';
import {stores} from '../../../source/delivery/stores/index.js';
import type {Surroundings} from '../../../source/delivery/stores/run.js';
import {askSignedIn, saveInStore} from '../../../source/delivery/stores/save.js';
import type {Store} from '../../../source/delivery/stores/store.js';
import {sentences, tell} from '../../../source/errors.js';
import {kafkaNames} from '../../../source/providers/access.js';
import {Secret} from '../../../source/secret.js';
import {temporaryFolders} from '../../support/temporary.js';
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

/** What a store is told to, with nothing left open. */
const said: Readonly<Record<string, string>> = {
	github: 'github:repository=acme/api,environment=production',
	'1password': '1password:title=Orders Kafka,vault=Engineering',
	vault: 'vault:path=orders/kafka',
	aws: 'aws:name=orders/kafka',
	google: 'google:name=orders-kafka,project=acme',
	'key-vault': 'key-vault:vault=acme-vault,name=orders-kafka',
	doppler: 'doppler:project=orders,config=dev',
	vercel: 'vercel:environment=production',
	kubernetes: 'kubernetes:name=orders-kafka,namespace=orders',
	pass: 'pass:entry=kafka/orders',
};

const moods = ['absent', 'present', 'not signed in', 'fails', 'hangs'] as const;
type Row = (typeof moods)[number];
const asMood: Readonly<Record<Row, Mood>> = {
	absent: 'works',
	present: 'works',
	'not signed in': 'signed-out',
	fails: 'fails',
	hangs: 'hangs',
};

const counted = {cases: 0, starts: 0, inArguments: 0, inEnvironment: 0, shown: 0};

/** One case: what the store says of itself, what saving says, and what its command was started with. */
async function tried(store: Store, row: Row) {
	const folder = newFolder();
	const bin = row === 'absent' ? `${folder}/bin` : standIn(folder, store, asMood[row]);
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
	const state = await askSignedIn(store, surroundings, {signal, patience: 5000});
	const limit = row === 'hangs' ? 400 : 15_000;
	const {answers} = chosenStore(said[store.id] ?? '');
	const told = await saveInStore(store, answers, [access], surroundings, {signal, limit}).then(
		() => 'saved',
		(error: unknown) => sentences(tell(error)),
	);
	const starts = recorded(folder, store.command);
	counted.cases += 1;
	counted.starts += starts.length;
	counted.inArguments += starts.filter(({argv}) => holdsCanary(argv.join(' '))).length;
	counted.inEnvironment += starts.filter(({env}) => holdsCanary(JSON.stringify(env))).length;
	counted.shown += holdsCanary(told) ? 1 : 0;
	const saves = starts.filter(({argv}) => JSON.stringify(argv) !== JSON.stringify(store.signedIn.argv));
	return {offered, state, told, saves};
}

/** A piece of it is enough. */
function holdsCanary(text: string): boolean {
	return text.includes('canary') || text.includes(Buffer.from(canary).toString('base64').slice(0, 8));
}

afterAll(() => {
	expect(counted).toEqual({
		cases: stores.length * moods.length,
		starts: counted.starts,
		inArguments: 0,
		inEnvironment: 0,
		shown: 0,
	});
	expect(counted.starts).toBeGreaterThan(stores.length * 8);
});

test('every store is told about here', () => {
	expect(Object.keys(said)).toEqual(stores.map(({id}) => id));
});

const variables = 5;

test.each(stores)('$name', {timeout: 60_000}, async (store) => {
	const count = 'each' in store.save ? variables : 1;
	const absent = await tried(store, 'absent');
	expect(absent).toMatchObject({offered: false, state: 'absent', saves: []});
	expect(absent.told).toBe(
		`It was not saved in ${store.name}. There is no command ${store.command} on PATH.`,
	);

	const present = await tried(store, 'present');
	expect(present).toMatchObject({offered: true, state: 'ready', told: 'saved'});
	expect(present.saves).toHaveLength(count);
	expect(present.saves.map(({argv}) => argv)).toMatchSnapshot('arguments');
	const given = present.saves.map(({stdin}) => stdin);
	if ('each' in store.save)
		expect(given).toEqual(['broker.example:9092', 'SASL_SSL', 'PLAIN', 'k-1', canary]);
	else expect(passwordIn(store, given.join())).toBe(canary);

	expect((await tried(store, 'not signed in')).state).toBe('signed-out');

	const failed = await tried(store, 'fails');
	expect(failed.state).toBe('ready');
	const what = count === 1 ? 'It was not' : 'Only 2 of 5 variables were';
	const told = failed.told.split(`${what} saved in ${store.name}. ${store.command} ended with code 4: `);
	expect(told).toEqual(['', expect.stringMatching(/HTTP 403: you may not\\u\{7\} write here\.$/)]);

	const hung = await tried(store, 'hangs');
	expect(hung.told).toBe(
		`It was not saved in ${store.name}. ${store.command} was ended because it took longer than 0.4 s; whether it had saved it by then is not known.`,
	);
});

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
