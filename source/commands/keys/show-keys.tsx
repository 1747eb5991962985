import {sentences} from '../../errors.js';
import {type Goal, KeysSession} from '../../keys/session/session.js';
import {KeysApp} from '../../screens/keys/keys-app.js';
import {currentKey} from '../../stored-keys.js';
import type {Session} from '../../wizard/session.js';
import type {World} from '../../world.js';
import {receiptOf} from '../create/receipt.js';
import {closing} from '../terminal/closing.js';
import {draw} from '../terminal/draw.js';
import {badgeOf} from '../terminal/show-session.js';
import {echoesItself, terminalOf, whyLines} from '../terminal/terminal.js';
import {questionsFor} from './asking.js';
import {type KeysFlags, Stop} from './flags.js';
import {fileOf} from './key-files.js';
import {openerFor} from './opening.js';
import {removalsOf} from './removals.js';
import {removalWords} from './removals-waiting.js';
import {rotationsOf} from './rotations.js';
import {KeysRun} from './run.js';

/** Draws the table of keys, or one key and what is wanted of it, until that is left; returns the exit code. */
export async function showKeys(world: World, flags: KeysFlags, goal?: Goal): Promise<number> {
	const terminal = terminalOf(world);
	const screen = {
		say: (line: string) => session.notice(line),
		writeRaw: (text: string) => void terminal.write(text),
	};
	let run: KeysRun;
	try {
		run = await KeysRun.open(world, flags, goal?.does ?? 'list', screen);
	} catch (error) {
		if (!(error instanceof Stop)) throw error;
		world.stderr.write(`kafkey: ${error.message}\n`);
		return error.code;
	}
	const {patience} = run.doors;
	/** Sessions that may have brought a secret. */
	const led: Session[] = [];
	const session = new KeysSession(
		{
			open: openerFor(run),
			questions: (questions, back) => {
				const asking = questionsFor(run, questions, back);
				if (questions.leads) led.push(asking);
				return asking;
			},
			fileOf: (key) => fileOf(key, world.cwd, run.doors.defaultPath()),
			rotations: rotationsOf(run),
			removals: removalsOf(run),
			now: () => new Date(),
			current: currentKey(world)?.id,
			patience,
		},
		goal,
	);
	const badge = badgeOf(flags) ?? (run.inSandbox ? 'sandbox' : undefined);
	const hosting = {world, terminal, session, begin: () => session.open()};
	const because = whyLines(world, flags);
	try {
		if (because === undefined)
			return await draw({...hosting, screens: <KeysApp session={session} badge={badge} />});
		const [{showLines}, {keysTalked}, {openingLines}] = await Promise.all([
			import('../terminal/show-lines.js'),
			import('../../lines/keys/talked.js'),
			import('../../lines/opening.js'),
		]);
		const {inSandbox} = run;
		const opening = {because, inSandbox, address: badgeOf(flags), echoesItself: echoesItself(world)};
		return await showLines(hosting, keysTalked(session), openingLines(opening));
	} finally {
		for (const line of endOf(session, led))
			world.stderr.write(`${closing(line, world.stderr, world, flags)}\n`);
		await run.close();
	}
}

/** What stays in the scrollback: what was done, and what is left to do. */
function endOf({state, deleting: {undecided}}: KeysSession, led: readonly Session[]): string[] {
	const receipts = led.flatMap((session) => receiptOf(session) ?? []);
	const waits = state.waits.map(({line}) => line);
	const lines = [...state.done, ...waits, ...(undecided ? [sentences(removalWords(undecided))] : [])].map(
		(line) => `kafkey: ${line}`,
	);
	return [...receipts, ...lines];
}
