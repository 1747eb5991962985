import {execFile, spawnSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {beforeAll, describe, expect, test} from 'vitest';
import {startSandbox} from '../../source/sandbox/index.js';
import {program} from '../runs/vocabulary.js';
import {environmentWith} from '../support/environment.js';
import {formsIn} from './support/forms.js';
import type {Arrived} from './support/front.js';
import {
	type Canaries,
	createdPassword,
	type LeakOptions,
	type LeakScene,
	leakRun,
	type Places,
	toReview,
	written,
} from './support/leak-run.js';

type Scenario = {
	readonly options: LeakOptions;
	readonly act: (scene: LeakScene) => Promise<void>;
	/** What came to be in it: without the answer of the server there is no client secret. */
	readonly planted?: readonly string[];
	readonly places: readonly string[];
};

const all = [
	'management key',
	'management secret',
	'bearer token',
	'proxy password',
	'created password',
	'created client secret',
];
const always = [
	'terminal bytes',
	'scrollback and last screen',
	'journal',
	'settings',
	'argv',
	'environment of children',
	'requested URLs',
	'files under HOME, XDG and tmp',
];
const isCreate = ({method, path}: Arrived) => method === 'POST' && path === '/project-keys';

/** What a careless server would say of a request: everything that was in it. */
function echo({canaries}: LeakScene, body: Buffer): string {
	const said = `cannot take ${body} with Authorization: Bearer ${canaries()['bearer token']}`;
	return JSON.stringify({
		detail: [{loc: ['body', 'kafka_config', 'password', createdPassword], msg: said, input: createdPassword}],
	});
}

async function made({run}: LeakScene): Promise<void> {
	await toReview(run);
	await run.confirm();
	await run.made('.env');
}

/** What another command says without a terminal. */
async function headless({front, environment, note}: LeakScene, ...args: readonly string[]): Promise<void> {
	const home = environment['HOME'] ?? '';
	await new Promise<void>((resolve) => {
		const options = {cwd: home, env: environmentWith(home, environment)};
		const words = [program, ...args, '--base-url', front.url];
		execFile(process.execPath, words, options, (_error, stdout, stderr) => {
			note('headless output and JSON', `${stdout}\n${stderr}`);
			resolve();
		});
	});
}

const scenarios: Readonly<Record<string, Scenario>> = {
	'a run that succeeds, with NODE_DEBUG': {
		options: {
			redirected: 'stderr',
			called: 'NODE_DEBUG output',
			env: {NODE_DEBUG: 'undici,fetch,http,https,net,tls,module,fs,timer'},
		},
		places: [...always, 'NODE_DEBUG output'],
		act: async (scene) => {
			const {run, notePlaces} = scene;
			await made(scene);
			notePlaces();
			run.type('c');
			await run.sees('Copied to the clipboard');
			run.type('x');
			await run.sees('clipboard');
			run.type('k');
			await run.accept('Which file should it be saved to?');
			await run.made('streamkap-project-key.json');
			await run.finish();
		},
	},
	'a process report, standard output in a file': {
		options: {redirected: 'stdout', env: {KAFKEY_TEST_REPORT: 'yes'}},
		places: [...always, 'standard output', 'process report'],
		act: async (scene) => {
			await made(scene);
			scene.run.terminal.kill('SIGUSR2');
			scene.note('process report', await written(scene.file));
			// Node has told of the report across the screen, which another size draws anew.
			scene.run.terminal.resize(100, 30);
			await scene.run.finish();
		},
	},
	'a refused create that echoes the request': {
		options: {redirected: 'stderr'},
		places: [...always, 'standard error'],
		planted: all.slice(0, 5),
		act: async (scene) => {
			const {run, front, notePlaces} = scene;
			await toReview(run);
			front.meet(isCreate, ({request, response}) => {
				notePlaces();
				response.writeHead(422, {'content-type': 'application/json'}).end(echo(scene, request.body));
			});
			await run.confirm();
			await run.sees('[redacted]');
			run.press('ctrl-c');
		},
	},
	'a create whose answer cannot be read': {
		options: {redirected: 'stderr'},
		places: [...always, 'standard error', 'headless output and JSON'],
		act: async (scene) => {
			const {run, front, notePlaces} = scene;
			await toReview(run);
			front.meet(isCreate, async ({work, response}) => {
				const {body} = await work();
				notePlaces();
				response.writeHead(201, {'content-type': 'application/json'}).end(`${body}}`);
			});
			await run.confirm();
			await run.sees('This exists now:');
			run.type('q');
			await run.terminal.exit;
			await headless(scene, 'recover', '--json');
			await headless(scene, 'recover');
			await headless(scene, '--provider', 'streamkap', '--kind', 'project-key');
		},
	},
	'a create that is done and answered with 500': {
		options: {redirected: 'stdout'},
		places: [...always, 'standard output', 'headless output and JSON'],
		act: async (scene) => {
			const {run, front, notePlaces} = scene;
			await toReview(run);
			front.meet(isCreate, async ({work, response}) => {
				const {body} = await work();
				notePlaces();
				response.writeHead(500, {'content-type': 'application/json'}).end(body);
			});
			await run.confirm();
			await run.sees('This exists now:');
			run.type('q');
			await run.terminal.exit;
			await headless(scene, 'recover', '--yes', '--json', '--debug');
		},
	},
	'a create without a terminal': piping(async (scene) => {
		await headless(scene, ...createFlags(scene));
		scene.canaries();
	}),
	'a create without a terminal, refused with an echo': piping(
		async (scene) => {
			scene.front.meet(isCreate, ({request, response}) => {
				scene.notePlaces();
				response.writeHead(422, {'content-type': 'application/json'}).end(echo(scene, request.body));
			});
			await headless(scene, ...createFlags(scene), '--debug');
			expect(scene.front.arrived.some(isCreate), 'the create was sent').toBe(true);
		},
		all.slice(0, 5),
	),
	'an error that nothing catches': crashing('crash output'),
	'an error that nothing catches, with --debug': crashing('crash output with --debug', '--debug'),
};

function createFlags({file}: LeakScene): string[] {
	writeFileSync(file, createdPassword);
	return [
		...['create', '--json', '--provider', 'streamkap', '--kind', 'project-key', '--name', 'piped'],
		...['--opens', 'both', '--access', 'permissions', '--permissions', 'sk.topics.read'],
		...['--username', 'piped', '--password-file', file, '--acl', 'topic:public.orders:LITERAL:READ'],
		...['--schema-registry', 'no', '--tool-profile', 'none', '--save', '.env'],
	];
}

/** The wizard is left at once; then another command does it all without a terminal. */
function piping(act: Scenario['act'], planted = all): Scenario {
	return {
		options: {redirected: 'stderr'},
		places: [...always, 'standard error', 'headless output and JSON'],
		planted,
		act: async (scene) => {
			await scene.run.sees('project key be called?');
			scene.run.press('ctrl-c');
			await scene.run.terminal.exit;
			await act(scene);
		},
	};
}

function crashing(called: string, ...args: readonly string[]): Scenario {
	return {
		options: {redirected: 'stderr', called, args},
		places: [...always, called],
		act: async (scene) => {
			await made(scene);
			scene.notePlaces();
			writeFileSync(scene.file, Object.values(scene.canaries()).join(' '));
			scene.run.terminal.kill('SIGUSR2');
		},
	};
}

describe.each(Object.entries(scenarios))('%s', (_name, {options, act, planted = all, places}) => {
	let found: {places: Places; canaries: Canaries} = {places: {}, canaries: {}};
	beforeAll(async () => {
		const sandbox = await startSandbox({topicCount: 12});
		found = await leakRun(sandbox, options, act).finally(sandbox.close);
	}, 90_000);

	const cells = places.flatMap((place) => planted.map((canary) => ({place, canary})));
	test.each(cells)('$place holds no $canary', ({place, canary}) => {
		const secret = found.canaries[canary] ?? '';
		expect(secret.length, 'it was planted').toBeGreaterThan(10);
		const text = found.places[place];
		expect(text, 'it was looked at').toBeTypeOf('string');
		expect(formsIn(text ?? '', secret)).toEqual([]);
	});
});

test.each(['*', 'child_process', 'http,STREAM', 'str*'])(
	'NODE_DEBUG=%s would print what is typed: refused',
	(names) => {
		const {status, stderr} = spawnSync(process.execPath, [program], {
			env: {...process.env, NODE_DEBUG: names},
			encoding: 'utf8',
		});
		expect(status).toBe(2);
		expect(stderr).toContain('kafkey: NODE_DEBUG');
	},
);
