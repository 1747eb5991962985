import {expect, test} from 'vitest';
import {testSandbox} from '../support/sandbox.js';
import {temporaryFolders} from '../support/temporary.js';
import {terminals} from '../support/terminals.js';
import {program, runOn} from './vocabulary.js';

const sandbox = testSandbox({topicCount: 3});
const open = terminals();
const newFolder = temporaryFolders();

/** Every colour that the first screen sets, by the parameters that set it. */
async function coloursWith(set: readonly string[], flags: readonly string[] = []): Promise<string[]> {
	const folder = newFolder();
	const args = [...set, process.execPath, program, '--sandbox-url', sandbox.url, ...flags];
	const run = runOn(open({command: '/usr/bin/env', args, cwd: folder}), folder);
	await run.sees('come from?', 'ctrl-c quit');
	const bytes = run.terminal.rawBytes.toString();
	run.press('ctrl-c');
	expect((await run.left()).exit).toBe(130);
	const introducer = '\u001B[';
	const sequences = bytes.split(introducer).flatMap((part) => /^([\d;]+)m/.exec(part)?.[1] ?? []);
	return [...new Set(sequences.filter((each) => /^(3[0-8]|4[0-8]|9\d|10\d)(;|$)/.test(each)))].sort();
}

test.each([
	['NO_COLOR', ['NO_COLOR=1']],
	['NO_COLOR beside FORCE_COLOR', ['NO_COLOR=1', 'FORCE_COLOR=3']],
	['FORCE_COLOR=0', ['FORCE_COLOR=0']],
	['--no-color', [], ['--no-color']],
	['--no-color beside FORCE_COLOR', ['FORCE_COLOR=3'], ['--no-color']],
	['a terminal of sixteen colours, which are its owner’s', ['TERM=xterm']],
] as const)('no colour: %s', async (_name, set, flags: readonly string[] = []) => {
	expect(await coloursWith(set, flags)).toEqual([]);
});

test.each([
	['256 colours', [], /^38;5;(63|29|131|163|243)$/],
	['all colours', ['COLORTERM=truecolor'], /^38;2;\d+;\d+;\d+$/],
	['NO_COLOR that is empty', ['NO_COLOR=', 'COLORTERM=truecolor'], /^38;2;\d+;\d+;\d+$/],
	['FORCE_COLOR=3', ['TERM=xterm', 'FORCE_COLOR=3'], /^38;2;\d+;\d+;\d+$/],
	['FORCE_COLOR=1, the sixteen', ['FORCE_COLOR=1'], /^[39]\d$/],
] as const)('%s', async (_name, set, colour) => {
	const found = await coloursWith(set);
	expect(found).not.toEqual([]);
	for (const each of found) expect(each).toMatch(colour);
});
