import {readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {journalFolder} from '../../source/journal/folder.js';
import {temporaryFolders} from '../support/temporary.js';
import {command} from './support/command.js';
import {answer, type Real} from './support/front.js';
import {abandon, putRecord, stepOf} from './support/records.js';
import {recordsIn, runToReview, worldIn} from './support/run.js';
import {type Story, stories} from './support/stories.js';
import {openVendor, type Vendor} from './support/vendor.js';

const newFolder = temporaryFolders();
const [upstash, , confluent, azure] = stories;
const refusal = (status: number): Real => ({
	status,
	headers: {'content-type': 'application/json'},
	body: Buffer.from('{}'),
});

/** A run that was killed: it made everything, and its secret is saved nowhere. */
async function killed(story: Story | undefined, spoil?: (vendor: Vendor) => void) {
	if (!story) return expect.fail('no story');
	const vendor = await openVendor(story);
	const home = newFolder();
	const run = await runToReview(story, vendor.system, {home, url: vendor.front.url, path: ''});
	spoil?.(vendor);
	await run.confirm();
	abandon(run.folder);
	vendor.front.arrived.length = 0;
	const recover = (...args: string[]) =>
		command(home, ['recover', '--base-url', vendor.front.url, ...args], story.environment(vendor.system));
	return {...vendor, run, home, recover};
}

type Json = {
	readonly schemaVersion: number;
	readonly unfinished: readonly {
		readonly told: string;
		readonly provider: string;
		readonly left: readonly string[];
		readonly unknown: readonly {readonly will: string; readonly lookAt?: string}[];
		readonly removed: boolean;
		readonly signedIn: boolean;
		readonly problem?: {readonly what: string};
	}[];
};

const json = (text: string) => JSON.parse(text) as Json;

test('kafkey recover takes a sign-in by flags, and asks for nothing that answers itself', async () => {
	const {recover, fresh, home, system} = await killed(azure);
	expect(fresh()).toHaveLength(1);
	const token = join(home, 'token');
	writeFileSync(token, system.signIn['token'] ?? '', {mode: 0o600});
	expect((await recover('--yes', '--json')).out).not.toContain('API_VERSION');
	const signIn = ['--provider', 'confluent-azure', '--method', 'token', '--token-file', token];
	const {code, out} = await recover('--yes', '--json', ...signIn);
	expect(json(out).unfinished).toMatchObject([{signedIn: true, removed: true}]);
	expect(code).toBe(0);
	expect(fresh()).toEqual([]);
});

const inEnvironment = stories.filter(({provider}) => provider !== 'confluent-azure');

describe.each(inEnvironment)('kafkey recover at $provider', (story) => {
	test('tells what exists and deletes nothing without a yes', async () => {
		const {recover, fresh, front} = await killed(story);
		const before = fresh();
		const {code, out} = await recover('--json');
		expect(code).toBe(5);
		const [record] = json(out).unfinished;
		expect(record).toMatchObject({provider: story.provider, removed: false, signedIn: true, unknown: []});
		expect(record?.left).toHaveLength(before.length);
		expect(fresh()).toEqual(before);
		expect(front.arrived.filter(({method}) => method === 'DELETE')).toEqual([]);
	});

	test('deletes everything with --yes, and then nothing is unfinished', async () => {
		const {recover, fresh} = await killed(story);
		expect((await recover('--yes', '--json')).code).toBe(0);
		expect(fresh()).toEqual([]);
		const {code, out} = await recover('--json');
		expect([code, json(out).unfinished]).toEqual([0, []]);
	});

	test('says the same to people', async () => {
		const {recover} = await killed(story);
		const {code, out, err} = await recover();
		expect(code).toBe(5);
		expect(out).toMatch(/An earlier run at .* created .* and did not save its secret\./);
		expect(out).toContain('  exists: ');
		// As it must be run to reach the same system.
		expect(out).toMatch(/kafkey recover --base-url http:\S+ --yes deletes it\./);
		expect(err).toBe('');
		expect((await recover('--yes')).out).toContain('  deleted: ');
		expect((await recover()).out).toBe('Nothing is unfinished.\n');
	});

	test('finds what a lost answer left behind', async () => {
		const {recover, fresh} = await killed(story, ({meetCreate}) =>
			meetCreate(async ({work, response}) => {
				await work();
				response.destroy();
			}),
		);
		const before = fresh();
		const {code, out} = await recover('--json');
		expect(code).toBe(5);
		expect(json(out).unfinished[0]?.left).toHaveLength(before.length);
		expect((await recover('--yes')).code).toBe(0);
		expect(fresh()).toEqual([]);
	});

	test('a sign-in that is refused: exit 4, nothing deleted, told again', async () => {
		const {recover, fresh, front, home} = await killed(story);
		const before = fresh();
		for (let times = 0; times < 4; times++)
			front.meet(
				() => true,
				({response}) => answer(response, refusal(401)),
			);
		const {code, out} = await recover('--yes', '--json');
		expect(code).toBe(4);
		expect(json(out).unfinished[0]).toMatchObject({signedIn: false, removed: false});
		expect(fresh()).toEqual(before);
		expect(recordsIn(journalFolder(worldIn(home)))).toHaveLength(1);
	});

	test('no sign-in: exit 4, and the variables are named', async () => {
		const {home, front} = await killed(story);
		const {code, out} = await command(home, ['recover', '--base-url', front.url, '--yes']);
		expect(code).toBe(4);
		for (const name of Object.keys(story.environment({signIn: {}} as never))) expect(out).toContain(name);
		expect(front.arrived).toEqual([]);
	});

	test('a delete that fails: exit 5, told again, and done by the next try', async () => {
		const {recover, fresh, front} = await killed(story);
		front.meet(
			({method}) => method === 'DELETE',
			({response}) => answer(response, refusal(409)),
		);
		const {code, out} = await recover('--yes', '--json');
		expect(code).toBe(5);
		expect(json(out).unfinished[0]?.problem?.what).toMatch(/409/);
		expect(fresh().length).toBeGreaterThan(0);
		expect((await recover('--yes')).code).toBe(0);
		expect(fresh()).toEqual([]);
	});

	test('what somebody else deleted meanwhile counts as deleted', async () => {
		const {recover, run, fresh} = await killed(story);
		await run.session.planning.takeBack();
		expect(fresh()).toEqual([]);
		// The run itself removed its record, were it not for the crash.
		const {code} = await recover('--yes');
		expect(code).toBe(0);
	});

	test('a run at another address is not asked about here', async () => {
		const {home, fresh, front} = await killed(story);
		const before = fresh();
		const {code, out} = await command(home, ['recover', '--yes', '--base-url', 'http://127.0.0.1:9']);
		expect(code).toBe(5);
		expect(out).toContain(`kafkey recover with --base-url ${front.url}`);
		expect(fresh()).toEqual(before);
	});

	test('a create without a terminal says in one line that something is unfinished, and goes on', async () => {
		const {home} = await killed(story);
		const {code, err} = await command(home, ['create']);
		expect(code).toBe(2);
		expect(err.match(/1 earlier run left something unfinished; see kafkey recover\./g)).toHaveLength(1);
	});
});

test('a create that was sent and not done is not seen, and its record goes with a yes', async () => {
	const {recover, fresh} = await killed(upstash, ({meetCreate}) =>
		meetCreate(({response}) => answer(response, refusal(500))),
	);
	expect(fresh()).toEqual([]);
	const first = await recover('--json');
	expect(json(first.out).unfinished[0]).toMatchObject({left: [], unknown: []});
	expect((await recover()).out).toMatch(
		/ {2}nothing of it exists\n {2}kafkey recover --base-url http:\S+ --yes forgets it\.\n/,
	);
	const {code, out} = await recover('--yes');
	expect([code, out]).toEqual([0, expect.stringContaining('  nothing of it exists\n')]);
	expect(json((await recover('--json')).out).unfinished).toEqual([]);
});

test('where no list can tell, it is not known: exit 3, where to look, and it is told again', async () => {
	const {home, front, recover} = await killed(upstash);
	const folder = journalFolder(worldIn(home));
	putRecord(folder, {
		baseUrl: front.url,
		steps: [stepOf({status: 'sent', before: undefined, ref: undefined})],
	});
	const {code, out} = await recover('--yes', '--json');
	expect(code).toBe(3);
	const unknown = json(out).unfinished.flatMap((each) => each.unknown);
	expect(unknown).toEqual([
		{will: 'create credential reader: CONSUME on every topic', lookAt: expect.stringContaining('Upstash')},
	]);
	expect((await recover()).out).toContain('(look at Upstash');
});

test('a provider that this kafkey does not know stays for one that does', async () => {
	const home = newFolder();
	const folder = journalFolder(worldIn(home));
	putRecord(folder, {provider: 'warpstream'});
	const {code, out} = await command(home, ['recover', '--yes']);
	expect(code).toBe(5);
	expect(out).toContain('This kafkey does not know warpstream.');
	expect(readdirSync(folder)).toHaveLength(1);
});

test('steps are taken back newest first', async () => {
	const {recover, front, fresh} = await killed(confluent);
	expect((await recover('--yes')).code).toBe(0);
	const deleted = front.arrived.flatMap(({method, path}) => (method === 'DELETE' ? path.split('/')[3] : []));
	expect(deleted).toEqual(['api-keys', 'role-bindings', 'service-accounts']);
	expect(fresh()).toEqual([]);
});

test('what was there before the run is never deleted', async () => {
	const {recover, run, home, system, front} = await killed(confluent);
	const folder = journalFolder(worldIn(home));
	const [record] = run.records();
	if (!record || !confluent) return expect.fail('no record');
	const account = record.steps[0]?.ref?.['id'] ?? '';
	const steps = record.steps.map((step, index) => (index < 2 ? {...step, existed: true} : step));
	for (const name of readdirSync(folder)) putRecord(folder, {...record, steps}, name.slice(25, -5));
	expect(recordsIn(folder)).toHaveLength(1);
	expect((await recover('--yes')).code).toBe(0);
	expect([...confluent.exists(system.state()).keys()]).toContain(account);
	expect(front.arrived.filter(({method}) => method === 'DELETE')).toHaveLength(1);
	expect(recordsIn(join(folder))).toEqual([]);
});
