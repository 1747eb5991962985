// Bundles source/ into distribution/: one ESM entry with lazily loaded chunks. tsc only checks types.
import {cp, rm} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'distribution');
const resolve = createRequire(import.meta.url).resolve;

/** Packages in whose place a file of the same name in `shims/` is bundled; that file itself gets the package. */
const shims = {
	name: 'shims',
	setup: (plugin) =>
		plugin.onResolve({filter: /^(react-devtools-core|string-width|yoga-layout)$/}, ({path, importer}) =>
			importer.startsWith(join(root, 'scripts/shims/'))
				? undefined
				: {path: join(root, `scripts/shims/${path}.ts`)},
		),
};

await rm(out, {recursive: true, force: true});
await build({
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
	define: {'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"'},
	// The Kafka client's WebAssembly inline, so that there is no file of it beside the bundle.
	alias: {'@platformatic/wasm-utils': '@platformatic/wasm-utils/bundled'},
	plugins: [shims],
	// Bundled CommonJS (undici, clipboardy) calls require('node:…'), which ESM does not have.
	banner: {
		js: "const require=process.getBuiltinModule('node:module').createRequire(import.meta.url);",
	},
});

// clipboardy finds its helper binaries beside its own code: in the bundle that is ../fallbacks from chunks/.
const clipboardy = dirname(resolve('clipboardy'));
await cp(join(clipboardy, 'fallbacks'), join(out, 'fallbacks'), {recursive: true});
