import {describe, expect, test, vi} from 'vitest';
import {sentences} from '../../source/errors.js';
import type {JournalRecord} from '../../source/journal/record.js';
import {createHttp} from '../../source/network/http.js';
import type {Connection} from '../../source/providers/provider.js';
import type {Doors} from '../../source/wizard/doors.js';
import {findLeft} from '../../source/wizard/left-behind.js';
import {hasOpenssl, makeCertificates} from '../network/certificates.js';
import {closedPort, serve} from '../network/servers.js';
import {providers} from '../support/providers.js';
import {temporaryFolders} from '../support/temporary.js';
import {silentServer} from './support/front.js';
import {type NetworkFault, networkFaults} from './support/network-faults.js';
import {runToReview, textsIn} from './support/run.js';
import {type Story, stories} from './support/stories.js';
import {openVendor} from './support/vendor.js';

const newFolder = temporaryFolders();
const elsewhere = silentServer();
const selfSigned = hasOpenssl ? makeCertificates().selfSigned : undefined;
const nothing = /nothing was (sent|changed|created)/i;

for (const name of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']) vi.stubEnv(name, undefined);

/** Sends what is meant to another address; everything else goes on as it was. */
function diverting(doors: Doors, meant: (path: string) => boolean, baseUrl: string): Doors {
	const divert = (connection: Connection): Connection => ({
		...connection,
		http: (options = {}) => {
			const real = connection.http(options);
			const other = createHttp({system: 'The vendor', baseUrl});
			return {...real, send: (call) => (meant(call.path) ? other : real).send(call)};
		},
	});
	return {...doors, connection: async (...given) => divert(await doors.connection(...given))};
}

async function meet(story: Story, fault: NetworkFault): Promise<void> {
	const {claim, work, meets, elsewhere: away, sendTimeout, told} = fault;
	const {system, front, meetCreate, lastCreates, fresh, secrets} = await openVendor(story);
	const last = story.creates.at(-1) ?? /never/;
	const secure = selfSigned && (await serve((_request, response) => response.end(), selfSigned));
	const givenUp = new EventTarget();
	const faultWorld = {
		front: front.url,
		deserted: `http://127.0.0.1:${await closedPort()}`,
		selfSigned: `https://localhost:${secure?.port}`,
		elsewhere: elsewhere.url(),
		withSecret: story.withSecret,
		gaveUp: new Promise<void>((resolve) => givenUp.addEventListener('now', () => resolve())),
	};
	const run = await runToReview(story, system, {
		home: newFolder(),
		url: front.url,
		limits: {patience: [0, 5], ...(sendTimeout !== undefined && {sendTimeout})},
		...(away && {doors: (doors: Doors) => diverting(doors, (path) => last.test(path), away(faultWorld))}),
	});
	if (meets) meetCreate(meets(faultWorld));

	await run.confirm();
	const {state, planning} = run.session;
	const seen = fresh().map(([id]) => id);
	const [record] = run.records();
	const said = sentences(state.run?.problem ?? state.setback ?? {what: ''});
	if (work === 'done') expect(seen.length).toBeGreaterThan(0);

	// One confirmation sent one create at most, and nothing went anywhere else.
	expect(lastCreates()).toBe(away ? 0 : 1);
	expect(secure?.requests ?? []).toEqual([]);
	expect(elsewhere.heard()).toBe(0);

	if (told) expect(said).toMatch(told);
	if (claim === 'nothing') {
		expect(said).toMatch(nothing);
		expect(state.run).toBeUndefined();
		expect(seen).toEqual([]);
		expect(textsIn(run.folder)).toEqual([]);
	} else {
		expect(said).not.toMatch(nothing);
		const known = claim === 'undelivered' || story.listed;
		const named = planning.exists().map((words) => words.split(' ').at(-1));
		expect(named.sort()).toEqual(known ? labelled(seen, record) : []);
		expect(state.run?.status).toBe(claim === 'undelivered' ? 'left' : 'unclear');
		if (claim === 'unclear') {
			expect(state.run?.lookedUp).toBe(story.listed);
			expect(planning.lookAt).toContain(story.lookAt);
		}
		// Whoever comes later learns from the record what exists, and that nobody can tell where that is so.
		givenUp.dispatchEvent(new Event('now'));
		if (work === 'late') await vi.waitFor(() => expect(fresh().length).toBeGreaterThan(seen.length));
		const provider = providers.find(({id}) => id === story.provider);
		if (!record || !provider) return expect.fail('There is no record.');
		const {left, unknown} = await findLeft(record, provider, run.api(), new AbortController().signal);
		const refs = left.flatMap(({existing}) => Object.values(existing.ref));
		const found = fresh().map(([id]) => id);
		expect(found.filter((id) => refs.includes(id))).toEqual(known ? found : []);
		expect(left).toHaveLength(known ? found.length : 0);
		expect(unknown).toHaveLength(known ? 0 : 1);
	}

	// Nothing that is no secret was saved as one, and no secret lies in the journal.
	expect(run.saved()).toEqual({});
	for (const text of textsIn(run.folder)) {
		expect(secrets().filter((secret) => text.includes(secret))).toEqual([]);
	}
}

/** The last words by which things are named: their labels, which for most are their ids. */
function labelled(ids: readonly string[], record: JournalRecord | undefined) {
	const steps = record?.steps ?? [];
	return ids
		.map((id) => {
			const step = steps.find(({ref}) => ref && Object.values(ref).includes(id));
			return step?.label?.split(' ').at(-1) ?? id;
		})
		.sort();
}

describe.each(stories)('$provider', (story) => {
	for (const fault of networkFaults) {
		const skip = !selfSigned && fault.name.includes('certificate');
		test.skipIf(skip)(fault.name, () => meet(story, fault));
	}

	test('no fault: made once, saved whole, no record left', async () => {
		const {system, front, lastCreates, fresh} = await openVendor(story);
		const run = await runToReview(story, system, {home: newFolder(), url: front.url});
		await run.confirm();
		expect(run.session.state.run?.status).toBe('made');
		expect(lastCreates()).toBe(1);
		const secrets = fresh().flatMap(([, secret]) => secret || []);
		expect(secrets).toHaveLength(1);
		expect(Object.values(run.saved())).toContain(secrets[0]);
		expect(textsIn(run.folder)).toEqual([]);
	});
});
