import {readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {checkOutput} from '../../source/commands/check/schema.js';
import {createOutput} from '../../source/commands/create/schema.js';
import {readEnv} from '../support/env-reader.js';
import {providers} from '../support/providers.js';
import {testSandbox} from '../support/sandbox.js';
import {answers} from './answers.js';
import {commands} from './headless-command.js';

const sandbox = testSandbox({topicCount: 30});
const kafkey = commands();

const all = providers.flatMap(({id, kinds: own}) => own.map((kind) => ({provider: id, kind})));

test.each(all)(
	'$provider $kind.id without a terminal: created, saved, told in JSON',
	async ({provider, kind}) => {
		const {flags, secret} = answers[`${provider} ${kind.id}`] ?? {flags: [], secret: ''};
		const named = ['name', 'description'].filter((id) => id in kind.fields);
		const names = named.flatMap((id) => [`--${id}`, `piped ${kind.id}`.replaceAll(' ', '-')]);
		const run = await kafkey([
			...['create', '--sandbox-url', sandbox.url, '--provider', provider, '--kind', kind.id],
			...[...flags, ...names, '--save', '.env.ci', '--json'],
		]);
		expect(run.code, run.stderr).toBe(0);
		const output = createOutput.parse(JSON.parse(run.stdout));
		const file = join(run.folder, '.env.ci');
		expect(output).toMatchObject({
			ok: true,
			sandbox: true,
			provider,
			kind: kind.id,
			savedTo: [file],
			differences: [],
		});
		expect(output.steps.map(({status}) => status)).toEqual(output.steps.map(() => 'done'));
		expect(output.credential?.accesses.map((access) => access.secret)).toEqual(
			output.credential?.accesses.map(() => null),
		);

		expect(statSync(file).mode & 0o777).toBe(0o600);
		const password = readEnv(file)[secret] ?? '';
		expect(password.length).toBeGreaterThan(10);
		// A cluster of one's own keeps a salted hash only.
		const known = provider === 'apache-kafka' ? `piped-${kind.id}` : JSON.stringify(password).slice(1, -1);
		expect(JSON.stringify(sandbox.system(provider).state())).toContain(known);
		expect(run.stdout + run.stderr).not.toContain(password);
		expect(run.stderr).toContain('kafkey: saved: .env.ci');
		expect(run.stderr).not.toContain('\x1b');

		const check = ['check', '--env-file', '.env.ci', '--sandbox-url', sandbox.url, '--json'];
		const checked = await kafkey(check, {folder: run.folder});
		const {checks, notChecked} = checkOutput.parse(JSON.parse(checked.stdout));
		// Nothing is known that would prove a Flink key by itself.
		const provable = output.credential?.accesses.filter(({label}) => label !== 'Flink') ?? [];
		expect(checks.map(({access, end}) => `${access} ${end}`).toSorted()).toEqual(
			provable.map(({label}) => `${label} works`).toSorted(),
		);
		expect(notChecked).toEqual([]);
	},
);

test('every access that a credential opens has its variables in the file', async () => {
	const {flags} = answers['upstash credential'] ?? {flags: []};
	const run = await kafkey([
		...['--sandbox-url', sandbox.url, '--provider', 'upstash', ...flags, '--name', 'plain', '--save', '.env'],
	]);
	expect(run.code, run.stderr).toBe(0);
	expect(run.stdout).toMatch(
		/^kafkey: made Kafka credential \S+ plain \(Upstash Kafka, sandbox\)\n {2}saved: \.env /,
	);
	const text = readFileSync(join(run.folder, '.env'), 'utf8');
	expect(text).toMatch(/KAFKA_BOOTSTRAP_SERVERS=127\.0\.0\.1:\d+/);
});
