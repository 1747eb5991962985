import {execFile} from 'node:child_process';
import {readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {expect, test} from 'vitest';
import * as z from 'zod';
import {readPage, root} from '../docs/pages.js';
import {readEnv} from '../support/env-reader.js';
import {environmentWith} from '../support/environment.js';
import {temporaryFolders} from '../support/temporary.js';
import {program} from './vocabulary.js';

const newFolder = temporaryFolders();
const shell = promisify(execFile);

/** The block of code that mentions it, as it stands on the page. */
function codeWith(words: string): string {
	const blocks = readPage('README.md').text.matchAll(/^```sh\n(.*?)^```$/gms);
	return [...blocks].map(([, code = '']) => code).find((code) => code.includes(words)) ?? 'exit 1';
}

test('the README’s pipeline works as it is written: a key, its secret in a file, and a receipt for jq', async () => {
	const folder = newFolder();
	const tools = newFolder();
	writeFileSync(join(tools, 'kafkey'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, {
		mode: 0o755,
	});
	const env = environmentWith(folder, {CI: 'true', PATH: `${tools}:${process.env['PATH']}`});
	const {stdout} = await shell('/bin/bash', ['-c', codeWith('receipt.json')], {cwd: folder, env});

	const text = readFileSync(join(folder, 'receipt.json'), 'utf8');
	const schema = readFileSync(join(root, 'schemas/create.schema.json'), 'utf8');
	const shape = z.object({
		credential: z.object({id: z.string()}),
		savedTo: z.array(z.string()),
		checks: z.array(z.object({access: z.string(), end: z.string()})),
	});
	const receipt = shape.parse(z.fromJSONSchema(JSON.parse(schema)).parse(JSON.parse(text)));
	const saved = join(folder, '.env.ci');
	expect(stdout).toBe(`made ${receipt.credential.id}, saved to ${saved}\n`);
	expect(receipt.checks).toEqual([
		{access: 'Kafka', end: 'works'},
		{access: 'Kafka REST', end: 'works'},
	]);
	const written = readEnv(saved);
	expect(statSync(saved).mode & 0o777).toBe(0o600);
	expect(written['KAFKA_SASL_USERNAME']).toBe(receipt.credential.id);
	expect(written['KAFKA_SASL_PASSWORD']).toMatch(/^\S{20,}$/);
	expect(text + stdout).not.toContain(written['KAFKA_SASL_PASSWORD']);
});
