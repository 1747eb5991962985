// Bundles source/ into distribution/: one ESM entry with lazily loaded chunks. tsc only checks types.
import {execFileSync} from 'node:child_process';
import {cp, mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {dirname, join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {bundledIn, readJson} from './bundled.ts';
import {noticesOf} from './notices.ts';
import {sbomOf} from './sbom.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'distribution');
const resolve = createRequire(import.meta.url).resolve;

/** Packages in whose place a file of the same name in `shims/` is bundled; that file itself gets the package. */
const shims = {
	name: 'shims',
	setup: (plugin) =>
		plugin.onResolve(
			{filter: /^(react-devtools-core|string-width|terminal-size|yoga-layout)$/},
			({path, importer}) =>
				importer.startsWith(join(root, 'scripts/shims/'))
					? undefined
					: {path: join(root, `scripts/shims/${path}.ts`)},
		),
};

/**
 * Has every lazily loaded part of source/ import what the wizard's start is made of. It is loaded by then; but because
 * all parts now share the same modules, esbuild puts these into one file, not into a file for each set of sharers.
 */
const start = {
	name: 'start',
	setup: (plugin) => {
		plugin.onResolve({filter: /^\./, namespace: 'file'}, async ({path, kind, resolveDir, importer}) => {
			if (kind !== 'dynamic-import' || !importer.startsWith(join(root, 'source/'))) return undefined;
			const {path: part} = await plugin.resolve(path, {kind: 'import-statement', resolveDir, importer});
			// Relative: the path is part of the names of the files, which must not depend on where the project lies.
			return alone.includes(part) ? {path: part} : {path: relative(root, part), namespace: 'start'};
		});
		plugin.onLoad({filter: /.*/, namespace: 'start'}, ({path}) => ({
			contents: `import './commands/create/create.js'; export * from ${JSON.stringify(join(root, path))};`,
			resolveDir: join(root, 'source'),
		}));
	},
};
/** What starts without the wizard. */
const alone = ['commands/command-line/program.ts', 'help.ts', 'version.ts'].map((path) =>
	join(root, 'source', path),
);

/** commander needs child_process for commands that are programs of their own. kafkey has none. */
const noPrograms = {
	name: 'no-programs',
	setup: (plugin) => {
		plugin.onResolve({filter: /^node:child_process$/}, ({path, importer}) =>
			importer.includes('/commander/') ? {path, namespace: 'nothing'} : undefined,
		);
		plugin.onLoad({filter: /.*/, namespace: 'nothing'}, () => ({contents: 'export default {}'}));
	},
};

const emoji = '/^\\p{RGI_Emoji}$/v';
/** Places in packages that are written otherwise in the bundle. Each has to be found, once. */
const rewritten = [
	{
		// V8 reads this expression for longer than it takes to draw a frame, so only where it is needed.
		file: /\/string-width\/index\.js$/,
		from: ` = ${emoji};`,
		to: ` = {test: (text) => ${emoji}.test(text)};`,
	},
	{
		// Ink takes every line of every frame apart anew. Most are as in the frame before, so what they were is kept for some frames.
		file: /\/ink\/build\/output\.js$/,
		from: 'caches = new OutputCaches();',
		to: 'static caches; static frames = 0; caches = (Output.frames++ % 100 ? Output.caches : (Output.caches = new OutputCaches()));',
	},
];
const rewriting = {
	name: 'rewriting',
	setup: (plugin) => {
		for (const {file, from, to} of rewritten)
			plugin.onLoad({filter: file}, async ({path}) => {
				const [before, after, more] = (await readFile(path, 'utf8')).split(from);
				if (after === undefined || more !== undefined) throw new Error(`${path} is written otherwise now.`);
				return {contents: `${before}${to}${after}`};
			});
	},
};

const {outputFiles, metafile} = await build({
	write: false,
	metafile: true,
	absWorkingDir: root,
	entryPoints: {cli: 'source/cli.ts'},
	outdir: out,
	chunkNames: 'chunks/[name]-[hash]',
	bundle: true,
	splitting: true,
	minify: true,
	format: 'esm',
	platform: 'node',
	target: 'node22.22',
	jsx: 'automatic',
	legalComments: 'none',
	logLevel: 'warning',
	// An unset NODE_ENV is what users have: without this they would run the development build of React.
	define: {
		'process.env.NODE_ENV': '"production"',
		'process.env.DEV': '"false"',
		'Intl.Segmenter': 'Segmenter',
	},
	// The Kafka client's WebAssembly inline, so that there is no file of it beside the bundle.
	alias: {
		'@platformatic/wasm-utils': '@platformatic/wasm-utils/bundled',
		chalk: resolve('chalk'),
	},
	inject: [join(root, 'scripts/shims/segmenter.ts')],
	plugins: [shims, noPrograms, rewriting, start],
	// Bundled CommonJS (undici, clipboardy) calls require('node:…'), which ESM does not have.
	banner: {
		js: 'const require=process.getBuiltinModule;',
	},
});

/**
 * Takes Node's own modules as they are. An import of one makes a module of it, for which every property is asked; some of
 * these load much more.
 */
function withoutImportsOfNode(code) {
	const imports = /\bimport(?:\*as )?(?: ?([\w$]+))?,?(?:\{([^}]*)\})?\s?from"(node:[^"]+)";/g;
	return code.replace(imports, (_, whole, some = '', name) => {
		const names = some.split(',').map((each) => each.replace(' as ', ':'));
		const patterns = [...(whole ? [whole] : []), ...(some ? [`{${names.join(',')}}`] : [])];
		const parts = patterns.map((pattern) => `${pattern}=process.getBuiltinModule("${name}")`);
		return `const ${parts.join(',')};`;
	});
}

await rm(out, {recursive: true, force: true});
await mkdir(join(out, 'chunks'), {recursive: true});
for (const {path, text} of outputFiles) await writeFile(path, withoutImportsOfNode(text));

// clipboardy finds its helper binaries beside its own code: in the bundle that is ../fallbacks from chunks/.
const clipboardy = dirname(resolve('clipboardy'));
await cp(join(clipboardy, 'fallbacks'), join(out, 'fallbacks'), {recursive: true});

// Help is printed from a file: the parser that makes it takes longer to load than Node takes to start.
const kafkey = join(root, 'bin/kafkey.js');
await writeFile(join(out, 'help.txt'), execFileSync(process.execPath, [kafkey, '--help'], {cwd: out}));

const bundled = bundledIn(metafile, root);
await writeFile(join(out, 'THIRD_PARTY_NOTICES'), noticesOf(bundled));
await writeFile(join(out, 'sbom.cdx.json'), sbomOf(readJson(join(root, 'package.json')), bundled));
