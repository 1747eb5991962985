import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ReadStream, WriteStream} from 'node:tty';
import {type DoorOptions, openDoors} from '../../../source/commands/doors/doors.js';
import {journalFolder} from '../../../source/journal/folder.js';
import {type JournalRecord, parseRecord} from '../../../source/journal/record.js';
import type {SandboxSystem} from '../../../source/sandbox/system.js';
import type {Doors} from '../../../source/wizard/doors.js';
import {destinationAt} from '../../../source/wizard/reduce.js';
import {Session} from '../../../source/wizard/session.js';
import type {World} from '../../../source/world.js';
import {readEnv} from '../../support/env-reader.js';
import {environmentWith} from '../../support/environment.js';
import {stateWith} from '../../support/fake-session.js';
import {providers} from '../../support/providers.js';
import {walkToReview} from './person.js';
import type {Story} from './stories.js';

/** A process's world with a home of its own. Nothing is read from it or written to it but files. */
export function worldIn(home: string): World {
	return {
		env: environmentWith(home),
		forget: () => undefined,
		platform: process.platform,
		cwd: home,
		home,
		stdin: {} as ReadStream,
		stdout: {} as WriteStream,
		stderr: {} as WriteStream,
		onSignal: () => () => undefined,
		onEverySignal: () => () => undefined,
		onResize: () => () => undefined,
		endBy: () => undefined,
		onCrash: () => () => undefined,
	};
}

export type RunOptions = {
	readonly home: string;
	/** The management API's address, in place of the vendor's. */
	readonly url?: string;
	readonly limits?: DoorOptions['limits'];
	/** Changes the world outside. */
	readonly doors?: (doors: Doors) => Doors;
	/** Where the secret goes; empty for the screen alone. */
	readonly path?: string;
};

/** kafkey's engine on the real network, real files and the real journal, at the review of a story. */
export async function runToReview(story: Story, system: SandboxSystem, options: RunOptions) {
	const {home, url, limits = {patience: [0, 5]}, doors: change = (doors) => doors} = options;
	const {path = join(home, '.env')} = options;
	const world = worldIn(home);
	const doors = openDoors({
		world,
		baseUrl: url,
		onNotice: () => undefined,
		limits,
		sandboxDefaults: {remembered: {}, path},
	});
	const session = new Session(
		stateWith(providers, {offersSandbox: false, destination: destinationAt(path)}),
		change(doors),
	);
	await walkToReview(session, story.provider, story.kind, {...story.answers, ...story.signIn(system)});
	const folder = journalFolder(world);
	return {
		session,
		world,
		folder,
		/** Confirms once and waits for what becomes of it. */
		confirm: async () => {
			session.planning.confirm();
			await session.planning.idle();
		},
		records: () => recordsIn(folder),
		saved: () => (existsSync(path) ? readEnv(path) : {}),
		api: () => {
			const {connection} = session.state;
			return connection.status === 'open' ? connection.account.api : undefined;
		},
	};
}

/** The records that lie in a journal, whoever's they are. */
export function recordsIn(folder: string): JournalRecord[] {
	return textsIn(folder).flatMap((text) => parseRecord(text) ?? []);
}

/** Every file of the journal as it is. */
export function textsIn(folder: string): string[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
}
