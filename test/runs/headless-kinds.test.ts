import {readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {checkOutput} from '../../source/commands/check-schema.js';
import {createOutput} from '../../source/commands/output-schema.js';
import {readEnv} from '../support/env-reader.js';
import {providers} from '../support/providers.js';
import {testSandbox} from '../support/sandbox.js';
import {commands} from './headless-command.js';

const sandbox = testSandbox({topicCount: 30});
const kafkey = commands();

/** For every kind what a person would be asked, and the variable that holds its secret. */
const kinds: Readonly<Record<string, {readonly flags: readonly string[]; readonly secret: string}>> = {
	'upstash credential': {
		flags: [
			'--cluster',
			'5f0e2c5a-5c3c-4c59-9b8a-0d7f6f3a2b11',
			'--topic',
			'orders.*',
			'--permissions',
			'PRODUCE',
		],
		secret: 'KAFKA_SASL_PASSWORD',
	},
	'streamkap client-credential': {
		flags: ['--access', 'roles', '--roles', 'e5d8017f-52a7-4e1b-9c3d-8f60b1d2a4e7'],
		secret: 'STREAMKAP_SECRET',
	},
	'streamkap project-key': {
		flags: [
			...[
				'--opens',
				'both',
				'--access',
				'permissions',
				'--permissions',
				'sk.topics.read,sk.project-keys.read',
			],
			...['--username', 'pipe-line', '--password-generate', '--acl', 'topic:public.orders:LITERAL:READ'],
			...['--acl', 'group:billing:PREFIXED:READ', '--schema-registry', 'yes', '--tool-profile', 'none'],
		],
		secret: 'KAFKA_SASL_PASSWORD',
	},
	'streamkap kafka-user': {
		flags: ['--username', 'pipe-user', '--password-generate', '--schema-registry', 'no'],
		secret: 'KAFKA_SASL_PASSWORD',
	},
	'apache-kafka scram-user': {
		flags: [
			...['--new-mechanism', 'SCRAM-SHA-256', '--new-password-generate', '--access', 'both'],
			...['--topics', 'orders,billing.*', '--group', 'billing-nightly'],
		],
		secret: 'KAFKA_SASL_PASSWORD',
	},
	'confluent-cloud kafka': {
		flags: [
			...[
				'--environment',
				'env-k3v8qd',
				'--cluster',
				'lkc-h5x9rb',
				'--owner',
				'new',
				'--account-name',
				'piped',
			],
			...['--access', 'both', '--topics', 'orders,billing.*', '--group', 'piped-*'],
		],
		secret: 'KAFKA_SASL_PASSWORD',
	},
	'confluent-cloud schema-registry': {
		flags: ['--environment', 'env-k3v8qd', '--schema-registry', 'lsrc-t7y2kf', '--owner', 'myself'],
		secret: 'SCHEMA_REGISTRY_PASSWORD',
	},
	'confluent-cloud ksqldb': {
		flags: ['--environment', 'env-w6t1mz', '--ksqldb', 'lksqlc-j4z6c', '--owner', 'myself'],
		secret: 'KSQLDB_PASSWORD',
	},
	'confluent-cloud cloud': {flags: ['--owner', 'myself'], secret: 'CONFLUENT_CLOUD_API_SECRET'},
	'confluent-cloud flink': {
		flags: ['--environment', 'env-k3v8qd', '--region', 'aws.eu-central-1', '--owner', 'myself'],
		secret: 'FLINK_API_SECRET',
	},
	'confluent-cloud tableflow': {flags: ['--owner', 'myself'], secret: 'TABLEFLOW_API_SECRET'},
	'confluent-cloud global': {flags: ['--owner', 'myself'], secret: 'CONFLUENT_GLOBAL_API_SECRET'},
	'confluent-azure kafka': {
		flags: [
			...[
				'--subscription',
				'de300000-0000-4000-8000-000000000001',
				'--organization',
				'rg-streaming/example-kafka',
			],
			...['--environment', 'env-azliv1', '--cluster', 'lkc-azord1'],
		],
		secret: 'KAFKA_SASL_PASSWORD',
	},
	'confluent-azure schema-registry': {
		flags: [
			...[
				'--subscription',
				'de300000-0000-4000-8000-000000000001',
				'--organization',
				'rg-streaming/example-kafka',
			],
			...['--environment', 'env-azliv1', '--schema-registry', 'lsrc-azliv1'],
		],
		secret: 'SCHEMA_REGISTRY_PASSWORD',
	},
};

const all = providers.flatMap(({id, kinds: own}) => own.map((kind) => ({provider: id, kind})));

test.each(all)(
	'$provider $kind.id without a terminal: created, saved, told in JSON',
	async ({provider, kind}) => {
		const {flags, secret} = kinds[`${provider} ${kind.id}`] ?? {flags: [], secret: ''};
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
	const {flags} = kinds['upstash credential'] ?? {flags: []};
	const run = await kafkey([
		...['--sandbox-url', sandbox.url, '--provider', 'upstash', ...flags, '--name', 'plain', '--save', '.env'],
	]);
	expect(run.code, run.stderr).toBe(0);
	expect(run.stdout).toMatch(
		/^kafkey: made Kafka credential \S+ plain \(Upstash Kafka, sandbox\)\n {2}saved {2}\.env /,
	);
	const text = readFileSync(join(run.folder, '.env'), 'utf8');
	expect(text).toMatch(/KAFKA_BOOTSTRAP_SERVERS=127\.0\.0\.1:\d+/);
});
