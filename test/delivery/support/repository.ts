import {execFileSync} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {freshFolder} from './folder.js';

/** Runs git in a folder, as a person who has set nothing. */
export function git(cwd: string, ...args: readonly string[]): void {
	const person = [
		'-c',
		'user.name=Test',
		'-c',
		'user.email=test@example.com',
		'-c',
		'init.defaultBranch=main',
	];
	execFileSync('git', [...person, ...args], {cwd, stdio: ['ignore', 'ignore', 'inherit']});
}

/** A repository with one commit that holds these files, except for `.env`. */
export function repository(files: Readonly<Record<string, string>>): string {
	const folder = freshFolder();
	git(folder, 'init', '-q');
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, name)), {recursive: true});
		writeFileSync(join(folder, name), text, {mode: 0o600});
	}
	git(folder, 'add', '.');
	git(folder, 'commit', '-q', '--allow-empty', '-m', 'first');
	return folder;
}

/** A folder for PATH whose `git` does what the shell line says. */
export function faultyGitFolder(line: string): string {
	const folder = freshFolder();
	writeFileSync(join(folder, 'git'), `#!/bin/sh\n${line}\n`, {mode: 0o700});
	return folder;
}
