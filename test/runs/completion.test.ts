import {execFileSync, spawnSync} from 'node:child_process';
import {symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, test} from 'vitest';
import {formats} from '../../source/delivery/formats/index.js';
import {providers} from '../support/providers.js';
import {temporaryFolders} from '../support/temporary.js';
import {terminals} from '../support/terminals.js';
import {program} from './vocabulary.js';

const newFolder = temporaryFolders();
const open = terminals();

const ids = providers.map(({id}) => id);
const [first] = providers;
const provider = first?.id ?? '';
const kinds = first?.kinds.map(({id}) => id) ?? [];
const kind = kinds[0] ?? '';

const scripts: Record<string, string> = {};

beforeAll(() => {
	for (const shell of ['bash', 'zsh', 'fish', 'pwsh'])
		scripts[shell] = execFileSync(process.execPath, [program, 'completion', shell], {encoding: 'utf8'});
});

/** A folder with the script, and kafkey and node on a PATH of its own. */
function place(shell: string): {readonly folder: string; readonly script: string} {
	const folder = newFolder();
	const script = join(folder, `completion.${shell}`);
	writeFileSync(script, scripts[shell] ?? '');
	symlinkSync(process.execPath, join(folder, 'node'));
	symlinkSync(program, join(folder, 'kafkey'));
	return {folder, script};
}

function isHere(shell: string): boolean {
	return spawnSync(shell, ['--version']).status === 0;
}

/** Words of a line, the last one under the cursor, and what must be offered, or must not. */
const asked: readonly (readonly [
	line: readonly string[],
	wanted: readonly string[],
	without?: readonly string[],
])[] = [
	[[''], ['create', 'check', 'exec', 'list', 'completion']],
	[['ch'], ['check'], ['create']],
	[['--pro'], ['--provider']],
	[['create', '--provider', ''], ids],
	[['create', '--provider', provider, '--kind', ''], kinds],
	[['create', '--provider', provider, '--kind', kind, '--na'], ['--name']],
	[['create', '--format', ''], formats.map(({id}) => id)],
	[['check', '--'], ['--file', '--may'], ['--dry-run']],
	[
		['list', '--provider', provider, '--api'],
		['--api-key', '--api-secret-file'],
	],
	[
		['completion', ''],
		['bash', 'zsh', 'fish', 'pwsh'],
	],
	[['create', '--base-url', ''], [], ['create', '--provider']],
	[['exec', '--', 'ec'], ['echo'], ['exec']],
	[['exec', '--', 'echo', '--pro'], [], ['--provider']],
];

const lines = asked.map(([line, wanted, without = []]) => [line.join(' '), line, wanted, without] as const);

describe('bash', () => {
	/** What bash offers for the words. */
	function offered(words: readonly string[]): string[] {
		const {script} = place('bash');
		const ask = `source "$1"; shift; COMP_WORDS=(kafkey "$@"); COMP_CWORD=$#; _kafkey; printf '%s\\n' "\${COMPREPLY[@]}"`;
		return execFileSync('bash', ['-c', ask, 'bash', script, ...words], {encoding: 'utf8'}).split('\n');
	}

	test('the script is sound', () => {
		execFileSync('bash', ['-n', place('bash').script], {stdio: 'pipe'});
	});

	test.each(lines)('kafkey %s', (_, line, wanted, without) => {
		const words = offered(line);
		expect(words).toEqual(expect.arrayContaining([...wanted]));
		for (const word of without) expect(words).not.toContain(word);
	});

	test('a value behind = as readline splits it', () => {
		expect(offered(['create', '--provider', '='])).toEqual(expect.arrayContaining(ids));
		expect(offered(['create', '--provider', '=', provider, '--kind', '=', kind.slice(0, 2)])).toContain(kind);
	});

	test('tab, asked for at a prompt', async () => {
		const {folder} = place('bash');
		const terminal = open({
			command: 'bash',
			args: ['--norc', '--noprofile', '-i'],
			cwd: folder,
			env: {PATH: `${folder}:${process.env['PATH']}`, PS1: 'ready> '},
			columns: 120,
		});
		await terminal.waitFor('ready>');
		terminal.type('source <(kafkey completion bash); echo so""urced\r');
		await terminal.waitFor('sourced');
		terminal.type(`kafkey create --prov\t${provider.slice(0, -2)}\t--ki\t${kind.slice(0, 3)}\t`);
		await terminal.waitFor(`kafkey create --provider ${provider} --kind ${kind}`);
	});
});

describe.skipIf(!isHere('fish'))('fish', () => {
	test('the script is sound', () => {
		execFileSync('fish', ['-n', place('fish').script], {stdio: 'pipe'});
	});

	test.each(lines)('kafkey %s', (_, line, wanted, without) => {
		const {folder, script} = place('fish');
		const ask = 'source $argv[1]; complete -C "$argv[2]"';
		const out = execFileSync('fish', ['--no-config', '-c', ask, script, `kafkey ${line.join(' ')}`], {
			encoding: 'utf8',
			env: {...process.env, HOME: folder},
		});
		const words = out.split('\n').map((each) => each.split('\t')[0]);
		expect(words).toEqual(expect.arrayContaining([...wanted]));
		for (const word of without) expect(words).not.toContain(word);
	});
});

describe.skipIf(!isHere('zsh'))('zsh', () => {
	test('the script is sound', () => {
		execFileSync('zsh', ['-n', place('zsh').script], {stdio: 'pipe'});
	});

	test('tab, asked for at a prompt', async () => {
		const {folder, script} = place('zsh');
		const terminal = open({
			command: 'zsh',
			args: ['-f', '-i'],
			cwd: folder,
			env: {PATH: `${folder}:${process.env['PATH']}`, PROMPT: 'ready> '},
			columns: 120,
		});
		await terminal.waitFor('ready>');
		terminal.type(`autoload -U compinit; compinit -u; source ${script}; echo so""urced\r`);
		await terminal.waitFor('sourced');
		terminal.type(`kafkey create --prov\t${provider.slice(0, -2)}\t--ki\t${kind.slice(0, 3)}\t`);
		await terminal.waitFor(`kafkey create --provider ${provider} --kind ${kind}`);
		terminal.press('ctrl-u');
		terminal.type('kafkey list --sta\t');
		await terminal.waitFor('kafkey list --stale');
		terminal.press('ctrl-u');
		terminal.type('kafkey compl\tpw\t');
		await terminal.waitFor('kafkey completion pwsh');
	});
});

// PowerShell itself is not asked: this reads its brackets and strings, and the table as JSON.
test('the script for PowerShell holds together', () => {
	const script = scripts['pwsh'] ?? '';
	const [, json = '', rest = ''] = /@'\n(.*)\n'@([\s\S]*)/.exec(script) ?? [];
	const {lists} = JSON.parse(json) as {lists: {key: string; words: {word: string}[]}[]};
	expect(lists.find(({key}) => key === '--provider')?.words.map(({word}) => word)).toEqual(ids);
	const code = (script.slice(0, script.indexOf("@'")) + rest)
		.replaceAll(/'[^'\n]*'/g, '')
		.replaceAll('$(', '(');
	const left: string[] = [];
	for (const sign of code.match(/[()[\]{}]/g) ?? []) {
		const opened = '([{'[')]}'.indexOf(sign)];
		if (opened === undefined) left.push(sign);
		else expect(left.pop()).toBe(opened);
	}
	expect(left).toEqual([]);
});
