import {spawnSync} from 'node:child_process';
import {globSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** The counted suites: name → test files, as patterns from the project's root. `npm test` runs the same cases. */
const suites: Readonly<Record<string, readonly string[]>> = {
	leaks: ['test/safety/leaks*.test.ts'],
	'screen and scrollback': ['test/safety/screen*.test.ts'],
	'redirects, TLS, base URLs': ['test/network/{redirects,tls,base-url}.test.ts'],
	'hostile text': ['test/safety/hostile-text*.test.{ts,tsx}', 'test/network/safe-text.test.ts'],
	quoting: ['test/safety/quoting.test.ts', 'test/delivery/env-syntax.test.ts'],
	'.env editor': ['test/delivery/env-file.test.ts'],
	'file faults': ['test/delivery/{safe-file,safe-file-kill,lock}.test.ts'],
	destinations: ['test/delivery/{destination,path-rules}.test.ts'],
	clipboard: ['test/delivery/clipboard.test.ts'],
	input: ['test/wizard/editing/*.test.ts', 'test/screens/ui/use-keys.test.tsx'],
	settings: ['test/safety/settings.test.ts', 'test/runs/settings.test.ts'],
	'kill points': ['test/safety/kill-points*.test.ts'],
	'network faults': ['test/safety/faults*.test.ts', 'test/network/{faults,http,reads,paging,proxy}.test.ts'],
	'journal and recovery': ['test/safety/journal*.test.ts'],
	'parallel runs': ['test/safety/parallel*.test.ts'],
};

/** Measured beside the suites and left out of the sum: what no program can prevent. */
const apart: Readonly<Record<string, readonly string[]>> = {
	'kill -9 while revealed': ['test/safety/kill-9-revealed.test.ts'],
};

type Report = {
	readonly testResults: readonly {
		readonly name: string;
		readonly status: string;
		readonly message: string;
		readonly assertionResults: readonly {readonly fullName: string; readonly status: string}[];
	}[];
};

type Tally = {passed: number; failed: number; readonly failures: string[]; readonly skipped: string[]};

const root = join(import.meta.dirname, '..');
const say = (line: string) => process.stdout.write(`${line}\n`);

function filesOf(patterns: readonly string[]): string[] {
	return globSync([...patterns], {cwd: root}).map((file) => join(root, file));
}

/** Runs the files through vitest, which tells of its progress on standard error, and reads its report. */
function reportOn(files: readonly string[]): Report {
	const folder = mkdtempSync(join(tmpdir(), 'kafkey-scoreboard-'));
	const output = join(folder, 'report.json');
	try {
		const vitest = join(root, 'node_modules/vitest/vitest.mjs');
		const flags = ['run', '--reporter=json', '--reporter=dot', `--outputFile.json=${output}`];
		spawnSync(process.execPath, [vitest, ...flags, ...files], {cwd: root, stdio: ['ignore', 2, 2]});
		return JSON.parse(readFileSync(output, 'utf8'));
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
}

/** A file that could not even be read counts as one failed case. */
function tallyOf({testResults}: Report, files: readonly string[]): Tally {
	const tally: Tally = {passed: 0, failed: 0, failures: [], skipped: []};
	for (const file of files) {
		const result = testResults.find(({name}) => name === file);
		const cases = result?.assertionResults ?? [];
		for (const {fullName, status} of cases) {
			if (status === 'passed') tally.passed += 1;
			else if (status === 'failed') tally.failures.push(fullName);
			else tally.skipped.push(fullName);
		}
		const broken = !result || (result.status === 'failed' && cases.every(({status}) => status !== 'failed'));
		if (broken) tally.failures.push(`${file}: ${result?.message ?? 'not run'}`);
	}
	return {...tally, failed: tally.failures.length};
}

function show(name: string, {passed, failed, failures, skipped}: Tally): void {
	say(`${name} ${passed}/${passed + failed}`);
	for (const failure of failures) say(`  failed: ${failure}`);
	for (const each of skipped) say(`  skipped: ${each}`);
}

const wanted = {...suites, ...apart};
const report = reportOn([...new Set(Object.values(wanted).flatMap(filesOf))]);
const sum = {passed: 0, failed: 0, skipped: 0};
for (const [name, patterns] of Object.entries(suites)) {
	const files = filesOf(patterns);
	const tally = tallyOf(report, files);
	show(name, files.length > 0 ? tally : {...tally, failed: 1, failures: ['it has no test files']});
	sum.passed += tally.passed;
	sum.failed += files.length > 0 ? tally.failed : 1;
	sum.skipped += tally.skipped.length;
}
for (const [name, patterns] of Object.entries(apart)) {
	say('apart, not counted:');
	show(name, tallyOf(report, filesOf(patterns)));
}
const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
say(`${sum.passed} passed, ${sum.failed} failed${skipped}`);
process.exitCode = sum.failed > 0 ? 1 : 0;
