import {chmodSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import * as z from 'zod';
import {testSandbox} from '../support/sandbox.js';
import {temporaryFolders} from '../support/temporary.js';
import {clusterVariables, organizationState} from './confluent-story.js';
import {runs} from './vocabulary.js';

const sandbox = testSandbox({topicCount: 10});
const start = runs(sandbox);
const newFolder = temporaryFolders();
const directory = z.object({
	organizations: z.array(z.object({name: z.string(), confluent: organizationState.nullable()})),
});

/** The one key of that name in the organization. */
function keyOf(organization: string, name: string) {
	const {organizations} = sandbox.state('confluent-azure', directory);
	const found = organizations.find((each) => each.name === organization);
	const keys = found?.confluent?.keys.filter((key) => key.name === name) ?? [];
	expect(keys).toHaveLength(1);
	return keys[0] ?? {id: '', secret: '', owner: '', resource: {id: ''}};
}

test('a Kafka key by a service principal', async () => {
	const {values} =
		sandbox.system('confluent-azure').extras?.find(({label}) => label === 'Service principal') ?? {};
	const {tenantId = '', clientId = '', clientSecret = ''} = values ?? {};
	const run = start();
	await run.choose('come from?', 'Confluent on Azure');
	await run.choose('How do you sign in', 'Service principal');
	await run.answer('Which Entra tenant?', tenantId, {typo: '0'});
	await run.mistakes('application’s client id?', 'no-uuid', 'A client id');
	await run.answer('application’s client id?', clientId);
	await run.answer('What is its client secret?', 'not-the-secret');
	await run.sees('change the sign-in');
	await run.back('What is its client secret?');
	await run.answer('What is its client secret?', clientSecret);
	await run.choose('What should Confluent on Azure issue?', 'Kafka key');
	await run.choose('Which Azure subscription', 'Demo Production');
	await run.choose('Which Confluent organization?', 'example-kafka');
	await run.choose('Which Confluent environment', 'load-tests');
	await run.sees('Which Kafka cluster');
	await run.back('Which Confluent environment');
	await run.choose('Which Confluent environment', 'production');
	await run.choose('Which Kafka cluster', 'orders');
	await run.answer('What should the key be called?', 'by robot');
	await run.accept('What is it for?');
	expect(await run.review()).toContain('create Kafka key by robot for lkc-azord1 in example-kafka');
	await run.confirm();
	await run.made();
	await run.checked('signed in to');

	const {id, secret, owner, resource} = keyOf('example-kafka', 'by robot');
	expect([owner, resource.id]).toEqual(['sa-azrobo', 'lkc-azord1']);
	expect(run.saved()).toEqual(clusterVariables(id, secret));
	run.type('i');
	await run.sees('owner', 'sa-azrobo', 'i less');
	run.type('i');
	const {exit, scrollback} = await run.finish();
	expect(exit).toBe(0);
	expect(scrollback).toContain(`made Kafka key ${id} by robot (Confluent on Azure, sandbox)`);
	run.neverShowed(secret, clientSecret, 'not-the-secret');
});

test('a Schema Registry key by the Azure CLI’s account', async () => {
	const run = start({env: {PATH: `${fakeAz()}:${process.env['PATH']}`}});
	await run.choose('come from?', 'Confluent on Azure');
	await run.choose('How do you sign in', 'Azure CLI');
	await run.choose('What should Confluent on Azure issue?', 'Schema Registry key');
	await run.choose('Which Azure subscription', 'Demo Production');
	await run.sees('Which Confluent organization?');
	await run.back('Which Azure subscription');
	await run.choose('Which Azure subscription', 'Demo Development');
	await run.mistakes('What should the key be called?', '', 'name');
	await run.answer('What should the key be called?', 'by person', {typo: '…'});
	await run.answer('What is it for?', 'whole runs');
	await run.confirm();
	await run.made();
	await run.checked('signed in to');

	const {id, secret, owner, resource} = keyOf('Streams West US 2', 'by person');
	expect([owner, resource.id]).toEqual(['u-azdemo', 'lsrc-azdev1']);
	expect(run.saved()).toMatchObject({SCHEMA_REGISTRY_USERNAME: id, SCHEMA_REGISTRY_PASSWORD: secret});
	expect((await run.finish()).exit).toBe(0);
	run.neverShowed(secret, token());
});

function token(): string {
	return sandbox.system('confluent-azure').signIn['token'] ?? '';
}

/** A folder with an `az` that prints the sandbox's token as the real one does. */
function fakeAz(): string {
	const folder = newFolder();
	const printed = JSON.stringify({accessToken: token(), expires_on: Math.floor(Date.now() / 1000) + 3600});
	writeFileSync(join(folder, 'az'), `#!/bin/sh\necho '${printed}'\n`);
	chmodSync(join(folder, 'az'), 0o755);
	return folder;
}
