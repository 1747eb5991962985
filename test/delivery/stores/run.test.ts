import {once} from 'node:events';
import {chmodSync, writeFileSync} from 'node:fs';
import {type AddressInfo, createServer, type Socket} from 'node:net';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {runCommand} from '../../../source/delivery/stores/run.js';
import {Secret} from '../../../source/secret.js';
import {temporaryFolders} from '../../support/temporary.js';

const newFolder = temporaryFolders();

test('a command that hangs is ended with everything that it started', {timeout: 30_000}, async () => {
	const folder = newFolder();
	const path = join(folder, 'command');
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const {port} = server.address() as AddressInfo;
	// What it starts outlives it unless it is ended too: it holds on to its connection.
	const child = `require('node:net').connect(${port}, '127.0.0.1')`;
	writeFileSync(path, `#!/bin/sh\n"${process.execPath}" -e "${child}" &\nwait\n`);
	chmodSync(path, 0o755);
	const connected = new Promise<Socket>((resolve) => {
		server.once('connection', resolve);
	});
	const ending = new AbortController();
	const {platform} = process;
	const env = {PATH: '/usr/bin:/bin'};
	const options = {signal: ending.signal, stdin: new Secret('canary')};
	const ran = runCommand(path, [], {env, cwd: folder, platform}, options);
	const socket = await connected;
	const closed = new Promise((resolve) => {
		socket.on('error', () => undefined).once('close', resolve);
	});
	ending.abort();
	expect(await ran).toEqual({how: 'aborted'});
	await closed;
	server.close();
});
