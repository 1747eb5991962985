import {homedir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {judgeFolder} from '../../source/delivery/folder.js';
import {resolvePath, shortPath} from '../../source/delivery/path-rules.js';
import {Problem} from '../../source/errors.js';

describe('typed paths that are refused', () => {
	const refused = [
		...[
			'',
			'  ',
			'a\0b',
			'a\nb',
			'.env\u202e',
			'.env\u200b',
			'\u001b[31m.env',
			'~other/.env',
			'\\\\server\\share\\.env',
		],
		...[
			'//server/share/.env',
			'CON',
			'con.txt',
			'sub/NUL',
			'aux .env',
			'COM1',
			'lpt9.env',
			'.env:stream',
			'C:\\.env',
		],
		...['c:/.env', '..\\.env', 'sub/', '.', '..', 'sub/..', '/', '~', '~/'],
	];

	test.each(refused.map((path) => [path]))('%j', (path) => {
		expect(() => resolvePath(path, '/project')).toThrow(Problem);
	});
});

test.each([
	['.env', '/project/.env'],
	['sub/.env', '/project/sub/.env'],
	['../x/.env', '/x/.env'],
	['/tmp/a b', '/tmp/a b'],
	['~/keys/.env', join(homedir(), 'keys/.env')],
	['console.env', '/project/console.env'],
	['com.env', '/project/com.env'],
	['ключ.env', '/project/ключ.env'],
	['.env~', '/project/.env~'],
])('%j is %j', (typed, absolute) => {
	expect(resolvePath(typed, '/project')).toBe(absolute);
});

test('paths are shown short, and nothing unseen is drawn', () => {
	expect(shortPath('/project/sub/.env', '/project')).toBe('sub/.env');
	expect(shortPath(join(homedir(), 'keys/.env'), '/project')).toBe('~/keys/.env');
	expect(shortPath('/workshop/.env', '/project')).toBe('/workshop/.env');
	expect(shortPath('/a\u001b[31m\u202e/.env', '/project')).toBe('/a\\u{1b}[31m\\u{202e}/.env');
});

describe('folders that others can write in', () => {
	const person = {uid: 1000, gid: 1000};
	const judge = (mode: number, more = {}) => {
		const {refuse, warn} = judgeFolder({mode, gid: 1000, person, windowsDrive: false, ...more});
		return refuse === undefined ? (warn === undefined ? 'fine' : 'warned') : 'refused';
	};

	test.each([
		['mine alone', 0o700, {}, 'fine'],
		['readable', 0o755, {}, 'fine'],
		['my own group may write', 0o775, {}, 'fine'],
		['another group may write', 0o775, {gid: 50}, 'refused'],
		['my group is shared', 0o775, {person: {uid: 1000, gid: 100}, gid: 100}, 'refused'],
		['everybody may write', 0o777, {}, 'refused'],
		['sticky, as /tmp', 0o1777, {}, 'warned'],
		['a Windows drive in WSL', 0o777, {windowsDrive: true}, 'warned'],
	])('%s', (_name, mode, more, wanted) => expect(judge(mode, more)).toBe(wanted));
});
