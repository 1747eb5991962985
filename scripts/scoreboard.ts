import {globSync} from 'node:fs';
import {join} from 'node:path';
import {startVitest, type TestCase, type TestModule} from 'vitest/node';

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
	'secret stores': ['test/delivery/stores/*.test.ts', 'test/runs/stores.test.ts'],
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

type Tally = {passed: number; readonly failures: string[]; readonly skipped: string[]};

const root = join(import.meta.dirname, '..');
const say = (line: string) => process.stdout.write(`${line}\n`);

function filesOf(patterns: readonly string[]): string[] {
	return globSync([...patterns], {cwd: root}).map((file) => join(root, file));
}

/** Runs the files; what fails is told on standard error, and each file that is done. */
async function modulesOf(files: readonly string[]): Promise<readonly TestModule[]> {
	const progress = {
		onTestModuleEnd: (module: TestModule) =>
			void process.stderr.write(`${module.ok() ? 'done' : 'FAILED'} ${module.relativeModuleId}\n`),
	};
	const vitest = await startVitest('test', [...files], {root, watch: false, reporters: [progress]});
	await vitest.close();
	return vitest.state.getTestModules();
}

/** Skipped on purpose: by mark, or by the case itself with its reason. A case whose preparation failed was not. */
function isSkipped(test: TestCase): boolean {
	const result = test.result();
	return test.options.mode !== 'run' || (result.state === 'skipped' && result.note !== undefined);
}

function tallyOf(modules: readonly TestModule[], patterns: readonly string[]): Tally {
	const files = filesOf(patterns);
	const tally: Tally = {passed: 0, failures: [], skipped: []};
	if (files.length === 0) tally.failures.push('it has no test files');
	for (const file of files) {
		const module = modules.find(({moduleId}) => moduleId === file);
		const cases = [...(module?.children.allTests() ?? [])];
		if (cases.length === 0) tally.failures.push(`${file} did not run: ${module?.errors()[0]?.message ?? ''}`);
		for (const test of cases) {
			if (test.result().state === 'passed') tally.passed += 1;
			else (isSkipped(test) ? tally.skipped : tally.failures).push(test.fullName);
		}
	}
	return tally;
}

function show(name: string, {passed, failures, skipped}: Tally): void {
	say(`${name} ${passed}/${passed + failures.length}`);
	for (const failure of failures) say(`  failed: ${failure}`);
	for (const each of skipped) say(`  skipped: ${each}`);
}

/** All suites, or those that are named as arguments. */
const names = process.argv.slice(2);
const isWanted = ([name]: readonly [string, unknown]) => names.length === 0 || names.includes(name);
const counted = Object.entries(suites).filter(isWanted);
const beside = Object.entries(apart).filter(isWanted);
const modules = await modulesOf([
	...new Set([...counted, ...beside].flatMap(([, patterns]) => filesOf(patterns))),
]);
const sum = {passed: 0, failed: 0, skipped: 0};
for (const [name, patterns] of counted) {
	const tally = tallyOf(modules, patterns);
	show(name, tally);
	sum.passed += tally.passed;
	sum.failed += tally.failures.length;
	sum.skipped += tally.skipped.length;
}
for (const [name, patterns] of beside) show(`(not counted) ${name}`, tallyOf(modules, patterns));
const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
say(`${sum.passed} passed, ${sum.failed} failed${skipped}`);
process.exitCode = sum.failed > 0 ? 1 : 0;
