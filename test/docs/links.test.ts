import {execFileSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join, normalize} from 'node:path';
import {expect, test} from 'vitest';
import {kafkaExtraNames, kafkaNames} from '../../source/providers/access.js';
import type {Field} from '../../source/providers/field.js';
import {providers} from '../support/providers.js';
import {allPages, readPage, root} from './pages.js';

const pages = allPages();
const readme = readPage('README.md');

/** Text without its blocks of code. */
function prose(text: string): string {
	return text.replace(/^```.*?^```$/gms, '');
}

function matches(text: string, pattern: RegExp): string[] {
	return [...new Set([...text.matchAll(pattern)].map(([, found = '']) => found))].sort();
}

/** What the page links to within the project. */
function targets(text: string): string[] {
	const markdown = matches(prose(text), /\]\(([^)\s]+)\)/g);
	const references = matches(prose(text), /^\[[^\]]+\]: (\S+)$/gm);
	const pictures = matches(prose(text), /(?:src|srcset)="([^"]+)"/g);
	return [...markdown, ...references, ...pictures].filter((target) => !/^https?:/.test(target));
}

/** What a link can lead to within a page: its headings, as GitHub names them. */
function anchors(text: string): string[] {
	return matches(prose(text), /^#+ (.*)$/gm).map((heading) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\d\s_-]/gu, '')
			.replaceAll(' ', '-'),
	);
}

test.each(pages.map((page) => [page.path, page] as const))('%s links to what is there', (path, {text}) => {
	const missing = targets(text).filter((target) => {
		const [file = '', anchor] = target.split('#');
		const page = file === '' ? path : join(dirname(path), file);
		if (!existsSync(join(root, page))) return true;
		return anchor !== undefined && !anchors(readPage(page).text).includes(anchor);
	});
	expect(missing).toEqual([]);
});

test('every picture is on a page', () => {
	const shown = pages.flatMap(({path, text}) =>
		targets(text).map((target) => normalize(join(dirname(path), target))),
	);
	const pictures = readdirSync(join(root, 'docs/pictures')).map((name) => `docs/pictures/${name}`);
	expect(pictures.filter((picture) => !shown.includes(picture))).toEqual([]);
	expect(pictures.length).toBeGreaterThan(0);
});

/** Runs the program; gives what it prints. */
function kafkey(...args: string[]): string {
	return execFileSync(process.execPath, [join(root, 'bin/kafkey.js'), ...args], {encoding: 'utf8'});
}

test('commands and flags that README and keys.md name are in the help', () => {
	const told = readme.text + readPage('docs/keys.md').text;
	const about = ['check', 'list', 'show', 'edit', 'rotate', 'revoke', 'store', 'use', 'exec'];
	const streamkap = ['--provider', 'streamkap'];
	const help = [
		...[[], ...about.map((command) => [command])].map((words) => kafkey(...words, '--help')),
		kafkey('edit', ...streamkap, '--help'),
		kafkey('create', '--provider', 'confluent-cloud', '--kind', 'kafka', '--help'),
	].join('');
	const named = matches(told, /(?<![\w-])(--[a-z][a-z-]+)/g);
	const inHelp = (flag: string) => new RegExp(`^ {2}(?:-\\w, )?${flag}(?![\\w-])`, 'm').test(help);
	expect(named.filter((flag) => !inHelp(flag))).toEqual([]);
	const commands = matches(told, /`kafkey ([a-z]+)[^`]*`/g);
	expect(commands).not.toEqual([]);
	expect(commands.filter((command) => !help.includes(`\n  ${command} [`))).toEqual([]);
});

test('the exit codes of the README are those of the help', () => {
	const told = kafkey('--help').split('Exit codes:')[1]?.replace(/\s+/g, ' ') ?? '';
	const rows = [...readme.text.matchAll(/^\| (\d[\d, ]*) \| (.*?) \|$/gm)].map(([, code, words]) => [
		code,
		words,
	]);
	expect(rows.map(([code]) => code)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '129, 130, 143']);
	for (const [code, words] of rows.slice(0, -1)) expect(told).toContain(`${code} ${words}`);
});

test('scripts that the pages name exist', () => {
	const {scripts} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {scripts: object};
	const named = pages.flatMap(({text}) => matches(text, /npm run ([\w-]+)/g));
	expect(named).not.toEqual([]);
	expect(named.filter((script) => !(script in scripts))).toEqual([]);
});

/** Variables of sign-ins that are taken from the environment. */
function signInVariables(id: string): string[] {
	const fields: readonly Field[] = Object.values(providers.find((each) => each.id === id)?.signIn ?? {});
	return fields.flatMap(({env}) => (env && !env.startsWith('KAFKEY_') ? [env] : []));
}

const variable =
	/`((?:KAFKA|SCHEMA_REGISTRY|KSQLDB|FLINK|TABLEFLOW|CONFLUENT|STREAMKAP|AZURE|UPSTASH)_[A-Z_]+)`/g;

test('the README names every variable of a sign-in, and no other', () => {
	const all = providers.flatMap(({id}) => signInVariables(id));
	expect(matches(readme.text, variable)).toEqual([...all].sort());
});

/** The variables that the provider's own files say a credential can fill. */
function writtenBy(id: string): string[] {
	const folder = join(root, 'source/providers', id);
	const code = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
	const text = code.join('\n');
	const forms = providers.find((each) => each.id === id)?.forms ?? [];
	return [
		...(text.includes('kafkaNames') ? Object.values(kafkaNames) : []),
		...Object.entries(kafkaExtraNames).flatMap(([id, name]) =>
			text.includes(`kafkaExtraNames.${id}`) ? [name] : [],
		),
		...forms.flatMap(({names}) => Object.values(names)),
		...matches(text, /(?:url|username|password): '([A-Z]+_[A-Z_]+)'/g),
	];
}

test.each(providers.map(({id, name}) => [id, name] as const))('the page of %s is complete', (id, name) => {
	const {text} = readPage(`docs/providers/${id}.md`);
	expect(text).toMatch(new RegExp(`^# ${name}$`, 'm'));
	expect(matches(text, variable)).toEqual([...new Set([...writtenBy(id), ...signInVariables(id)])].sort());
	for (const kind of providers.find((each) => each.id === id)?.kinds ?? [])
		expect(text).toContain(`\`${kind.id}\``);
	expect(readme.text).toContain(`(docs/providers/${id}.md)`);
});

test('every package of the project is explained', () => {
	const {devDependencies} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		devDependencies: Record<string, string>;
	};
	const {text} = readPage('docs/architecture.md');
	const names = Object.keys(devDependencies).filter((name) => !name.startsWith('@types/'));
	expect(names.filter((name) => !text.split('## Dependencies')[1]?.includes(name))).toEqual([]);
});
