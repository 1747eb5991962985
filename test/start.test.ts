import {build, type Metafile} from 'esbuild';
import {expect, test} from 'vitest';

/** What is loaded with these files: files of kafkey's own, and packages. What is imported when it is needed is not. */
async function loadedWith(...entryPoints: readonly string[]) {
	const {metafile} = await build({
		absWorkingDir: new URL('..', import.meta.url).pathname,
		entryPoints: [...entryPoints],
		outdir: 'nowhere',
		write: false,
		metafile: true,
		bundle: true,
		splitting: true,
		format: 'esm',
		platform: 'node',
		packages: 'external',
		jsx: 'automatic',
	});
	const entries = Object.entries(metafile.outputs).filter(([, {entryPoint}]) =>
		entryPoints.includes(entryPoint ?? ''),
	);
	const outputs = new Set<string>();
	for (const [path] of entries) follow(path, metafile, outputs);
	const all = [...outputs].flatMap((path) => metafile.outputs[path] ?? []);
	const packages = all.flatMap(({imports}) =>
		imports.filter(({external, kind}) => external && kind === 'import-statement').map(({path}) => path),
	);
	const files = all.flatMap(({inputs}) =>
		Object.entries(inputs).flatMap(([path, {bytesInOutput}]) => (bytesInOutput > 0 ? [path] : [])),
	);
	return {packages: unique(packages.filter((name) => !name.startsWith('node:'))), files: unique(files)};
}

function follow(path: string, metafile: Metafile, found: Set<string>): void {
	if (found.has(path)) return;
	found.add(path);
	for (const {path: next, kind, external} of metafile.outputs[path]?.imports ?? [])
		if (kind === 'import-statement' && !external) follow(next, metafile, found);
}

function unique(values: readonly string[]): string[] {
	return [...new Set(values)].sort();
}

const start = [
	'source/cli.ts',
	'source/commands/create/create.ts',
	'source/commands/terminal/show-wizard.tsx',
];

test('before its first frame the wizard loads what draws it, and no other package', async () => {
	const {packages} = await loadedWith(...start);
	expect(packages).toEqual([
		'chalk',
		'fuzzysort',
		'ink',
		'ink-select-input',
		'ink-text-input',
		'react',
		'react/jsx-runtime',
		'string-width',
	]);
});

test('before its first frame it loads no provider, no stand-in, and nothing that calls, proves or saves', async () => {
	const {files} = await loadedWith(...start);
	expect(files).toContain('source/providers/index.ts');
	const late =
		/^source\/(providers\/[^/]+\/|sandbox\/|lines\/(?!spoken)|network\/http|delivery\/stores\/index|check\/prove)/;
	expect(files.filter((path) => late.test(path))).toEqual([]);
});

test('the version and the help load no package', async () => {
	const {packages} = await loadedWith('source/cli.ts', 'source/version.ts', 'source/help.ts');
	expect(packages).toEqual([]);
});
