import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import * as z from 'zod';
import {helpLines} from '../../source/lines/commands.js';
import {listCommands} from '../../source/lines/list-talk.js';
import {part} from '../../source/lines/scene.js';
import {listOf} from '../../source/wizard/editing/list-edit.js';
import {readPage, root} from './pages.js';

const {text} = readPage('docs/accessibility.md');
const transcripts = globSync('test/transcripts/*.txt', {cwd: root}).map((path) =>
	readFileSync(join(root, path), 'utf8'),
);

const shown = [...text.matchAll(/^```text\n(.*?)^```$/gms)].map(([, lines = '']) => lines);

test.each(shown)('what is shown was said, word for word: %#', (lines) => {
	expect(lines).not.toBe('');
	expect(transcripts.some((transcript) => transcript.includes(`\n${lines}`))).toBe(true);
});

test('every command of a question and of a list is explained', () => {
	const nothing = () => undefined;
	const talk = {
		list: listOf([]),
		other: {label: '', schema: z.string()},
		change: nothing,
		choose: nothing,
		typed: nothing,
	};
	const scene = {
		id: '',
		parts: [part()],
		prompt: '',
		take: nothing,
		quit: nothing,
		generate: nothing,
		commands: listCommands(talk),
	};
	const names = helpLines(scene).flatMap((line) => /^:(\w+)/.exec(String(line))?.[1] ?? []);
	expect(names).toContain('more');
	for (const name of [...names, 'help', 'back']) expect(text).toContain(`\`:${name}`);
});
