import {hasClipboard} from '../../delivery/clipboard.js';
import {sentences, type Told} from '../../errors.js';
import {entries} from '../../providers/index.js';
import {Session} from '../../wizard/session.js';
import type {World} from '../../world.js';
import {openDoors} from '../doors/doors.js';
import {givenDoor} from '../questions/given.js';
import {print} from '../terminal/print.js';
import type {WizardFlags} from './flags.js';
import {runHeadless} from './headless.js';
import {initialState, inSandbox} from './initial-state.js';
import {keepProject, type Ready} from './keep-project.js';
import {emptyOutput, jsonOf} from './output.js';

/**
 * `kafkey create` without anybody to ask. Nothing is remembered here, so that the same command does the same everywhere.
 * Returns the exit code.
 */
export async function createAlone(world: World, flags: WizardFlags, prepared: Ready): Promise<number> {
	const say = (line: string) => void world.stderr.write(`kafkey: ${line}\n`);
	const usual = prepared.provider?.baseUrls?.api;
	if (flags.baseUrl !== undefined && usual !== undefined && flags.baseUrl !== usual)
		say(`asking ${flags.baseUrl} in place of ${usual}`);
	if (flags.copy && !flags.dryRun && !canCopy(world)) {
		say(sentences(noClipboard));
		const ending = {code: 1, problem: noClipboard};
		if (flags.json) await print(world.stdout, `${jsonOf(emptyOutput(ending, flags))}\n`);
		return ending.code;
	}
	const path = flags.save ?? '';
	const opened = openDoors({
		world,
		baseUrl: flags.baseUrl,
		sandboxUrl: flags.sandboxUrl,
		format: flags.format,
		variables: prepared.variables,
		onNotice: say,
		sandboxDefaults: {remembered: {}, path},
	});
	const {check, ...others} = opened;
	const doors = {
		...others,
		...(flags.check && check && {check}),
		given: givenDoor({...prepared, alone: true}),
	};
	const session = new Session(initialState({...prepared, entries, flags, path}), doors);
	try {
		const code = await runHeadless({world, session, flags, said: prepared.said, inSandbox: inSandbox(flags)});
		await keepProject(world, session, flags, prepared);
		return code;
	} finally {
		await doors.close();
	}
}

/** Nobody sits at a terminal that could take it. */
function canCopy({env, platform}: World): boolean {
	return hasClipboard({env, platform, terminal: false});
}

const noClipboard: Told = {
	what: 'Nothing was created.',
	why: '--copy was given, and no clipboard can be reached from here.',
	next: 'Leave --copy out: the secret is saved all the same.',
};
