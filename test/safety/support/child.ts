import {spawn} from 'node:child_process';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {vi} from 'vitest';
import {plainOf} from '../../../source/providers/field.js';
import type {SandboxSystem} from '../../../source/sandbox/system.js';
import {kindQuestions} from '../../../source/wizard/questions.js';
import type {Session} from '../../../source/wizard/session.js';
import {environmentWith} from '../../support/environment.js';
import type {Story} from './stories.js';

const program = new URL('../../../bin/kafkey.js', import.meta.url).pathname;
const hold = new URL('./hold.mjs', import.meta.url).href;

/** A moment of saving at which kafkey is held. */
export type Moment = 'before the file is begun' | 'before the file is in place' | 'when the file is in place';

/** The answers of a session as flags. */
export function flagsOf({state}: Session): string[] {
	return kindQuestions(state).flatMap(({key, id}) => {
		const answer = state.answers[key];
		const text = Array.isArray(answer) ? answer.map(plainOf).join(',') : plainOf(answer as string);
		return text ? [`--${id}`, text] : [];
	});
}

export type ChildOptions = {
	/** Where it runs and where its HOME is; the secret goes to `.env` there. */
	readonly home: string;
	readonly url: string;
	readonly flags: readonly string[];
	readonly moment?: Moment | undefined;
};

/** The real program, making the story's credential without a terminal. */
export function startChild(story: Story, system: SandboxSystem, {home, url, flags, moment}: ChildOptions) {
	const log = join(home, 'log');
	const token = join(home, 'token');
	writeFileSync(token, story.signIn(system)['token'] ?? '', {mode: 0o600});
	const signIn = story.provider === 'confluent-azure' ? ['--method', 'token', '--token-file', token] : [];
	const named = ['--provider', story.provider, '--kind', story.kind, '--base-url', url, '--save', '.env'];
	const child = spawn(
		process.execPath,
		['--import', hold, program, 'create', ...named, ...signIn, ...flags],
		{
			cwd: home,
			env: {
				...environmentWith(home),
				...story.environment(system),
				KAFKEY_TEST_LOG: log,
				...(moment && {KAFKEY_TEST_HOLD: moment}),
			},
			stdio: 'pipe',
		},
	);
	let written = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => {
			written += chunk.toString();
		});
	}
	child.stdin.on('error', () => undefined);
	const exit = new Promise<number | string | null>((resolve) => {
		child.on('exit', (code, signal) => resolve(signal ?? code));
	});
	const lines = () => (existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean) : []);
	return {
		child,
		exit,
		written: () => written,
		/** Waits until the line was logged so many times, or the program has ended. */
		logged: (line: string, times = 1) =>
			Promise.race([
				exit,
				vi.waitFor(
					() => {
						if (lines().filter((each) => each === line).length < times)
							throw new Error(`no ${line}: ${written}`);
					},
					{timeout: 20_000, interval: 5},
				),
			]),
		/** Ends it, if it has not ended. */
		kill: () => child.kill('SIGKILL'),
		/** Lets it go on from the moment at which it is held. */
		go: () => writeFileSync(`${log}.go`, ''),
	};
}
