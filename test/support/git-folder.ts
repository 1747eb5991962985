import {execFileSync} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

export type GitFolder = {
	/** Lines of its .gitignore; none by default. */
	readonly ignored?: readonly string[];
	/** Files by path that are committed; none by default. */
	readonly tracked?: Readonly<Record<string, string>>;
};

/** Makes the folder a git repository, whatever the machine's own git settings are. */
export function makeGitFolder(folder: string, {ignored = [], tracked = {}}: GitFolder = {}): void {
	runGit(folder, 'init', '--quiet');
	const files: Record<string, string> = {
		...tracked,
		'.gitignore': ignored.map((line) => `${line}\n`).join(''),
	};
	for (const [path, content] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), {recursive: true});
		writeFileSync(join(folder, path), content);
	}
	runGit(folder, 'add', '--force', '--', ...Object.keys(files));
	runGit(
		folder,
		'-c',
		'user.name=test',
		'-c',
		'user.email=test@localhost',
		'commit',
		'--quiet',
		'-m',
		'Begin',
	);
}

/** What git prints. */
export function runGit(folder: string, ...args: string[]): string {
	return execFileSync('git', args, {
		cwd: folder,
		encoding: 'utf8',
		env: {PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1'},
	});
}
