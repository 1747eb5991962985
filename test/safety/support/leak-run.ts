import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	realpathSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import * as z from 'zod';
import type {Sandbox} from '../../../source/sandbox/index.js';
import {addRule, streamkapState} from '../../runs/streamkap-story.js';
import {program, type Run, runOn} from '../../runs/vocabulary.js';
import {openTerminal} from '../../support/terminal.js';
import {type Front, openFront} from './front.js';

const crash = new URL('crash.mjs', import.meta.url).href;
export const createdPassword = 'canary-password/+ 4711="x"';
const proxyPassword = 'canary-proxy-password-4711';

/** The planted secrets by name; what was not created in a run is absent. */
export type Canaries = Readonly<Record<string, string>>;
/** What was found where; an absent place was not there in this run. */
export type Places = Readonly<Record<string, string>>;

export type LeakScene = {
	readonly run: Run;
	readonly front: Front;
	/** Notes what a place holds; several notes add up. */
	readonly note: (place: string, text: string) => void;
	/** The secrets that exist by now. */
	readonly canaries: () => Canaries;
	/** A file that an uncaught error will quote, or that a process report goes to. */
	readonly file: string;
	/** Notes what is there in the middle of the run, and which secrets exist by now. */
	readonly notePlaces: () => void;
	readonly environment: Readonly<Record<string, string | undefined>>;
};

export type LeakOptions = {
	readonly args?: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
	/** Which of the two streams goes to a file; the wizard is drawn on the other. */
	readonly redirected: 'stdout' | 'stderr';
	/** What the redirected standard error is called. */
	readonly called?: string;
};

/** One run of kafkey with six secrets planted, and everything that it left anywhere. */
export async function leakRun(
	sandbox: Sandbox,
	{args = [], env = {}, redirected, called}: LeakOptions,
	act: (scene: LeakScene) => Promise<void>,
): Promise<{places: Places; canaries: Canaries}> {
	const base = realpathSync(mkdtempSync(join(tmpdir(), 'kafkey-leaks-')));
	const streamkap = sandbox.systems.find(({id}) => id === 'streamkap');
	const upstash = sandbox.systems.find(({id}) => id === 'upstash');
	if (!streamkap?.baseUrl || !upstash) throw new Error('no stand-in');
	const front = await openFront(streamkap.baseUrl);
	let token = '';
	const watchSignIn = () =>
		front.meet(
			({path}) => path === '/auth/access-token',
			async ({work, response}) => {
				watchSignIn();
				const {status, body} = await work();
				const answer = z.object({accessToken: z.string().optional()}).parse(JSON.parse(body.toString()));
				token = answer.accessToken ?? '';
				response.writeHead(status, {'content-type': 'application/json'}).end(body);
			},
		);
	watchSignIn();
	const known = new Set(secretsOf(streamkap.state()));
	let created: string | undefined;
	const canaries = (): Canaries => {
		// Once it is taken back, nobody but this test knows it.
		created ??= secretsOf(streamkap.state()).find((secret) => !known.has(secret));
		return {
			'management key': upstash.signIn['apiKey'] ?? '',
			'management secret': streamkap.signIn['secret'] ?? '',
			...(token !== '' && {'bearer token': token}),
			'proxy password': proxyPassword,
			'created password': createdPassword,
			...(created !== undefined && {'created client secret': created}),
		};
	};
	const places: Record<string, string> = {};
	const note = (place: string, text: string) => {
		places[place] = (places[place] ?? '') + text;
	};
	mkdirSync(join(base, 'tools'));
	mkdirSync(join(base, 'tmp'));
	for (const [name, line] of Object.entries(tools))
		writeFileSync(join(base, 'tools', name), toolNoting(base, line), {mode: 0o700});
	const environment = {
		PATH: `${join(base, 'tools')}:${process.env['PATH']}`,
		TMPDIR: join(base, 'tmp'),
		DISPLAY: ':4711',
		UPSTASH_API_KEY: upstash.signIn['apiKey'],
		STREAMKAP_CLIENT_ID: streamkap.signIn['clientId'],
		STREAMKAP_SECRET: streamkap.signIn['secret'],
		HTTPS_PROXY: `http://kafkey:${proxyPassword}@127.0.0.1:9`,
		NODE_OPTIONS: `--import=${crash}`,
		...env,
	};
	const file = join(base, 'file');
	const out = join(base, 'out');
	const redirect = redirected === 'stdout' ? '>' : '2>';
	const flags = ['--base-url', front.url, '--provider', 'streamkap', '--kind', 'project-key', ...args];
	const terminal = openTerminal({
		command: '/bin/sh',
		args: ['-c', `exec "$@" ${redirect}${out}`, 'sh', process.execPath, program, ...flags],
		env: {
			...environment,
			KAFKEY_TEST_QUOTES: file,
			...(env['KAFKEY_TEST_REPORT'] && {KAFKEY_TEST_REPORT: file}),
		},
	});
	const notePlaces = () => {
		canaries();
		note('journal', textOf(join(terminal.home, '.local/state')));
		note('argv', readFileSync(`/proc/${terminal.pid}/cmdline`, 'utf8'));
	};
	try {
		await act({
			run: runOn(terminal, terminal.home),
			front,
			note,
			canaries,
			file,
			notePlaces,
			environment: {...environment, HOME: terminal.home},
		});
		await terminal.exit;
		note('terminal bytes', terminal.rawBytes.toString());
		note('scrollback and last screen', `${terminal.scrollback()}\n${terminal.screen()}`);
		note(
			redirected === 'stdout' ? 'standard output' : (called ?? 'standard error'),
			readFileSync(out, 'utf8'),
		);
		note('journal', textOf(join(terminal.home, '.local/state')));
		note('settings', textOf(join(terminal.home, '.config')));
		note('files under HOME, XDG and tmp', textOf(terminal.home, destinations) + textOf(join(base, 'tmp')));
		note('argv', textOf(join(base, 'argv')));
		note('environment of children', textOf(join(base, 'environ')));
		note('requested URLs', front.arrived.map(({path}) => path).join('\n'));
		return {places, canaries: canaries()};
	} finally {
		await terminal.close();
		await front.close();
		rmSync(base, {recursive: true, force: true});
	}
}

/** The two files that the person chose for the secrets. */
const destinations = ['.env', 'streamkap-project-key.json'];

/** Fakes of the tools that kafkey starts. */
const tools = {
	git: 'echo "fatal: not a git repository" >&2; exit 128',
	xsel: 'case "$*" in *--output*) ;; *) cat > /dev/null;; esac',
};

function toolNoting(base: string, line: string): string {
	const folders = ['argv', 'environ'].map((name) => `mkdir -p ${base}/${name}`).join('; ');
	const notes = `cat /proc/$$/cmdline > ${base}/argv/$$; cat /proc/$$/environ > ${base}/environ/$$`;
	return `#!/bin/sh\n${folders}; ${notes}\n${line}\n`;
}

/** The text of every file in the folder and below, but for those of these names. */
function textOf(folder: string, without: readonly string[] = []): string {
	const names = statSync(folder, {throwIfNoEntry: false})?.isDirectory()
		? readdirSync(folder, {recursive: true, encoding: 'utf8'})
		: [];
	return names
		.filter((name) => !without.includes(name) && statSync(join(folder, name)).isFile())
		.map((name) => `${name}\n${readFileSync(join(folder, name), 'latin1')}`)
		.join('\n');
}

function secretsOf(state: unknown): string[] {
	return streamkapState.parse(state).projectKeys.flatMap(({api}) => (api ? [api.secret] : []));
}

/** Answers everything for a key that opens Kafka and the REST API, its password typed; the next Enter creates. */
export async function toReview(run: Run): Promise<void> {
	await run.answer('project key be called?', 'leaks');
	await run.accept('What is it for?');
	await run.choose('What should the key open?', 'Kafka and the REST API');
	await run.choose('rights in the REST API', 'by roles');
	await run.mark('Which roles?', 'Billing');
	await run.answer('Kafka user be called?', 'leaks');
	await run.answerTwice('Which password', createdPassword);
	await run.accept('From which addresses');
	await addRule(run, 'topic', 'is exactly', 'public.orders', 'READ');
	run.press('enter');
	await run.choose('Schema Registry too?', 'no');
	await run.choose('Which tools may an AI agent call', 'no profile');
	await run.accept('Only certain tools?');
	await run.accept('All but certain tools?');
	await run.review();
}

/** Waits until the file has something in it. */
export async function written(file: string): Promise<string> {
	for (;;) {
		const size = statSync(file, {throwIfNoEntry: false})?.size ?? 0;
		if (size > 0) return readFileSync(file, 'utf8');
		await wait(20);
	}
}
