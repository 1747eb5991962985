import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join, normalize} from 'node:path';

const root = join(import.meta.dirname, '../..');

/** A file of source/ or another folder. */
export type SourceFile = {
	/** From the project's folder, such as `source/cli.ts`. */
	readonly path: string;
	readonly text: string;
	/** The text with its comments blanked out, line by line as before. */
	readonly code: string;
	/** What it imports, statically, lazily or as types: packages by name, its own files by path. */
	readonly imports: readonly string[];
};

/** Every TypeScript file of the folder, by path. */
export function readSources(folder = 'source'): SourceFile[] {
	const paths = readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'})
		.filter((path) => /\.tsx?$/.test(path))
		.map((path) => join(folder, path))
		.sort();
	return paths.map((path) => {
		const text = readFileSync(join(root, path), 'utf8');
		const code = withoutComments(text);
		return {path, text, code, imports: importsOf(path, code, new Set(paths))};
	});
}

function withoutComments(text: string): string {
	return text
		.replace(/\/\*.*?\*\//gs, (comment) => comment.replace(/[^\n]/g, ' '))
		.replace(/(^|\s)\/\/.*$/gm, '$1');
}

function importsOf(path: string, code: string, paths: ReadonlySet<string>): string[] {
	const names = [...code.matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => name);
	return names.map((name) => {
		if (!name.startsWith('.')) return name;
		const base = normalize(join(dirname(path), name)).replace(/\.js$/, '');
		return [`${base}.ts`, `${base}.tsx`].find((candidate) => paths.has(candidate)) ?? base;
	});
}

/** Import cycles, each as the paths on its way round. */
export function cyclesOf(sources: readonly SourceFile[]): string[][] {
	const imports = new Map(sources.map((source) => [source.path, source.imports]));
	const done = new Set<string>();
	const cycles: string[][] = [];
	const visit = (path: string, way: readonly string[]) => {
		if (way.includes(path)) cycles.push([...way.slice(way.indexOf(path)), path]);
		if (done.has(path) || way.includes(path)) return;
		for (const next of imports.get(path) ?? []) visit(next, [...way, path]);
		done.add(path);
	};
	for (const {path} of sources) visit(path, []);
	return cycles;
}
