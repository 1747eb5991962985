import {expect, test} from 'vitest';
import {testSandbox} from '../support/sandbox.js';
import {lineRuns} from './line-run.js';
import {expectTranscript} from './transcript.js';

const sandbox = testSandbox({topicCount: 10});
const start = lineRuns(sandbox);

test('a Schema Registry key by a device code, after a first sign-in that was refused', async () => {
	const {values} = sandbox.system('confluent-azure').extras?.find(({label}) => label === 'Device code') ?? {};
	const {tenantId = '', clientId = ''} = values ?? {};
	const run = start();
	await run.answer('provider', '2');
	await run.answer('way to sign in', 'Access token');
	await run.answer('access token (hidden', 'not-the-token-at-all');
	await run.pick('Change the sign-in', 'Error: ');
	await run.answer('access token (hidden', ':back');
	await run.answer('way to sign in', 'Device code');
	await run.answer('tenant', tenantId);
	await run.answer('client id', clientId);
	await run.hears('https://login.example/devicelogin');
	await run.answer('kind', 'Schema Registry key');
	await run.answer('subscription', 'Demo Development');
	await run.answer('name', 'by person');
	await run.accept('description');
	await run.create('Schema Registry key by person');
	await run.made();
	await run.hears('proved', 'Check again\n');
	expect(await run.finish()).toBe(0);
	const {SCHEMA_REGISTRY_PASSWORD: secret = '', SCHEMA_REGISTRY_USERNAME: key = ''} = run.saved();
	run.neverShowed(secret, 'not-the-token-at-all');
	const [code = ''] = /(?<=code )[A-Z0-9]{6,}/.exec(run.transcript()) ?? [];
	await expectTranscript(run, 'confluent-azure', {key, code});
});
