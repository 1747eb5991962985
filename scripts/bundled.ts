import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Metafile} from 'esbuild';

/** A package of which code is in the bundle. `licence` is an SPDX expression, `texts` are its licence files, whole. */
export type Bundled = {
	readonly name: string;
	readonly version: string;
	readonly licence: string;
	readonly homepage: string;
	readonly texts: readonly string[];
	/** What the lockfile says of the package's archive: `sha512-` and base64. */
	readonly integrity: string;
};

type Locked = {readonly version: string; readonly integrity: string};
type Manifest = {
	readonly name: string;
	readonly version: string;
	readonly license?: string;
	readonly homepage?: string;
	readonly repository?: string | {readonly url: string};
};

/** Licences of what its package brings without one: what it says of itself, or of a program that it ships. */
const added: Readonly<Record<string, string>> = {'yoga-layout': 'yoga-layout.txt', clipboardy: 'xsel.txt'};

/**
 * The packages in esbuild's outputs, each version once, by name. Throws where one has no licence text: code must not
 * ship without it.
 */
export function bundledIn({outputs}: Metafile, root: string): Bundled[] {
	const paths = Object.values(outputs).flatMap(({inputs}) =>
		Object.entries(inputs).flatMap(([path, {bytesInOutput}]) => (bytesInOutput > 0 ? [path] : [])),
	);
	const folders = paths.map((path) => /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0]);
	const {packages} = readJson<{packages: Record<string, Locked>}>(join(root, 'package-lock.json'));
	const all = [...new Set(folders.filter((folder) => folder !== undefined))].map((folder) =>
		read(join(root, folder), Object.entries(packages)),
	);
	const named = new Map(all.map((each) => [`${each.name}@${each.version}`, each]));
	return [...named.keys()].sort().flatMap((key) => named.get(key) ?? []);
}

function read(folder: string, packages: readonly (readonly [string, Locked])[]): Bundled {
	const manifest = readJson<Manifest>(join(folder, 'package.json'));
	const {name, version, license, homepage, repository} = manifest;
	const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)\b/i.test(file));
	const own = added[name];
	const texts = [
		...files.sort().map((file) => join(folder, file)),
		...(own === undefined ? [] : [join(import.meta.dirname, 'licences', own)]),
	].map((file) => readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim());
	const locked = packages.find(
		([path, each]) => path.endsWith(`node_modules/${name}`) && each.version === version,
	);
	if (license === undefined || texts.length === 0 || locked === undefined)
		throw new Error(`${name} ${version} has no licence, no licence text, or is not in the lockfile.`);
	const url = typeof repository === 'string' ? repository : (repository?.url ?? '');
	return {
		name,
		version,
		licence: license,
		homepage: homepage ?? address(url),
		texts,
		integrity: locked[1].integrity,
	};
}

/** The address of a repository as a browser takes it. */
function address(repository: string): string {
	if (/^[\w-]+\/[\w.-]+$/.test(repository)) return `https://github.com/${repository}`;
	return repository.replace(/^git\+|\.git$/g, '').replace(/^git:/, 'https:');
}

/** A JSON file; its shape is the caller's to know. */
export function readJson<Shape>(file: string): Shape {
	return JSON.parse(readFileSync(file, 'utf8')) as Shape;
}
