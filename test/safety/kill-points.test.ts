import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {describe, expect, onTestFinished, test} from 'vitest';
import {journalFolder} from '../../source/journal/folder.js';
import {isOpen} from '../../source/journal/record.js';
import {readEnv} from '../support/env-reader.js';
import {temporaryFolders} from '../support/temporary.js';
import {flagsOf, type Moment, startChild} from './support/child.js';
import {command} from './support/command.js';
import {type Arrived, answer} from './support/front.js';
import {recordsIn, runToReview, worldIn} from './support/run.js';
import {type Story, stories} from './support/stories.js';
import {openVendor, type Vendor} from './support/vendor.js';

const newFolder = temporaryFolders();

type Child = ReturnType<typeof startChild>;

/** A point at which a run is held: at a request, or at a moment of saving. */
type Point = {
	readonly name: string;
	/** What must be so of every ending that the program can do something about. */
	readonly outcome: 'nothing' | 'saved';
	readonly moment?: Moment;
	/** The request that is held, before anything is done about it. */
	readonly request?: (story: Story) => ((arrived: Arrived) => boolean) | undefined;
};

const pathOf = ({path}: Arrived) => path.split('?', 1).join();
const points: readonly Point[] = [
	{
		name: 'before a create is sent',
		outcome: 'nothing',
		request:
			({before}) =>
			(arrived) =>
				arrived.method === 'GET' && before.test(pathOf(arrived)),
	},
	{
		name: 'sent but not answered',
		outcome: 'saved',
		request: ({creates}) => {
			const last = creates.at(-1) ?? /never/;
			return (arrived) => arrived.method === 'POST' && last.test(pathOf(arrived));
		},
	},
	{name: 'answered but not saved', outcome: 'saved', moment: 'before the file is begun'},
	{name: 'half saved', outcome: 'saved', moment: 'before the file is in place'},
	{name: 'saved but not acknowledged', outcome: 'saved', moment: 'when the file is in place'},
	{
		name: 'between two steps',
		outcome: 'nothing',
		request: ({between}) =>
			between && ((arrived) => arrived.method === 'GET' && between.test(pathOf(arrived))),
	},
];

/** A way to end; `exit` is how the program must end by it, undefined where it goes on to its own end. */
type Ending = {
	readonly name: string;
	readonly exit?: number | 'SIGKILL';
	readonly come: (child: Child) => Promise<unknown>;
	/** How it may end besides: a signal that comes when the program is leaving already ends it as a shell counts it. */
	readonly or?: 'SIGINT';
	/** What the run waits for comes this many milliseconds after the ending: longer than a program lingers by itself. */
	readonly slowly?: number;
};

function signalled(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'SIGUSR2', times = 1) {
	return async ({child, logged}: Child) => {
		for (let time = 1; time <= times; time++) {
			child.kill(signal);
			await logged(signal, time);
		}
	};
}

const endings: readonly Ending[] = [
	{name: 'Ctrl-C', exit: 130, come: signalled('SIGINT'), slowly: 400},
	{name: 'Ctrl-C twice', exit: 130, or: 'SIGINT', come: signalled('SIGINT', 2)},
	{name: 'SIGTERM', exit: 143, come: signalled('SIGTERM')},
	{name: 'SIGHUP', exit: 129, come: signalled('SIGHUP'), slowly: 400},
	{name: 'an error that nothing catches', exit: 1, come: signalled('SIGUSR2')},
	{
		name: 'nobody reads its output any more',
		come: async ({child}) => {
			for (const stream of [child.stdout, child.stderr]) stream.destroy();
		},
	},
	{name: 'end of input', come: async ({child}) => child.stdin.end()},
	{
		name: 'kill -9',
		exit: 'SIGKILL',
		come: async ({child, exit}) => {
			child.kill('SIGKILL');
			await exit;
		},
	},
];

/** Holds the run at the point; `release` resolves when what was held is done. */
function holding(vendor: Vendor, child: () => Child, request: ((arrived: Arrived) => boolean) | undefined) {
	if (!request) return {there: () => child().logged('held'), release: async () => child().go()};
	const released = Promise.withResolvers<void>();
	const there = Promise.withResolvers<void>();
	const worked = Promise.withResolvers<void>();
	vendor.front.meet(request, async ({work, response}) => {
		there.resolve();
		await released.promise;
		const real = await work();
		worked.resolve();
		answer(response, real);
	});
	const release = () => {
		released.resolve();
		return worked.promise;
	};
	return {there: () => there.promise, release};
}

async function end(story: Story, point: Point, ending: Ending): Promise<void> {
	const vendor = await openVendor(story);
	const {system, front, fresh} = vendor;
	const {session} = await runToReview(story, system, {home: newFolder(), url: front.url});
	const home = newFolder();
	const flags = flagsOf(session);
	const held = holding(vendor, () => child, point.request?.(story));
	const child = startChild(story, system, {home, url: front.url, flags, moment: point.moment});
	onTestFinished(() => void child.kill());
	await Promise.race([held.there(), child.exit.then(() => expect.fail(child.written()))]);
	await ending.come(child);
	if (ending.slowly) await Promise.race([child.exit, wait(ending.slowly)]);
	await held.release();
	const exit = await child.exit;
	const isKilled = ending.exit === 'SIGKILL';
	if (ending.exit !== undefined) expect([ending.exit, ending.or], child.written()).toContain(exit);

	// Never twice, whatever comes.
	expect(vendor.creates()).toBeLessThanOrEqual(story.creates.length);

	const path = join(home, '.env');
	const saved = existsSync(path) ? Object.values(readEnv(path)) : [];
	const isSaved = () => fresh().some(([, secret]) => secret !== '' && saved.includes(secret));
	const records = recordsIn(journalFolder(worldIn(home))).filter(isOpen);
	const goesOn = ending.exit === undefined;
	if (!isKilled) {
		const outcome = goesOn ? 'saved' : point.outcome;
		expect(isSaved()).toBe(outcome === 'saved');
		if (outcome === 'nothing') expect(fresh()).toEqual([]);
		expect(records).toEqual([]);
	}
	// What exists and is in no file is in the journal, and the next look tells of it.
	if (fresh().length > 0 && !isSaved()) expect(records).toHaveLength(1);
	const recover = (...args: string[]) =>
		command(home, ['recover', '--base-url', front.url, ...args], story.environment(system));
	const {code, out} = await recover('--json');
	const {unfinished} = JSON.parse(out) as {unfinished: {told: string; left: string[]}[]};
	if (records.length === 0) return expect([code, unfinished]).toEqual([0, []]);
	expect(unfinished).toHaveLength(1);
	expect(unfinished[0]?.told).toContain('did not save its secret');
	if (story.provider !== 'confluent-azure') {
		expect(unfinished[0]?.left).toHaveLength(fresh().length);
		await recover('--yes');
		expect(fresh()).toEqual([]);
	}
	// Nothing half written, which could hold the secret, is left beside the file.
	await expect
		.poll(() => readdirSync(home).filter((name) => /tmp|lock/.test(name)), {timeout: 15_000})
		.toEqual([]);
}

/** The points that there are: a run of one step has none between two. */
const pointsOf = (story: Story) => points.filter(({request}) => !request || request(story));

describe.each(stories)('$provider', (story) => {
	describe.each(pointsOf(story))('$name', (point) => {
		test.each(endings)('$name', (ending) => end(story, point, ending));
	});
});
