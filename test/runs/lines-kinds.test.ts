import {expect, test} from 'vitest';
import {testSandbox} from '../support/sandbox.js';
import {type LineRun, lineRuns} from './line-run.js';
import {expectTranscript} from './transcript.js';

const sandbox = testSandbox({topicCount: 10});
const start = lineRuns(sandbox);

/** What is answered otherwise than with what the question itself offers, by the first words of its prompt. */
const own: Readonly<Record<string, string>> = {
	// In a menu of rows: go on without one.
	Number: '2',
	owner: 'Myself',
	password: 'nine lives of a $cat#',
};

/** What is there already, the example that is given, or the first choice. */
function offered(asked: string): string {
	if (/^Enter alone|^Optional/m.test(asked)) return '';
	const [, example] = /^For example: (.*)$/m.exec(asked) ?? [];
	return example ?? '1';
}

/** Answers whatever is asked, until it can be created. */
async function toReview(run: LineRun): Promise<void> {
	for (;;) {
		const said = await run.asks('');
		expect(said).not.toContain('Error: ');
		if (said.includes('This will happen')) return;
		const prompt = said.slice(said.lastIndexOf('\n') + 1);
		const known = Object.keys(own).find((name) => prompt.startsWith(name));
		run.type(`${known === undefined ? offered(said.slice(said.lastIndexOf('\n\n'))) : own[known]}\r`);
	}
}

test.each([
	['confluent-cloud', 'schema-registry'],
	['confluent-cloud', 'ksqldb'],
	['confluent-cloud', 'flink'],
	['confluent-cloud', 'tableflow'],
	['confluent-cloud', 'cloud'],
	['confluent-cloud', 'global'],
	['confluent-azure', 'kafka'],
	['streamkap', 'project-key'],
])('%s: %s, with the answers that the questions offer', async (provider, kind) => {
	const run = start({args: ['--provider', provider, '--kind', kind]});
	await toReview(run);
	await run.create();
	await run.made();
	await run.hears('Check again\n');
	expect(await run.finish()).toBe(0);
	const saved = Object.entries(run.saved());
	const values = (names: RegExp) => saved.flatMap(([name, value]) => (names.test(name) ? [value] : []));
	const secrets = values(/PASSWORD$|SECRET$/);
	expect(secrets).not.toEqual([]);
	run.neverShowed(...secrets);
	const key = values(/USERNAME$|API_KEY$/).find((id) => /^[A-Z0-9]{16}$/.test(id));
	await expectTranscript(run, `${provider}-${kind}`, {key});
});
