import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync, readFileSync, realpathSync, writeFileSync} from 'node:fs';
import {delimiter, dirname, join} from 'node:path';
import {transformSync} from 'esbuild';
import {expect, test} from 'vitest';
import {temporaryFolders} from './support/temporary.js';

const root = join(import.meta.dirname, '..');
const kafkey = join(root, 'bin/kafkey.js');
const pinned = readPackage('node_modules/node/package.json').version;
const newFolder = temporaryFolders();

/** Where the programs of this project are; its node_modules may be a link to another checkout's. */
const homes = [root, dirname(realpathSync(join(root, 'node_modules')))].map((folder) => `${folder}/`);

function readPackage(path: string): {version: string; engines: {node: string}} {
	return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

/** The PATH of a shell, without what npm or the test runner put in front of it. */
const shellPath = (process.env['PATH'] ?? '')
	.split(delimiter)
	.filter((folder) => !folder.includes('node_modules'));

function npmCommand(): string {
	const found = shellPath.map((folder) => join(folder, 'npm')).find(existsSync);
	return process.env['npm_execpath'] ?? realpathSync(found ?? 'npm');
}

/**
 * Runs `npm start` or `npm test` in a shell whose own Node is too old. The programs of this project that it starts
 * only say which Node they run on, as `v24.0.0 bin/kafkey.js`, and leave.
 */
function programsOf(script: 'start' | 'test'): string[] {
	const folder = newFolder();
	const log = join(folder, 'log');
	const recorder = join(folder, 'recorder.cjs');
	writeFileSync(join(folder, 'node'), '#!/bin/sh\necho v18.20.8\n', {mode: 0o755});
	writeFileSync(
		recorder,
		`const {appendFileSync, realpathSync} = require('node:fs');
		const program = realpathSync(process.argv[1] ?? '/');
		const home = ${JSON.stringify(homes)}.find((folder) => program.startsWith(folder));
		if (home) {
			appendFileSync(${JSON.stringify(log)}, process.version + ' ' + program.slice(home.length) + '\\n');
			process.exit(0);
		}`,
	);
	execFileSync(process.execPath, [npmCommand(), 'run', script], {
		cwd: root,
		env: {
			PATH: [folder, ...shellPath].join(delimiter),
			HOME: folder,
			NODE_OPTIONS: `--require ${recorder}`,
			npm_config_update_notifier: 'false',
		},
	});
	return readFileSync(log, 'utf8').trim().split('\n');
}

test('npm start runs on the pinned Node where the machine has an old one', () => {
	expect(programsOf('start')).toEqual([`v${pinned} bin/kafkey.js`]);
});

test('npm test runs on the pinned Node where the machine has an old one', () => {
	const [build, runner, ...more] = programsOf('test');
	expect(build).toBe(`v${pinned} scripts/build.js`);
	expect(runner).toMatch(`v${pinned} node_modules/vitest/`);
	expect(more).toEqual([]);
});

test('these tests run on the pinned Node, which is Node 24', () => {
	expect(process.versions.node).toBe(pinned);
	expect(pinned).toMatch(/^24\./);
});

/** Runs `kafkey --version` on a Node that says it is another version. */
function runAs(version: string) {
	const disguise = join(newFolder(), 'disguise.cjs');
	const versions = `{...process.versions, node: ${JSON.stringify(version)}}`;
	writeFileSync(disguise, `Object.defineProperty(process, 'versions', {value: ${versions}})`);
	return spawnSync(process.execPath, ['--require', disguise, kafkey, '--version'], {encoding: 'utf8'});
}

test.each(['20.19.5', '22.21.9', '4.0.0'])('on Node %s kafkey says in one line what it needs', (version) => {
	const {status, stdout, stderr} = runAs(version);
	expect(stderr).toBe(`kafkey needs Node 22.22 or newer; this is Node ${version}.\n`);
	expect({status, stdout}).toEqual({status: 1, stdout: ''});
});

test.each(['22.22.0', '24.0.0', '100.0.0'])('on Node %s kafkey goes on', (version) => {
	expect(runAs(version).stderr).not.toContain('needs Node');
});

test('the floor that is said is the one in package.json', () => {
	expect(readPackage('package.json').engines.node).toBe('>=22.22');
});

const old = shellPath
	.map((folder) => join(folder, 'node'))
	.filter(existsSync)
	.map((node) => ({node, version: execFileSync(node, ['--version'], {encoding: 'utf8'}).trim().slice(1)}))
	.find(({version}) => Number.parseInt(version, 10) < 22);

test.runIf(old)('on the older Node of this machine too', () => {
	const {status, stdout, stderr} = spawnSync(old?.node ?? '', [kafkey], {encoding: 'utf8'});
	expect(stderr).toBe(`kafkey needs Node 22.22 or newer; this is Node ${old?.version}.\n`);
	expect({status, stdout}).toEqual({status: 1, stdout: ''});
});

test('bin/kafkey.js has no syntax that an old Node stumbles over', () => {
	const source = readFileSync(kafkey, 'utf8');
	// import() is what the oldest Node with ECMAScript modules can parse; all else that is younger than 2015 would
	// have to be written down to it, and so come out changed.
	const supported = {'dynamic-import': true};
	const written = (target: string) => transformSync(source, {target, format: 'esm', supported}).code;
	expect(written('es2015')).toBe(written('esnext'));
});
