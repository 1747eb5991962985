import {describe, expect, onTestFinished, test, vi} from 'vitest';
import {sentences} from '../../source/errors.js';
import {createHttp} from '../../source/network/http.js';
import {providers} from '../../source/providers/index.js';
import type {Connection} from '../../source/providers/provider.js';
import {startSandbox} from '../../source/sandbox/index.js';
import type {Doors} from '../../source/wizard/doors.js';
import {findLeft} from '../../source/wizard/left-behind.js';
import {hasOpenssl, makeCertificates} from '../network/certificates.js';
import {closedPort, serve} from '../network/servers.js';
import {temporaryFolders} from '../support/temporary.js';
import {type Arrived, fronts, silentServer} from './support/front.js';
import {type NetworkFault, networkFaults} from './support/network-faults.js';
import {runToReview, textsIn} from './support/run.js';
import {type Story, stories} from './support/stories.js';

const newFolder = temporaryFolders();
const openFront = fronts();
const elsewhere = silentServer();
const selfSigned = hasOpenssl ? makeCertificates().selfSigned : undefined;
const nothing = /nothing was (sent|changed|created)/i;

for (const name of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']) vi.stubEnv(name, undefined);

/** The vendor's stand-in, new for each case, because vendors limit how many keys there may be; with a front. */
async function vendorOf({provider, creates, exists}: Story) {
	const {systems, close} = await startSandbox({topicCount: 3});
	onTestFinished(close);
	const system = systems.find(({id}) => id === provider) ?? expect.fail(`There is no ${provider}.`);
	const front = await openFront(system.baseUrl);
	const before = exists(system.state());
	const last = creates.at(-1) ?? /never/;
	return {
		system,
		front,
		isLast: (path: string) => last.test(path),
		isCreate: ({method, path}: Arrived) => method === 'POST' && last.test(path.split('?', 1).join()),
		/** What exists now and was not there at first. */
		fresh: () => [...exists(system.state())].filter(([id]) => !before.has(id)).sort(),
		secrets: () => [...exists(system.state()).values()],
	};
}

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
	return {...doors, connection: (...given) => divert(doors.connection(...given))};
}

async function meet(story: Story, fault: NetworkFault): Promise<void> {
	const {claim, work, meets, elsewhere: away, sendTimeout, told} = fault;
	const {system, front, isLast, isCreate, fresh, secrets} = await vendorOf(story);
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
		...(away && {doors: (doors: Doors) => diverting(doors, isLast, away(faultWorld))}),
	});
	if (meets) front.meet(isCreate, meets(faultWorld));

	await run.confirm();
	const {state, planning} = run.session;
	const seen = fresh().map(([id]) => id);
	const [record] = run.records();
	const said = sentences(state.run?.problem ?? state.setback ?? {what: ''});
	if (work === 'done') expect(seen.length).toBeGreaterThan(0);

	// One confirmation sent one create at most, and nothing went anywhere else.
	expect(front.arrived.filter(isCreate)).toHaveLength(away ? 0 : 1);
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
	const own = Object.values(story.signIn(system));
	const telling = [...secrets(), ...own].filter((text) => text.length > 12);
	for (const text of textsIn(run.folder)) {
		expect(telling.filter((secret) => text.includes(secret))).toEqual([]);
	}
}

/** The last words by which things are named: their labels, which for most are their ids. */
function labelled(
	ids: readonly string[],
	record: {steps: readonly {ref?: object; label?: string}[]} | undefined,
) {
	const steps = record?.steps ?? [];
	return ids
		.map((id) => {
			const step = steps.find(({ref}) => ref && Object.values(ref).includes(id));
			return step?.label?.split(' ').at(-1) ?? id;
		})
		.sort();
}

describe.each(stories)('$provider', (story) => {
	const impossible = selfSigned ? [] : networkFaults.filter(({name}) => name.includes('certificate'));

	test.each(networkFaults.filter((fault) => !impossible.includes(fault)))('$name', (fault) =>
		meet(story, fault),
	);

	test.each(impossible)('$name (no openssl here)', (_fault, {skip}) => skip());

	test('no fault: made once, saved whole, no record left', async () => {
		const {system, front, isCreate, fresh} = await vendorOf(story);
		const run = await runToReview(story, system, {home: newFolder(), url: front.url});
		await run.confirm();
		expect(run.session.state.run?.status).toBe('made');
		expect(front.arrived.filter(isCreate)).toHaveLength(1);
		const secrets = fresh().flatMap(([, secret]) => secret || []);
		expect(secrets).toHaveLength(1);
		expect(Object.values(run.saved())).toContain(secrets[0]);
		expect(textsIn(run.folder)).toEqual([]);
	});
});
