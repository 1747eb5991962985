import {execFile, execFileSync} from 'node:child_process';
import {once} from 'node:events';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {dirname} from 'node:path';
import {parseEnv, promisify} from 'node:util';
import {parse as parseWithDotenvx} from '@dotenvx/dotenvx';
import {parse} from 'dotenv';
import {pythonEnvironment} from '../../support/python.js';

/** A `.env` file as a reader gets it: where it lies, its text, and the names that stand in it. */
export type EnvFile = {readonly path: string; readonly text: string; readonly names: readonly string[]};

/** A real reader of `.env` files: what it reads, by name. */
export type Reader = (file: EnvFile) => Promise<Readonly<Record<string, unknown>>>;

const run = promisify(execFile);
const python = 'import dotenv,json,sys;print(json.dumps(dotenv.dotenv_values(sys.argv[1],encoding="utf-8")))';

/** The readers by name; undefined for one that is not on this machine. */
export const readers: Readonly<Record<string, Reader | undefined>> = {
	dotenv: async ({text}) => parse(text),
	'node:util parseEnv': async ({text}) => ({...parseEnv(text)}),
	dotenvx: async ({text}) => parseWithDotenvx(text, {processEnv: {}}),
	'/bin/sh': bySh,
	'python-dotenv': works('python3', ['-c', 'import dotenv'], pythonEnvironment) ? byPython : undefined,
	'docker --env-file': works('docker', ['--version']) ? byDocker : undefined,
};

function works(command: string, args: readonly string[], env = process.env): boolean {
	try {
		execFileSync(command, args, {stdio: 'ignore', env});
		return true;
	} catch {
		return false;
	}
}

async function bySh({path, names}: EnvFile) {
	const show = names.map((name) => `printf '%s\\0' "$${name}"`).join('\n');
	const {stdout} = await run('/bin/sh', ['-c', `. "$1"\n${show}`, 'sh', path]);
	return Object.fromEntries(stdout.split('\0').map((value, index) => [names[index], value]));
}

async function byPython({path}: EnvFile) {
	return JSON.parse((await run('python3', ['-c', python, path], {env: pythonEnvironment})).stdout);
}

async function byDocker({path}: EnvFile) {
	const lines = await dockerEnv([path]);
	return Object.fromEntries(lines.map((line) => [line.split('=', 1)[0], line.slice(line.indexOf('=') + 1)]));
}

/** docker's client reads the files and sends what it read to its daemon: here to a server that only listens. */
export async function dockerEnv(paths: readonly string[]): Promise<readonly string[]> {
	const {promise, resolve} = Promise.withResolvers<readonly string[]>();
	const daemon = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk) => {
			body += chunk;
		});
		request.on('end', () => {
			if (request.url?.includes('/containers/create')) resolve(JSON.parse(body).Env);
			response
				.writeHead(201, {'content-type': 'application/json', 'api-version': '1.43'})
				.end('{"Id":"none"}');
		});
	});
	try {
		const address = await listening(daemon);
		const home = dirname(paths[0] ?? '');
		const env = {PATH: process.env['PATH'], HOME: home, DOCKER_HOST: `tcp://${address}`};
		const files = paths.flatMap((path) => ['--env-file', path]);
		await run('docker', ['create', '--pull', 'never', ...files, 'none'], {env});
		return await promise;
	} finally {
		daemon.close();
	}
}

async function listening(server: Server): Promise<string> {
	await once(server.listen(0, '127.0.0.1'), 'listening');
	return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}
