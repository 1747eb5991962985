import {execFileSync} from 'node:child_process';
import {
	chmodSync,
	chownSync,
	linkSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {getuid} from 'node:process';
import {describe, expect, test} from 'vitest';
import {fileProblem} from '../../source/delivery/file-problem.js';
import {writeSafely} from '../../source/delivery/safe-file.js';
import {Problem} from '../../source/errors.js';
import {childProgram} from './support/child.js';
import {faultyFileSystem} from './support/faulty.js';
import {freshFolder} from './support/folder.js';
import {mayMount, smallDisk} from './support/small-disk.js';

const canary = Buffer.from('PASSWORD=canary-4711\n');
const root = getuid?.() === 0;

function modeOf(path: string): string {
	return (statSync(path).mode & 0o777).toString(8);
}

describe('mode 600, whatever the umask and the mode before', () => {
	const run = childProgram('umask-writer');
	const before = [undefined, 0o644, 0o666, 0o755, 0o400, 0o000];
	const cases = [0o000, 0o022, 0o027, 0o077, 0o777].flatMap((mask) => before.map((mode) => ({mask, mode})));

	test.each(cases)('umask %o', async ({mask, mode}) => {
		const path = join(freshFolder(), '.env');
		if (mode !== undefined) {
			writeFileSync(path, 'OLD=1\n');
			chmodSync(path, mode);
		}
		const {out} = await run([path, String(mask)]);
		expect(modeOf(path)).toBe('600');
		expect(readFileSync(path, 'utf8')).toBe('NEW=1\n');
		const said =
			mode === undefined ? [] : [`Its mode was ${mode.toString(8).padStart(3, '0')} and is 600 now.`];
		expect(JSON.parse(out)).toEqual(said);
	});
});

describe('what is no plain file of the person is refused and left alone', () => {
	const makers: Record<string, (path: string, folder: string) => void> = {
		'a link to a file': (path, folder) => {
			writeFileSync(join(folder, 'real'), 'OLD=1\n');
			symlinkSync('real', path);
		},
		'a link out of the folder': (path) => symlinkSync('/etc/passwd', path),
		'a dangling link': (path) => symlinkSync('nowhere', path),
		'a link to itself': (path) => symlinkSync('.env', path),
		'a folder': (path) => mkdirSync(path),
		'a pipe': (path) => execFileSync('mkfifo', [path]),
		'a file with a second name': (path, folder) => {
			writeFileSync(join(folder, 'real'), 'OLD=1\n');
			linkSync(join(folder, 'real'), path);
		},
	};

	test.each(Object.entries(makers))('%s', async (_name, make) => {
		const folder = freshFolder();
		const path = join(folder, '.env');
		make(path, folder);
		const before = execFileSync('ls', ['-lai', folder], {encoding: 'utf8'});
		await expect(writeSafely(path, canary)).rejects.toThrow(Problem);
		expect(execFileSync('ls', ['-lai', folder], {encoding: 'utf8'})).toBe(before);
	});

	test.runIf(root)('a device', async () => {
		const path = join(freshFolder(), '.env');
		execFileSync('mknod', [path, 'c', '1', '3']);
		await expect(writeSafely(path, canary)).rejects.toThrow('a device');
		expect(statSync(path).isCharacterDevice()).toBe(true);
	});

	test.runIf(root)("another user's file", async () => {
		const path = join(freshFolder(), '.env');
		writeFileSync(path, 'OLD=1\n');
		chownSync(path, 65534, 65534);
		await expect(writeSafely(path, canary)).rejects.toThrow('another user');
		expect(readFileSync(path, 'utf8')).toBe('OLD=1\n');
	});
});

const codes = ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EMFILE', 'EIO', 'EXDEV'];
const failing = ['open', 'writeFile', 'sync', 'stat', 'close', 'rename'];
const faults = failing.flatMap((step) => codes.map((code) => ({step, code})));

describe('a call that fails', () => {
	test.each(faults)('$code at $step: a sentence, the old file, no temporary file', async ({step, code}) => {
		const folder = freshFolder();
		const path = join(folder, '.env');
		writeFileSync(path, 'OLD=1\n');
		let hits = 0;
		const fs = faultyFileSystem((now) => {
			if (now === step && hits++ === 0) throw Object.assign(new Error(`${code}: canary-4711`), {code});
		});
		const problem = await writeSafely(path, canary, {fs}).then(
			() => undefined,
			(error: unknown) => error,
		);
		expect(problem).toBeInstanceOf(Problem);
		expect(String(problem)).not.toMatch(/canary|system's code/);
		expect(readFileSync(path, 'utf8')).toBe('OLD=1\n');
		expect(readdirSync(folder)).toEqual(['.env']);
	});

	test('a short write is noticed though no call fails', async () => {
		const folder = freshFolder();
		const path = join(folder, '.env');
		writeFileSync(path, 'OLD=1\n');
		const real = faultyFileSystem(() => {});
		const fs = {
			...real,
			open: async (...args: Parameters<typeof real.open>) => {
				const handle = await real.open(...args);
				const short = () => handle.write(canary, 0, 3);
				return new Proxy(handle, {
					get: (target, name) => (name === 'writeFile' ? short : Reflect.get(target, name)),
				});
			},
		};
		await expect(writeSafely(path, canary, {fs})).rejects.toThrow(
			`The disk took 3 of ${canary.length} bytes.`,
		);
		expect(readFileSync(path, 'utf8')).toBe('OLD=1\n');
		expect(readdirSync(folder)).toEqual(['.env']);
	});

	test('a temporary file that cannot be removed is named', async () => {
		const path = join(freshFolder(), '.env');
		const real = faultyFileSystem((step) => {
			if (step === 'rename') throw Object.assign(new Error('x'), {code: 'EIO'});
		});
		const fs = {...real, unlink: () => Promise.reject(new Error('x'))};
		await expect(writeSafely(path, canary, {fs})).rejects.toThrow(/Delete \S+\/\.env\.\S+\.tmp: .* secret/);
	});

	test('a folder that cannot be synced is a warning, for the new file is in place', async () => {
		const path = join(freshFolder(), '.env');
		const fs = faultyFileSystem((step) => {
			if (step === 'sync folder') throw Object.assign(new Error('x'), {code: 'EIO'});
		});
		const {warnings} = await writeSafely(path, canary, {fs});
		expect(warnings).toEqual([expect.stringContaining('could not be synced')]);
		expect(readFileSync(path)).toEqual(canary);
	});

	test('a last doubt before the rename leaves the old file', async () => {
		const folder = freshFolder();
		const path = join(folder, '.env');
		writeFileSync(path, 'OLD=1\n');
		const beforeRename = () => Promise.reject(new Problem({what: 'No.'}));
		await expect(writeSafely(path, canary, {beforeRename})).rejects.toThrow('No.');
		expect(readFileSync(path, 'utf8')).toBe('OLD=1\n');
		expect(readdirSync(folder)).toEqual(['.env']);
	});

	test.each(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'])(
		'%s from the real file system has its sentence',
		async (code) => {
			const folder = freshFolder();
			writeFileSync(join(folder, 'file'), '');
			const names: Record<string, string> = {
				ENOENT: 'missing/.env',
				ENOTDIR: 'file/.env',
				ENAMETOOLONG: 'n'.repeat(300),
			};
			const wanted = fileProblem(Object.assign(new Error(), {code}), folder).why;
			await expect(writeSafely(join(folder, names[code] ?? ''), canary)).rejects.toThrow(wanted);
		},
	);
});

describe.skipIf(!mayMount())('on a file system of 64 KiB (skipped where mounting is not permitted)', () => {
	test('a full disk keeps the old file and leaves no temporary file', async () => {
		const path = join(smallDisk('64k'), '.env');
		const old = Buffer.alloc(30_000, 'o');
		writeFileSync(path, old);
		await expect(writeSafely(path, Buffer.alloc(50_000, 'n'))).rejects.toThrow('The disk is full.');
		expect(readFileSync(path)).toEqual(old);
		expect(readdirSync(join(path, '..'))).toEqual(['.env']);
	});

	test('a read-only disk keeps the old file', async () => {
		const folder = smallDisk('64k');
		const path = join(folder, '.env');
		writeFileSync(path, 'OLD=1\n');
		execFileSync('mount', ['-o', 'remount,ro', folder]);
		await expect(writeSafely(path, canary)).rejects.toThrow('The file system is read-only.');
		expect(readFileSync(path, 'utf8')).toBe('OLD=1\n');
	});
});
