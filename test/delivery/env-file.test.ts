import {mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseEnv} from 'node:util';
import {describe, expect, test} from 'vitest';
import {applyEnvFile, removeFromEnvFile} from '../../source/delivery/env-file.js';
import {planEnvFile} from '../../source/delivery/env-plan.js';
import {Problem} from '../../source/errors.js';
import {Secret} from '../../source/secret.js';
import {freshFolder} from './support/folder.js';

const variables = [
	{name: 'KAFKA_USER', value: 'orders'},
	{name: 'KAFKA_PASSWORD', value: new Secret('p/4+7=')},
];
const both = (end: string) => `KAFKA_USER=orders${end}KAFKA_PASSWORD=p/4+7=${end}`;

/** What a file held, and what it holds afterwards to the byte. */
const fixtures: Record<string, readonly [before: string | undefined, after: string]> = {
	'no file': [undefined, both('\n')],
	'an empty file': ['', both('\n')],
	'one newline': ['\n', `\n${both('\n')}`],
	'other entries': ['A=1\nB=2\n', `A=1\nB=2\n${both('\n')}`],
	'no newline at the end': ['A=1', 'A=1\nKAFKA_USER=orders\nKAFKA_PASSWORD=p/4+7='],
	'CR LF': ['A=1\r\nB=2\r\n', `A=1\r\nB=2\r\n${both('\r\n')}`],
	'CR LF without one at the end': ['A=1\r\nB=2', 'A=1\r\nB=2\r\nKAFKA_USER=orders\r\nKAFKA_PASSWORD=p/4+7='],
	'byte order mark': ['\uFEFFA=1\n', `\uFEFFA=1\n${both('\n')}`],
	'byte order mark before our entry': ['\uFEFFKAFKA_USER=old\n', `\uFEFF${both('\n')}`],
	'byte order mark alone': ['\uFEFF', `\uFEFF${both('\n')}`],
	'comments and gaps': ['# one\n\n\n#two\nA=1 # three\n', `# one\n\n\n#two\nA=1 # three\n${both('\n')}`],
	'odd spelling of others': ['A = "x" \n  B=\'y\'\t\n', `A = "x" \n  B='y'\t\n${both('\n')}`],
	'replaced in place': ['A=1\nKAFKA_USER=old\nB=2\n', 'A=1\nKAFKA_USER=orders\nB=2\nKAFKA_PASSWORD=p/4+7=\n'],
	'both replaced, other order': [
		'KAFKA_PASSWORD=x\nB=2\nKAFKA_USER=y\n',
		'KAFKA_PASSWORD=p/4+7=\nB=2\nKAFKA_USER=orders\n',
	],
	'export stays': ['export KAFKA_USER=old\n', 'export KAFKA_USER=orders\nKAFKA_PASSWORD=p/4+7=\n'],
	'export with spaces stays': [
		'  export  KAFKA_USER=old\n',
		'  export  KAFKA_USER=orders\nKAFKA_PASSWORD=p/4+7=\n',
	],
	'a comment behind the value stays': [
		"KAFKA_USER=old # don't touch\n",
		"KAFKA_USER=orders # don't touch\nKAFKA_PASSWORD=p/4+7=\n",
	],
	'a comment behind a quoted value stays': [
		'KAFKA_USER="old # x"  # y\n',
		'KAFKA_USER=orders  # y\nKAFKA_PASSWORD=p/4+7=\n',
	],
	'spaces around = go, for a shell cannot read them': ['KAFKA_USER = old\n', both('\n')],
	'replaced on the last line without newline': [
		'KAFKA_PASSWORD=x\nKAFKA_USER=old',
		'KAFKA_PASSWORD=p/4+7=\nKAFKA_USER=orders',
	],
	'replaced on the last line without newline, another one appended': [
		'A=1\nKAFKA_PASSWORD=old',
		'A=1\nKAFKA_PASSWORD=p/4+7=\nKAFKA_USER=orders',
	],
	'replaced on a CR LF line': [
		'KAFKA_USER=old\r\nA=1\r\n',
		'KAFKA_USER=orders\r\nA=1\r\nKAFKA_PASSWORD=p/4+7=\r\n',
	],
	'an old value of several lines': [
		'KAFKA_USER="a\nb\nc"\nA=1\n',
		'KAFKA_USER=orders\nA=1\nKAFKA_PASSWORD=p/4+7=\n',
	],
	'our name inside another value': [
		'A="x\nKAFKA_USER=inside\n"\n',
		`A="x\nKAFKA_USER=inside\n"\n${both('\n')}`,
	],
	'our name inside a single-quoted value': [
		"A='x\nKAFKA_USER=inside\n'\n",
		`A='x\nKAFKA_USER=inside\n'\n${both('\n')}`,
	],
	'our name in a comment': ['# KAFKA_USER=old\n', `# KAFKA_USER=old\n${both('\n')}`],
	'our name as a part of another': [
		'MY_KAFKA_USER=1\nKAFKA_USER_ID=2\n',
		`MY_KAFKA_USER=1\nKAFKA_USER_ID=2\n${both('\n')}`,
	],
	'an empty value of ours': ['KAFKA_USER=\n', both('\n')],
	'twice: the last counts': [
		'KAFKA_USER=a\nB=1\nKAFKA_USER=b\n',
		'KAFKA_USER=a\nB=1\nKAFKA_USER=orders\nKAFKA_PASSWORD=p/4+7=\n',
	],
	'already there': [both('\n'), both('\n')],
	'already there in other quotes': [
		'KAFKA_USER="orders"\nKAFKA_PASSWORD=\'p/4+7=\'\n',
		'KAFKA_USER="orders"\nKAFKA_PASSWORD=\'p/4+7=\'\n',
	],
	'lines that are no entries': ['hello\n=1\nA\n---\n', `hello\n=1\nA\n---\n${both('\n')}`],
	'text beyond ASCII': ['A=ä日本🔑\n', `A=ä日本🔑\n${both('\n')}`],
	'mixed line ends': ['A=1\nB=2\r\n', `A=1\nB=2\r\n${both('\n')}`],
	'mostly CR LF': ['A=1\nB=2\r\nC=3\r\n', `A=1\nB=2\r\nC=3\r\n${both('\r\n')}`],
};

describe(`${Object.keys(fixtures).length} files, byte for byte`, () => {
	test.each(Object.entries(fixtures))('%s', async (_name, [before, after]) => {
		const path = join(freshFolder(), '.env');
		if (before !== undefined) writeFileSync(path, before, {mode: 0o600});
		const receipt = await applyEnvFile(path, variables, {replace: true});
		expect(readFileSync(path, 'utf8')).toBe(after);
		if (receipt.kind !== 'saved') throw new Error('not saved');
		expect(await removeFromEnvFile(path, receipt)).toEqual([]);
		if (before === undefined) expect(readdirSync(join(path, '..'))).toEqual([]);
		else expect(readFileSync(path, 'utf8')).toBe(before);
	});
});

test('every order of lines, of names and of line ends can be edited', () => {
	const kinds = ['A=1', 'KAFKA_USER=old', 'KAFKA_PASSWORD=old', "B='x y' # why", '# a comment'];
	const files = (length: number): string[][] =>
		length === 0 ? [[]] : files(length - 1).flatMap((rest) => kinds.map((kind) => [...rest, kind]));
	const others = (text: string) =>
		text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('KAFKA_'));
	let edited = 0;
	for (const lines of [1, 2, 3, 4].flatMap(files)) {
		for (const [end, last] of [
			['\n', ''],
			['\n', '\n'],
			['\r\n', ''],
			['\r\n', '\r\n'],
		] as const) {
			const before = lines.join(end) + last;
			for (const order of [variables, variables.toReversed()]) {
				const after = planEnvFile(Buffer.from(before), order).bytes.toString();
				expect(others(after), before).toEqual(others(before));
				expect(parseEnv(after), before).toMatchObject({KAFKA_USER: 'orders', KAFKA_PASSWORD: 'p/4+7='});
				edited += 1;
			}
		}
	}
	expect(edited).toBe((5 + 25 + 125 + 625) * 4 * 2);
});

describe('values that stand there already', () => {
	const old = 'KAFKA_USER=old-canary\nKAFKA_PASSWORD=p/4+7=\n';
	const fileWith = (text: string) => {
		const path = join(freshFolder(), '.env');
		writeFileSync(path, text, {mode: 0o600});
		return path;
	};

	test('come back masked as conflicts, and nothing is written', async () => {
		const path = fileWith(old);
		const result = await applyEnvFile(path, variables);
		expect(result).toMatchObject({kind: 'conflict', conflicts: [{name: 'KAFKA_USER'}]});
		expect(JSON.stringify(result)).not.toContain('canary');
		expect(readFileSync(path, 'utf8')).toBe(old);
	});

	test('are overwritten when the person has seen just these', async () => {
		const path = fileWith(old);
		const result = await applyEnvFile(path, variables);
		if (result.kind !== 'conflict') throw new Error('no conflict');
		await applyEnvFile(path, variables, {replace: result.conflicts});
		expect(readFileSync(path, 'utf8')).toBe(both('\n'));
	});

	test('are not overwritten when they changed after the person looked', async () => {
		const path = fileWith(old);
		const result = await applyEnvFile(path, variables);
		if (result.kind !== 'conflict') throw new Error('no conflict');
		writeFileSync(path, 'KAFKA_USER=another-run\n');
		expect(await applyEnvFile(path, variables, {replace: result.conflicts})).toMatchObject({
			kind: 'conflict',
		});
		expect(readFileSync(path, 'utf8')).toBe('KAFKA_USER=another-run\n');
	});

	test('that changed after the save are left when it is taken back', async () => {
		const path = fileWith('A=1\n');
		const receipt = await applyEnvFile(path, variables);
		if (receipt.kind !== 'saved') throw new Error('not saved');
		writeFileSync(path, 'A=1\nKAFKA_USER=mine now\nKAFKA_PASSWORD=p/4+7=\n');
		expect(await removeFromEnvFile(path, receipt)).toEqual(['KAFKA_USER']);
		expect(readFileSync(path, 'utf8')).toBe('A=1\nKAFKA_USER=mine now\n');
	});
});

describe('the plan says', () => {
	const plan = (text: string, value = 'orders') =>
		planEnvFile(Buffer.from(text), [{name: 'KAFKA_USER', value}]);

	test('what is added, replaced and unchanged', () => {
		expect(plan('')).toMatchObject({added: ['KAFKA_USER'], replaced: [], unchanged: []});
		expect(plan('KAFKA_USER=x')).toMatchObject({added: [], replaced: [{name: 'KAFKA_USER'}], unchanged: []});
		expect(plan('KAFKA_USER=orders')).toMatchObject({added: [], replaced: [], unchanged: ['KAFKA_USER']});
		expect(plan('', "it's").refused).toEqual([
			{name: 'KAFKA_USER', why: expect.stringContaining('single quote')},
		]);
	});

	test('what to know: duplicates, CR LF, quotes and docker', () => {
		expect(plan('KAFKA_USER=a\nKAFKA_USER=b\n').warnings).toEqual([expect.stringContaining('2 times')]);
		expect(plan('A=1\r\n').warnings).toEqual([expect.stringContaining('CR LF')]);
		expect(plan('', 'a b').warnings).toEqual([expect.stringContaining('--env-file')]);
		expect(plan('').warnings).toEqual([]);
	});

	test.each(["x'\nKAFKA_PASSWORD=stolen", 'x\nB=1', 'x\rB=1', 'x\0', 'x\u2028B=1'])(
		'%j is refused',
		async (value) => {
			const path = join(freshFolder(), '.env');
			await expect(applyEnvFile(path, [{name: 'A', value: new Secret(value)}])).rejects.toThrow(Problem);
			expect(readdirSync(join(path, '..'))).toEqual([]);
		},
	);

	test.each(['a', '1A', 'A B', 'A=B', 'A\nB', ''])('the name %j is refused', async (name) => {
		const path = join(freshFolder(), '.env');
		await expect(applyEnvFile(path, [{name, value: 'x'}])).rejects.toThrow('not a name');
		expect(readdirSync(join(path, '..'))).toEqual([]);
	});
});

describe('files that are not edited', () => {
	const strange: Record<string, readonly [bytes: Buffer, why: string]> = {
		'UTF-16': [Buffer.from('\uFEFFA=1\n', 'utf16le'), 'UTF-16'],
		binary: [Buffer.from('A=1\0\n'), 'binary'],
		'not UTF-8': [Buffer.from([0x41, 0x3d, 0xff, 0x0a]), 'not valid UTF-8'],
		'over 1 MiB': [Buffer.alloc(1024 * 1024 + 1, '#'), 'larger than 1 MiB'],
		'a quote that swallows our line': [Buffer.from("A='open\nB=it's\nC='x\n"), 'never closed'],
		'a blank that Node takes the next line for': [Buffer.from('A= \n'), 'a blank alone after ='],
		'line ends of an old Mac': [Buffer.from('K=x\rA=1\rB=2\r'), 'without a line feed'],
		'a carriage return at the very end': [Buffer.from('A=1\n# the end\r'), 'without a line feed'],
	};

	test.each(Object.entries(strange))('%s', async (_name, [bytes, why]) => {
		const path = join(freshFolder(), '.env');
		writeFileSync(path, bytes, {mode: 0o600});
		await expect(applyEnvFile(path, [{name: 'K', value: 'a b'}])).rejects.toThrow(why);
		expect(readFileSync(path)).toEqual(bytes);
		expect(readdirSync(join(path, '..'))).toEqual(['.env']);
	});

	test('a link and a folder', async () => {
		const folder = freshFolder();
		symlinkSync('/etc/passwd', join(folder, 'link'));
		mkdirSync(join(folder, 'folder'));
		await expect(applyEnvFile(join(folder, 'link'), variables)).rejects.toThrow('symbolic link');
		await expect(applyEnvFile(join(folder, 'folder'), variables)).rejects.toThrow('It is a folder.');
	});

	test('exactly 1 MiB is still edited, and the mode becomes 600', async () => {
		const path = join(freshFolder(), '.env');
		writeFileSync(path, `#${'x'.repeat(1024 * 1024 - 2)}\n`, {mode: 0o644});
		expect(await applyEnvFile(path, variables)).toMatchObject({kind: 'saved', mode: 0o600});
		expect(statSync(path).mode & 0o777).toBe(0o600);
	});
});
