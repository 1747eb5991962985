import {lstat, readFile, realpath} from 'node:fs/promises';
import {basename, dirname, join, relative, sep} from 'node:path';
import {env} from 'node:process';
import {promisify} from 'node:util';
import {Problem} from '../errors.js';
import {withLock} from './lock.js';
import {codeOf} from './owner.js';
import {shortPath} from './path-rules.js';
import {writeSafely} from './safe-file.js';

/** What git says of a file; `none`: no repository or no git; `unknown`: it did not answer in time or not clearly. */
export type GitState = 'tracked' | 'ignored' | 'exposed' | 'none' | 'unknown';

/** A line that would make git ignore the file, and the absolute path of the `.gitignore` to put it in. */
export type IgnoreOffer = {readonly gitignore: string; readonly line: string; readonly path: string};

// A repository's own settings can name programs to run: these two kinds are switched off.
const safety = ['--no-optional-locks', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];
const passedOn = ['PATH', 'HOME', 'USERPROFILE', 'XDG_CONFIG_HOME', 'GIT_CONFIG_GLOBAL', 'SystemRoot'];

type Answer = {readonly code: number | 'absent' | 'failed'; readonly out: string; readonly error: string};

/** Asks git, with a limit of two seconds and without the variables that may hold secrets or point elsewhere. */
async function git(folder: string, ...args: readonly string[]): Promise<Answer> {
	const variables = Object.fromEntries(passedOn.map((name) => [name, env[name]]));
	const {execFile} = await import('node:child_process');
	try {
		const {stdout} = await promisify(execFile)('git', [...safety, '-C', folder, ...args], {
			env: {...variables, LC_ALL: 'C'},
			timeout: 2000,
			killSignal: 'SIGKILL',
			windowsHide: true,
		});
		return {code: 0, out: stdout, error: ''};
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return {code: 'absent', out: '', error: ''};
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
		return {code: typeof code === 'number' ? code : 'failed', out: '', error: stderr};
	}
}

/** What git says of the absolute path. The file need not exist; its folder must. */
export async function gitState(path: string): Promise<GitState> {
	const name = `:(literal)${basename(path)}`;
	const folder = dirname(path);
	const [listed, ignored] = await Promise.all([
		git(folder, 'ls-files', '--error-unmatch', '--', name),
		git(folder, 'check-ignore', '-q', '--', basename(path)),
	]);
	if (listed.code === 0) return 'tracked';
	if (listed.code === 'absent') return 'none';
	if (/not a git repository|must be run in a work tree/.test(listed.error + ignored.error)) return 'none';
	// check-ignore alone would call a tracked file not ignored, and a failed question is no answer.
	if (listed.code !== 1) return 'unknown';
	if (ignored.code === 0) return 'ignored';
	return ignored.code === 1 ? 'exposed' : 'unknown';
}

/** The line for the repository's own `.gitignore`; undefined when the root cannot be found. */
export async function ignoreOffer(path: string): Promise<IgnoreOffer | undefined> {
	const {code, out} = await git(dirname(path), 'rev-parse', '--show-toplevel');
	const root = out.replace(/\r?\n$/, '');
	if (code !== 0 || root === '') return undefined;
	const way = relative(root, join(await realpath(dirname(path)), basename(path)));
	const line = `/${way.split(sep).join('/')}`.replace(/[\\*?[\]]| (?= *$)/g, (sign) => `\\${sign}`);
	return {gitignore: join(root, '.gitignore'), line, path};
}

/** Appends the offered line, keeping everything else and the file's mode; returns what git says of the file then. */
export async function addToIgnore({gitignore, line, path}: IgnoreOffer): Promise<GitState> {
	await withLock(gitignore, async (confirmHeld) => {
		const old = await lstat(gitignore).catch((error: unknown) => {
			if (codeOf(error) === 'ENOENT') return undefined;
			throw error;
		});
		const text = old?.isFile() ? await readFile(gitignore, 'latin1') : '';
		const end = text.includes('\r\n') ? '\r\n' : '\n';
		if (text.split(/\r?\n/).includes(Buffer.from(line).toString('latin1'))) return;
		const joint = text === '' || text.endsWith('\n') ? '' : end;
		const bytes = Buffer.concat([Buffer.from(text, 'latin1'), Buffer.from(`${joint}${line}${end}`)]);
		const mode = old === undefined ? 0o644 : old.mode & 0o777;
		await writeSafely(gitignore, bytes, {mode, beforeRename: confirmHeld});
	});
	const state = await gitState(path);
	if (state !== 'ignored') {
		throw new Problem({
			what: `Git still does not ignore ${shortPath(path)}.`,
			why: 'Another rule takes it in again.',
			next: `Look at the rules with git check-ignore -v, or choose another place.`,
		});
	}
	return state;
}
