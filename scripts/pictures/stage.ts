import {execFileSync, spawn} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {environmentWith} from '../../test/support/environment.js';
import {makeGitFolder} from '../../test/support/git-folder.js';
import {openTerminal, type Terminal} from '../../test/support/terminal.js';
import type {Scene} from './scene.js';

const kafkey = join(import.meta.dirname, '../../bin/kafkey.js');

/** Opens the terminal of a scene in a folder of its own, calls `play` with it, and takes all of it away again. */
export async function onStage(scene: Scene, play: (terminal: Terminal) => Promise<void>): Promise<void> {
	const place = mkdtempSync(join(tmpdir(), 'kafkey-picture-'));
	const project = join(place, 'project');
	mkdirSync(project);
	makeGitFolder(project, {ignored: ['.env*']});
	const path = commandsOf(scene, join(place, 'bin'));
	const sandbox = scene.shell ? await startSandbox() : undefined;
	for (const args of scene.shell ?? []) {
		execFileSync(process.execPath, [kafkey, ...args, '--sandbox-url', sandbox?.url ?? ''], {
			cwd: project,
			env: environmentWith(place),
			stdio: ['ignore', 'ignore', 'pipe'],
		});
	}
	const {args, columns, rows} = scene;
	const started = scene.shell
		? {command: '/bin/bash', args: ['--norc', '--noprofile']}
		: {command: kafkey, args};
	const env = {PATH: path, SANDBOX: sandbox?.url, PS1: '$ ', BASH_SILENCE_DEPRECATION_WARNING: '1'};
	const terminal = openTerminal({...started, cwd: project, columns, rows, env});
	try {
		await play(terminal);
	} finally {
		await terminal.close();
		sandbox?.end();
		rmSync(place, {recursive: true, force: true});
	}
}

/** PATH with nothing but git, kafkey and the scene's commands, so that no list depends on the machine. */
function commandsOf({commands = {}}: Scene, folder: string): string {
	mkdirSync(folder);
	const git = execFileSync('/bin/sh', ['-c', 'command -v git'], {encoding: 'utf8'}).trim();
	symlinkSync(git, join(folder, 'git'));
	const scripts = Object.entries(commands).map(([name, code]) => [name, `exit ${code}`] as const);
	for (const [name, line] of [...scripts, ['kafkey', `exec '${process.execPath}' '${kafkey}' "$@"`] as const])
		writeFileSync(join(folder, name), `#!/bin/sh\n${line}\n`, {mode: 0o755});
	return folder;
}

/** Starts the stand-ins as a program of their own; resolves when they listen. */
async function startSandbox(): Promise<{readonly url: string; readonly end: () => void}> {
	const program = spawn(process.execPath, [kafkey, 'sandbox', '--json'], {
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	let printed = '';
	for await (const chunk of program.stdout) {
		printed += String(chunk);
		if (printed.endsWith('\n')) break;
	}
	const {url} = JSON.parse(printed) as {url: string};
	return {url, end: () => void program.kill()};
}
