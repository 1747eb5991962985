import {chmodSync, existsSync, mkdirSync, writeFileSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {expect, test} from 'vitest';
import {commands} from '../runs/headless-command.js';
import {temporaryFolders} from '../support/temporary.js';

const kafkey = commands();
const newFolder = temporaryFolders();

/** A folder of somebody hostile, whose tools note that they were run; `real` has the store's command. */
function hostile() {
	const folder = newFolder();
	const real = join(newFolder(), 'bin');
	mkdirSync(real);
	program(join(real, 'secret-tool'), 'cat >/dev/null');
	program(join(real, 'xsel'), 'cat >/dev/null');
	const ran = join(newFolder(), 'ran');
	for (const name of ['git', 'cat', 'sh', 'xsel', 'secret-tool']) program(join(folder, name), `: >'${ran}'`);
	return {folder, real, ran};
}

function program(path: string, line: string): void {
	writeFileSync(path, `#!/bin/sh\n${line}\n`);
	chmodSync(path, 0o755);
}

test.each([
	['store', 'ann', '--brokers', '127.0.0.1:1', '--secret-stdin', '--yes', '--save', '.env'],
	['store', 'ann', '--brokers', '127.0.0.1:1', '--secret-stdin', '--yes', '--keychain'],
	[
		...[
			'create',
			'--sandbox',
			'--provider',
			'upstash',
			'--kind',
			'credential',
			'--name',
			'x',
			'--topic',
			'*',
		],
		...['--cluster', '5f0e2c5a-5c3c-4c59-9b8a-0d7f6f3a2b11', '--permissions', 'CONSUME'],
		...['--save', '.env', '--copy'],
	],
])('with the current folder on PATH none of its programs is taken for a tool: %s', async (...args) => {
	const {folder, real, ran} = hostile();
	const env = {PATH: ['', '.', real, process.env['PATH']].join(delimiter), DISPLAY: ':9'};
	await kafkey(args, {folder, env, input: 's3cret'});
	expect(existsSync(ran)).toBe(false);
	const own = await kafkey(['exec', '--file', 'x.env', '--', 'git'], {folder: withEnv(folder), env});
	expect([own.code, existsSync(ran)]).toEqual([0, true]);
});

function withEnv(folder: string): string {
	writeFileSync(join(folder, 'x.env'), 'KAFKA_TOPIC=orders\n');
	return folder;
}
