import {execFileSync} from 'node:child_process';
import {chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test, vi} from 'vitest';
import {proveDestination} from '../../source/delivery/destination.js';
import {addToIgnore} from '../../source/delivery/git.js';
import {freshFolder} from './support/folder.js';
import {faultyGitFolder, git, repository} from './support/repository.js';

const prove = (path: string, cwd: string) => proveDestination(path, {bytes: 500, cwd});

describe('the place', () => {
	test('is shown and proved without leaving anything behind', async () => {
		const cwd = freshFolder();
		expect(await prove('.env', cwd)).toEqual({
			path: join(cwd, '.env'),
			shown: '.env',
			exists: false,
			outside: false,
			git: 'none',
			warnings: [],
		});
		expect(readdirSync(cwd)).toEqual([]);
	});

	test('outside the working folder needs consent, also by way of a linked folder', async () => {
		const cwd = freshFolder();
		const elsewhere = freshFolder();
		symlinkSync(elsewhere, join(cwd, 'linked'));
		mkdirSync(join(cwd, 'sub'));
		expect(await prove('sub/.env', cwd)).toMatchObject({outside: false, shown: 'sub/.env'});
		expect(await prove('linked/.env', cwd)).toMatchObject({outside: true});
		expect(await prove(join(elsewhere, '.env'), cwd)).toMatchObject({outside: true});
		expect(await prove('../.env', join(cwd, 'sub'))).toMatchObject({outside: true});
	});

	test.each(['.git/config', '.GIT/hooks/pre-commit', 'linked/config', 'sub/.git'])(
		'among git’s own files is refused: %s',
		async (path) => {
			const cwd = freshFolder();
			for (const name of ['.git', '.GIT', '.GIT/hooks', 'sub']) mkdirSync(join(cwd, name), {recursive: true});
			symlinkSync('.git', join(cwd, 'linked'));
			await expect(prove(path, cwd)).rejects.toThrow("among git's own files");
			expect(readdirSync(join(cwd, '.git'))).toEqual([]);
		},
	);

	test('with a missing folder is refused', async () => {
		await expect(prove('missing/.env', freshFolder())).rejects.toThrow('The folder does not exist.');
	});

	test('that others may write in is refused, a sticky one warned of', async () => {
		const cwd = freshFolder();
		chmodSync(cwd, 0o777);
		await expect(prove('.env', cwd)).rejects.toThrow(
			'Other users may replace files in its folder (mode 777).',
		);
		chmodSync(cwd, 0o1777);
		expect((await prove('.env', cwd)).warnings).toEqual([expect.stringContaining('Other users')]);
	});

	test('that is a link, a folder or a pipe is refused', async () => {
		const cwd = freshFolder();
		symlinkSync('nowhere', join(cwd, 'link'));
		execFileSync('mkfifo', [join(cwd, 'pipe')]);
		mkdirSync(join(cwd, 'folder'));
		for (const name of ['link', 'pipe', 'folder']) await expect(prove(name, cwd)).rejects.toThrow('It is a');
	});

	test('with a file that others may read says that this will end', async () => {
		const cwd = freshFolder();
		writeFileSync(join(cwd, '.env'), 'A=1\n', {mode: 0o644});
		expect(await prove('.env', cwd)).toMatchObject({
			exists: true,
			warnings: ["The file's mode is 644; saving makes it 600."],
		});
		expect(readFileSync(join(cwd, '.env'), 'utf8')).toBe('A=1\n');
	});
});

describe('git', () => {
	test('tracks the file: refused, ignored or not, staged or committed, even when it is deleted', async () => {
		const cwd = repository({'.gitignore': '.env\n', '.env': 'A=1\n'});
		git(cwd, 'add', '-f', '.env');
		await expect(prove('.env', cwd)).rejects.toThrow('Git tracks the file');
		git(cwd, 'commit', '-qm', 'x');
		git(cwd, 'update-index', '--skip-worktree', '.env');
		execFileSync('rm', [join(cwd, '.env')]);
		await expect(prove('.env', cwd)).rejects.toThrow('Git tracks the file');
	});

	test('ignores it: fine', async () => {
		const cwd = repository({'.gitignore': '.env\n'});
		expect(await prove('.env', cwd)).toMatchObject({git: 'ignored', warnings: []});
	});

	test('does not ignore it: offered, and the offer works and keeps the rest', async () => {
		const cwd = repository({'.gitignore': '# mine\r\ndistribution'});
		mkdirSync(join(cwd, 'sub [1]'));
		const proof = await prove('sub [1]/.env', cwd);
		expect(proof).toMatchObject({git: 'exposed', warnings: ['Git does not ignore the file.']});
		if (proof.offerIgnore === undefined) throw new Error('nothing offered');
		chmodSync(join(cwd, '.gitignore'), 0o664);
		expect(await addToIgnore(proof.offerIgnore)).toBe('ignored');
		expect(await addToIgnore(proof.offerIgnore)).toBe('ignored');
		expect(readFileSync(join(cwd, '.gitignore'), 'utf8')).toBe(
			'# mine\r\ndistribution\r\n/sub \\[1\\]/.env\r\n',
		);
		expect(statSync(join(cwd, '.gitignore')).mode & 0o777).toBe(0o664);
		expect(await prove('sub [1]/.env', cwd)).toMatchObject({git: 'ignored'});
	});

	test('has no .gitignore yet: made', async () => {
		const cwd = repository({});
		const {offerIgnore} = await prove('.env', cwd);
		if (offerIgnore === undefined) throw new Error('nothing offered');
		expect(await addToIgnore(offerIgnore)).toBe('ignored');
		expect(readFileSync(join(cwd, '.gitignore'), 'utf8')).toBe('/.env\n');
	});

	test('has a rule below that takes the file in again: said', async () => {
		const cwd = repository({'sub/.gitignore': '!.env\n'});
		const {offerIgnore} = await prove('sub/.env', cwd);
		if (offerIgnore === undefined) throw new Error('nothing offered');
		await expect(addToIgnore(offerIgnore)).rejects.toThrow('Git still does not ignore');
	});

	test('in a worktree and in a submodule asks that one', async () => {
		const cwd = repository({'.gitignore': '.env\n', file: 'x'});
		const worktree = join(freshFolder(), 'tree');
		git(cwd, 'worktree', 'add', '-q', worktree);
		expect(await prove('.env', worktree)).toMatchObject({git: 'ignored'});
		const inner = repository({file: 'x'});
		git(cwd, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'inner');
		const proof = await prove('.env', join(cwd, 'inner'));
		expect(proof).toMatchObject({git: 'exposed', offerIgnore: {gitignore: join(cwd, 'inner/.gitignore')}});
	});

	test('in a bare repository and outside of one: nothing to say', async () => {
		const bare = freshFolder();
		git(bare, 'init', '-q', '--bare');
		expect(await prove('.env', bare)).toMatchObject({git: 'none', warnings: []});
	});

	test('settings of a repository run no program', async () => {
		const cwd = repository({});
		const witness = join(freshFolder(), 'ran');
		const script = join(cwd, 'run');
		writeFileSync(script, `#!/bin/sh\ntouch ${witness}\n`, {mode: 0o700});
		git(cwd, 'config', 'core.fsmonitor', script);
		git(cwd, 'config', 'core.hooksPath', cwd);
		await prove('.env', cwd);
		expect(() => statSync(witness)).toThrow('ENOENT');
	});

	test('is missing, or broken: said as far as it matters', async () => {
		const cwd = repository({});
		vi.stubEnv('PATH', freshFolder());
		expect(await prove('.env', cwd)).toMatchObject({git: 'none', warnings: []});
		vi.stubEnv('PATH', faultyGitFolder('exit 3'));
		expect((await prove('.env', cwd)).warnings).toEqual(['Git did not say whether it ignores the file.']);
	});

	test('hangs: given up', async () => {
		vi.stubEnv('PATH', `${faultyGitFolder('exec sleep 600')}:${process.env['PATH']}`);
		expect(await prove('.env', freshFolder())).toMatchObject({git: 'unknown'});
	});

	test('sees no variable of ours that could hold a secret', async () => {
		const seen = join(freshFolder(), 'seen');
		vi.stubEnv('UPSTASH_API_KEY', 'canary-4711');
		vi.stubEnv('GIT_DIR', '/nowhere');
		vi.stubEnv('PATH', `${faultyGitFolder(`env >> ${seen}; exit 1`)}:${process.env['PATH']}`);
		await prove('.env', freshFolder());
		expect(readFileSync(seen, 'utf8')).not.toMatch(/canary|GIT_DIR/);
	});
});
