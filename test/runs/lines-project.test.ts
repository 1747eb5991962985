import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'vitest';
import {testSandbox} from '../support/sandbox.js';
import {temporaryFolders} from '../support/temporary.js';
import {lineRuns} from './line-run.js';

const run = lineRuns(testSandbox());
const newFolder = temporaryFolders();

test('line by line, too, answers are taken after the question about a project file', async () => {
	const folder = newFolder();
	writeFileSync(
		join(folder, 'kafkey.json'),
		JSON.stringify({provider: 'upstash', kind: 'credential', answers: {}}),
	);
	const {terminal, type, answer, asks} = run({folder});
	await terminal.waitFor('Enter: go on with that');
	type('\r');
	await answer('e-mail', 'dana@example.com');
	await asks('API key');
	terminal.press('ctrl-c');
	await terminal.exit;
});
