import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {cyclesOf, readSources, type SourceFile} from './support/sources.js';

/** Where a vendor may be named all the same, by the exact phrase. */
const vendorPhrases: Readonly<Record<string, readonly string[]>> = {
	'source/commands/': ['kafkey --provider confluent-cloud'],
	'source/delivery/': [
		'@confluentinc/kafka-javascript',
		'confluent-kafka',
		'confluent_kafka',
		'Azure Key Vault',
	],
};

/** Facts of the machine that safe file writing needs deep down, imported by name from node:process. */
const machineFacts = ['cwd', 'getgid', 'getuid', 'kill', 'pid', 'platform'];

/** Files beside cli.ts that read the process's environment: for git's own settings, to refuse unverified TLS. */
const environmentReaders = [
	'source/delivery/git.ts',
	'source/network/exchange.ts',
	// These write programs that read it.
	'source/delivery/formats/hello-node.ts',
	'source/delivery/formats/javascript.ts',
];

/** The files in which a secret becomes text. */
const revealers = [
	'source/commands/create/output.ts',
	'source/commands/doors/clashes.ts',
	'source/commands/doors/clipboard.ts',
	'source/commands/doors/delivery.ts',
	'source/delivery/clipboard.ts',
	'source/delivery/env-file.ts',
	'source/delivery/env-plan.ts',
	'source/delivery/formats/opened.ts',
	// Standard input of the keychain's command.
	'source/delivery/keychain.ts',
	// A file's values are all secrets until it is known which are names and addresses.
	'source/delivery/read-kafka.ts',
	'source/delivery/read-sign-ins.ts',
	'source/delivery/stores/complaint.ts',
	// Standard input of a store's command.
	'source/delivery/stores/run.ts',
	'source/delivery/variables.ts',
	'source/network/kafka/sign-in.ts',
	'source/network/kafka/users.ts',
	'source/network/request.ts',
	'source/wizard/secret-rows.ts',
];

/** Packages that one file wraps for all others. */
const wrapped = {
	undici: 'source/network/undici.ts',
	'@platformatic/kafka': 'source/network/kafka/library.ts',
	'ink-select-input': 'source/screens/ui/choice-list.tsx',
	'ink-text-input': 'source/screens/ui/line-input.tsx',
	clipboardy: 'source/delivery/clipboard.ts',
	conf: 'source/settings.ts',
};

/** Imports go from an earlier line to the same or a later one, never back. */
const layers = [
	['source/cli.ts'],
	['source/commands/'],
	['source/screens/', 'source/lines/'],
	['source/keys/'],
	['source/wizard/'],
	[
		'source/providers/',
		'source/delivery/',
		'source/check/',
		'source/journal/',
		'source/settings.ts',
		'source/stored-keys.ts',
	],
	['source/network/', 'source/shell-word.ts'],
	[
		'source/errors.ts',
		'source/help.ts',
		'source/secret.ts',
		'source/tool-path.ts',
		'source/version.ts',
		'source/world.ts',
	],
];

const longest = 220;

const sources = readSources();
const within = (...folders: string[]) =>
	sources.filter(({path}) => folders.some((folder) => path.startsWith(folder)));
const outside = (...folders: string[]) =>
	sources.filter(({path}) => !folders.some((folder) => path.startsWith(folder)));

/** `path:line text` of every line that matches. */
function lines(files: readonly SourceFile[], pattern: RegExp, part: 'code' | 'text' = 'code'): string[] {
	return files.flatMap((file) =>
		file[part].split('\n').flatMap((line, index) => {
			return pattern.test(line) ? [`${file.path}:${index + 1} ${line.trim()}`] : [];
		}),
	);
}

/** `path → import` of every import that matches. */
function imports(files: readonly SourceFile[], pattern: RegExp): string[] {
	return files.flatMap(({path, imports: names}) =>
		names.filter((name) => pattern.test(name)).map((name) => `${path} → ${name}`),
	);
}

test('every import of an own file is followed', () => {
	const paths = sources.map(({path}) => path);
	expect(
		imports(sources, /^source\//).filter((entry) => !paths.includes(entry.split(' → ')[1] ?? '')),
	).toEqual([]);
	expect(paths).toContain('source/cli.ts');
});

test('outside providers and sandbox nothing names a vendor', () => {
	const unphrased = outside('source/providers/', 'source/sandbox/').map((file) => {
		const folder = Object.keys(vendorPhrases).find((candidate) => file.path.startsWith(candidate)) ?? '';
		const phrases = vendorPhrases[folder] ?? [];
		return {...file, text: phrases.reduce((text, phrase) => text.replaceAll(phrase, ''), file.text)};
	});
	expect(lines(unphrased, /upstash|streamkap|confluent|azure/i, 'text')).toEqual([]);
});

test('screens reach neither network nor files nor the process', () => {
	const reach = /^(undici|conf|clipboardy|node:(?!util$).*|source\/(network|sandbox|commands)\/.*)$/;
	const views = within('source/screens/', 'source/lines/');
	expect(imports(views, reach)).toEqual([]);
	expect(lines(views, /\bfetch\(/)).toEqual([]);
});

test('who hears kafkey line by line loads nothing that draws', () => {
	const needed = new Set(['source/commands/terminal/show-lines.ts']);
	for (const path of needed) {
		const file = sources.find((source) => source.path === path);
		for (const name of file?.imports ?? []) needed.add(name);
	}
	expect([...needed]).toContain('source/lines/secret.ts');
	expect([...needed].filter((name) => /^(ink|react|source\/screens\/)/.test(name))).toEqual([]);
});

test('only cli.ts touches the process', () => {
	const others = outside('source/cli.ts', ...environmentReaders);
	const named = new RegExp(
		`^import \\{((${machineFacts.join('|')})( as \\w+)?(, )?)+\\} from 'node:process'`,
	);
	const touched = lines(others, /(?<![\w'"/-])process\s*[.[;,)]|node:process'/).filter(
		(line) => !(line.startsWith('source/delivery/') && named.test(line.replace(/^\S+ /, ''))),
	);
	expect(touched).toEqual([]);
});

test('the sandbox knows nothing of kafkey, and only commands start it', () => {
	expect(imports(within('source/sandbox/'), /^source\/(?!sandbox\/)/)).toEqual([]);
	expect(imports(outside('source/sandbox/', 'source/commands/'), /^source\/sandbox\//)).toEqual([]);
});

test.each(Object.entries(wrapped))('%s is imported by %s only', (name, wrapper) => {
	const importers = sources.filter((file) => file.imports.includes(name)).map(({path}) => path);
	expect(importers).toEqual([wrapper]);
});

test('a secret becomes text in the listed files only', () => {
	const found = sources.filter(({path, code}) => path !== 'source/secret.ts' && /\breveal\b\(/.test(code));
	expect(found.map(({path}) => path)).toEqual(revealers);
});

test('imports point one way, and every file has its place', () => {
	const layer = (path: string) =>
		layers.findIndex((places) => places.some((place) => path.startsWith(place)));
	const backwards = sources.flatMap(({path, imports: names}) =>
		names
			.filter((name) => layer(name) !== -1 && layer(name) < layer(path))
			.map((name) => `${path} → ${name}`),
	);
	expect(backwards).toEqual([]);
	const placeless = outside('source/sandbox/').filter(({path}) => layer(path) === -1);
	expect(placeless.map(({path}) => path)).toEqual([]);
});

test('the map names every folder, and nothing that is not there', () => {
	const root = join(import.meta.dirname, '..');
	const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
	const named = [...page.matchAll(/`([\w./-]+)`/g)].map(([, name = '']) => name);
	const folders = ['source', 'source/commands'].flatMap((folder) =>
		readdirSync(join(root, folder), {withFileTypes: true})
			.filter((entry) => entry.isDirectory())
			.map(({name}) => (folder === 'source' ? `source/${name}/` : `${name}/`)),
	);
	expect(folders.filter((folder) => !named.includes(folder))).toEqual([]);
	const paths = named.filter((name) => /^[a-z-]+\/[\w-]+.*\.tsx?$/.test(name));
	expect(paths.length).toBeGreaterThan(20);
	expect(
		paths.filter((path) => ![path, `source/${path}`].some((each) => existsSync(join(root, each)))),
	).toEqual([]);
});

test('nothing is exported that no other file uses', () => {
	const users = [...sources, ...readSources('scripts')];
	const unused = sources.flatMap(({path, code}) =>
		[...code.matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm)]
			.map(([, name = '']) => name)
			.filter(
				(name) => !users.some((user) => user.path !== path && new RegExp(`\\b${name}\\b`).test(user.code)),
			)
			.map((name) => `${path} ${name}`),
	);
	expect(unused).toEqual([]);
});

test('no imports go in a circle', () => {
	expect(cyclesOf(sources).map((cycle) => cycle.join(' → '))).toEqual([]);
});

test(`no file is longer than ${longest} lines`, () => {
	const long = sources.map(({path, text}) => `${path} ${text.split('\n').length - 1}`);
	expect(long.filter((entry) => Number(entry.split(' ')[1]) > longest)).toEqual([]);
});
