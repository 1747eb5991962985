import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {run} from '../../source/commands/index.js';
import {FakeWorld} from './support/fake-world.js';

async function kafkey(...words: readonly string[]) {
	const world = new FakeWorld();
	const code = await run(words, world);
	return {code, out: world.out, err: world.err};
}

test('--help says what there is, on standard output', async () => {
	const {code, out, err} = await kafkey('--help');
	expect([code, err]).toEqual([0, '']);
	for (const part of ['--sandbox', '--provider', '--save', '--no-settings', 'sandbox', 'Exit codes:'])
		expect(out).toContain(part);
});

const names = [
	'create',
	'list',
	'show',
	'edit',
	'rotate',
	'revoke',
	'store',
	'use',
	'check',
	'exec',
	'recover',
];

test.each([[], ...names.map((name) => [name]), ['completion'], ['sandbox']])(
	'--help of %j begins with examples of it',
	async (...words) => {
		const {code, out} = await kafkey(...words, '--help');
		expect(code).toBe(0);
		expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
		const start = `Examples:\n  \\$ (?:source <\\()?kafkey ?${words.join(' ')}`;
		expect(out).toMatch(new RegExp(`^${start}`));
	},
);

test('a flag before a command is the command’s', async () => {
	const {err, out} = await kafkey('--sandbox', '--no-color', 'list', '--provider', 'nobody', '--json');
	expect(err).toContain('There is no provider “nobody”');
	expect(JSON.parse(out)).toMatchObject({sandbox: true, exitCode: 2});
});

test('nothing is created where the copy that is asked for cannot be made', async () => {
	const words = ['--provider', 'upstash', '--cluster', 'c', '--topic', 'orders', '--permissions', 'ALL'];
	const named = [...words, '--name', 'orders', '--save', '/nowhere/.env', '--sandbox', '--copy'];
	const {code, out, err} = await kafkey('create', ...named, '--json');
	expect([code, err]).toEqual([1, expect.stringMatching(/^kafkey: Nothing was created\. --copy was given/)]);
	expect(JSON.parse(out)).toMatchObject({credential: null, exitCode: 1});
});

test.each(['create', 'list', 'show', 'edit', 'rotate', 'revoke', 'store', 'use', 'check', 'recover'])(
	'%s --json is one document when a flag is misspelt',
	async (command) => {
		const {code, out} = await kafkey(command, '--jsno', '--json');
		const {ok, exitCode, problem} = JSON.parse(out);
		expect([code, ok, exitCode, problem.what]).toEqual([
			2,
			false,
			2,
			"unknown option '--jsno' (Did you mean --json?)",
		]);
	},
);

test('recover --json is one document when its provider is none, too', async () => {
	const {code, out} = await kafkey('recover', '--provider', 'nobody', '--json');
	const {ok, exitCode, problem} = JSON.parse(out);
	expect([code, ok, exitCode, problem.what]).toEqual([2, false, 2, expect.stringContaining('“nobody”')]);
});

test('an empty secret is called empty', async () => {
	const {code, err} = await kafkey(
		'store',
		'k',
		'--brokers',
		'b.example:9092',
		'--save',
		'.env',
		'--secret-stdin',
	);
	expect([code, err]).toEqual([2, 'kafkey: --secret-stdin: It is empty.\n']);
});

test('a sandbox that is not there is said to be', async () => {
	const {code, err} = await kafkey('list', '--provider', 'upstash', '--sandbox-url', 'http://127.0.0.1:1');
	expect([code, err]).toEqual([
		1,
		expect.stringContaining('No sandbox of kafkey answers at http://127.0.0.1:1.'),
	]);
});

test.each(['--version', '-V'])('%s is the version of the package, alone', async (flag) => {
	const file = join(import.meta.dirname, '../../package.json');
	const {version} = JSON.parse(readFileSync(file, 'utf8')) as {version: string};
	expect(await kafkey(flag)).toEqual({code: 0, out: `${version}\n`, err: ''});
});

test.each([
	[['--sandbx'], '(Did you mean --sandbox?)'],
	[['sandbox', '--prot', '1'], '(Did you mean --port?)'],
	[['sandbx'], '(Did you mean sandbox?)'],
	[['--save', '.env', 'list'], "list has no option '--save'"],
	[['exec', '--env-fil', '.env', '--', 'true'], '(Did you mean --env-file?)'],
	[['stroe', 'K1'], '(Did you mean store?)'],
	[['creat', '--sandbox'], 'error: there is no such command.\n(Did you mean create?)'],
	[['help', 'creat'], 'error: there is no such command.\n(Did you mean create?)'],
	[['help', 'nosuch'], 'error: there is no such command.\nkafkey --help lists the commands.'],
	[['--sandbox', 'lst'], 'error: there is no such command.\n(Did you mean list?)'],
	[['produce'], 'error: there is no such command.\nkafkey --help lists the commands.'],
	[['create', '--name', 'orders'], '--provider and --kind must stand beside it.'],
	[['exec', 'sh', '-c', 'true'], 'What is run stands after --: kafkey exec -- COMMAND'],
	[['check', '--sandbox'], 'The same command with --help lists the flags.'],
	[['--provider'], "option '--provider <id>' argument missing"],
	[['sandbox', '--port', 'seven'], 'It takes a whole number from 0 to 65535.'],
	[['sandbox', '--port', '70000'], 'It takes a whole number from 0 to 65535.'],
	[['sandbox', '--topics', '-5'], 'It takes a whole number from 0 to 100000.'],
	[['sandbox', '--propagation', '1.5'], 'It takes a whole number from 0 to 3600.'],
	[['sandbox', '--mode', 'kafka-flap', 'bogus'], 'There is no mode “bogus”. --mode takes these:\n'],
	[
		['sandbox', '--mode', 'bogus'],
		'\n  kafka-unreachable            nobody listens at the addresses of the brokers\n',
	],
	[['sandbox', '--mode', 'kafka-flip'], 'There is no mode “kafka-flip”. Did you mean kafka-flap? --mode'],
	[['--provider', 'confluent-clod'], 'upstash. Did you mean confluent-cloud?'],
	[['--provider', 'confluent-cloud', '--kind', 'kafak'], 'global. Did you mean kafka?'],
	[['--save', '--debug'], "option '--save <path>' argument missing"],
	// As `--save "$UNSET"` is: the key would be made, and its secret kept nowhere.
	[['create', '--save', ''], "option '--save <path>' argument missing"],
	[['create', '--save= '], "option '--save <path>' argument missing"],
	[['rotate', 'K7TQ2ZXN', '--save='], "option '--save <path>' argument missing"],
	[['store', 'K7TQ2ZXN', '--save='], "option '--save <path>' argument missing"],
	[['check', '--file', '--debug'], "option '--file, --env-file <path>' argument missing"],
	[['list', '--provider', '--debug'], "option '--provider <id>' argument missing"],
	[['--base-url', 'ftp://example.com'], 'https'],
	[['--kind', 'kafka'], '--provider'],
	[['--provider', 'apache-kafka', '--base-url', 'https://kafka.example.com'], '--bootstrap-servers'],
])('%j is a mistake of use: exit code 2 and one sentence', async (words, sentence) => {
	const {code, out, err} = await kafkey(...words);
	expect([code, out]).toEqual([2, '']);
	expect(err).toContain(sentence);
	expect(err).not.toMatch(/\n\s+at /);
});

test.each(['show', 'edit', 'rotate', 'revoke', 'store', 'use', 'check'])(
	'%s takes no empty name, as an unset variable of a script gives it',
	async (command) => {
		for (const name of ['', ' ']) {
			const {code, err} = await kafkey(command, name);
			expect([code, err]).toEqual([2, expect.stringContaining('No key was named.')]);
		}
	},
);
