import {execFile, execFileSync} from 'node:child_process';
import {existsSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {parseEnv, promisify} from 'node:util';
import {processEnv} from '@next/env';
import {parse as parseDotenv} from 'dotenv';
import {parse as parseYaml} from 'yaml';
import {fetchJars} from '../../../kafka/support/java.js';
import {dockerEnv} from '../../../safety/support/env-readers.js';
import {pythonEnvironment} from '../../../support/python.js';
import type {Found} from './expected.js';

/** A file that was written in a format. */
export type File = {readonly format: string; readonly path: string; readonly text: string};

/** Reads files as programs do, many at a time. `lacks`: what this machine has to have for it. */
export type Reader = {
	readonly name: string;
	readonly formats: readonly string[];
	readonly lacks?: string | undefined;
	readonly read: (files: readonly File[]) => Promise<readonly Found[]>;
};

const run = promisify(execFile);
const large = {maxBuffer: 64 * 1024 * 1024};
const here = import.meta.dirname;
const javaFormats = [
	'java',
	'kafka-connect',
	'schema-registry',
	'spring-yaml',
	'spring-properties',
	'quarkus',
];

/** Every reader; each names the real program or library that reads. */
export const readers: readonly Reader[] = [
	each('dotenv', ['dotenv'], ({text}) => parseDotenv(text)),
	each('node:util parseEnv', ['dotenv'], ({text}) => ({...parseEnv(text)}) as Found),
	each('@next/env', ['nextjs'], byNext),
	each('JSON.parse', ['json'], ({text}) => JSON.parse(text)),
	each('yaml, as kubectl has it', ['kubernetes'], ({text}) => parseYaml(text).stringData),
	// Compose itself is not asked: `$$` is a dollar (Docker's documentation, “Interpolation”).
	each('yaml and the rule of Compose', ['docker-compose'], ({text}) => composed(parseYaml(text))),
	shell('bash'),
	shell('dash'),
	{
		name: 'docker --env-file',
		formats: ['docker-env'],
		lacks: lacking('docker', '--version'),
		read: byDocker,
	},
	{
		name: 'Java: Properties, JAAS, Spring Boot, SmallRye',
		formats: javaFormats,
		lacks: existsSync(join(here, '../../../../.cache')) ? undefined : lacking('mvn', '-v'),
		read: byJava,
	},
	{name: 'PyYAML', formats: ['kubernetes'], lacks: lacking('python3', '-c', 'import yaml'), read: byPython},
	{
		name: 'Python lines, as the quick starts read them',
		formats: ['librdkafka'],
		lacks: lacking('python3', '-V'),
		read: byPython,
	},
	{name: 'kcat', formats: ['librdkafka', 'kcat'], lacks: lacking('kcat', '-V'), read: byKcat},
];

function each(name: string, formats: readonly string[], read: (file: File) => Found): Reader {
	return {name, formats, read: async (files) => files.map(read)};
}

export function lacking(command: string, ...given: readonly string[]): string | undefined {
	try {
		execFileSync(command, given, {stdio: 'ignore', env: pythonEnvironment});
		return undefined;
	} catch {
		return [command, ...given].join(' ');
	}
}

/** It puts what it reads into this process's environment, where what stands there already wins. */
function byNext({path, text}: File): Found {
	const forget = () => {
		for (const name of names(text)) delete process.env[name];
	};
	forget();
	const [combined] = processEnv([{path, contents: text, env: {}}], dirname(path), console, true);
	const found = namesIn(text, (name) => combined?.[name] ?? '');
	forget();
	return found;
}

function composed({services}: {services: {app: {environment: Found}}}): Found {
	const {environment} = services.app;
	return namesOf(environment, (name) => {
		const value = environment[name] ?? '';
		const bare = value.replaceAll('$$', '');
		return bare.includes('$') ? `interpolated: ${value}` : value.replaceAll('$$', '$');
	});
}

function shell(name: string): Reader {
	return {
		name,
		formats: ['shell', 'dotenv'],
		lacks: lacking(name, '-c', 'true'),
		read: async (files) => {
			const script = files
				.map(({path, text}) => {
					const show = names(text).map((each) => `printf '%s\\0' "$${each}"`);
					return `(. ${path}; ${show.join('; ')}); printf '\\1'`;
				})
				.join('\n');
			const list = join(dirname(files[0]?.path ?? ''), `read.${name}`);
			writeFileSync(list, script);
			const {stdout} = await run(name, [list], large);
			return stdout
				.split('\u0001')
				.slice(0, -1)
				.map((values, index) => {
					const list = values.split('\0');
					return Object.fromEntries(
						names(files[index]?.text ?? '').map((each, at) => [each, list[at] ?? '']),
					);
				});
		},
	};
}

async function byDocker(files: readonly File[]) {
	const lines = await dockerEnv(files.map(({path}) => path));
	let at = 0;
	return files.map(({text}) =>
		namesIn(text, (name) => {
			const line = lines[at++] ?? '';
			return line.startsWith(`${name}=`) ? line.slice(name.length + 1) : `not it: ${line}`;
		}),
	);
}

async function byJava(files: readonly File[]) {
	const jars = fetchJars(join(here, 'pom.xml'));
	const list = listOf(files, 'java');
	const source = join(here, 'java/ReadSettings.java');
	const {stdout} = await run(
		'java',
		['-XX:TieredStopAtLevel=1', '-cp', join(jars, '*'), source, list],
		large,
	);
	return stdout.trimEnd().split('\n').map(decoded);
}

async function byPython(files: readonly File[]) {
	const {stdout} = await run('python3', [join(here, 'read_settings.py'), listOf(files, 'python')], {
		...large,
		env: pythonEnvironment,
	});
	return JSON.parse(stdout);
}

/** What kcat's librdkafka says it was told. */
async function byKcat(files: readonly File[]) {
	const found: Found[] = [];
	for (const {path, text} of files) {
		const {stdout} = await run('kcat', ['-F', path, '-X', 'dump'], large);
		const lines = stdout.split('\n').map((line) => line.split(' = '));
		const said = new Map(lines.map(([name = '', ...value]) => [name.trim(), value.join(' = ')]));
		const aliases: Readonly<Record<string, string>> = {'bootstrap.servers': 'metadata.broker.list'};
		found.push(
			namesIn(text, (name) => {
				const value = said.get(aliases[name] ?? name) ?? '';
				return name === 'security.protocol' ? value.toUpperCase() : value;
			}),
		);
	}
	return found;
}

function listOf(files: readonly File[], name: string): string {
	const list = join(dirname(files[0]?.path ?? ''), `files.${name}`);
	writeFileSync(list, files.map(({format, path}) => `${format}\t${path}\n`).join(''));
	return list;
}

/** Names and values in base64, as ReadSettings prints them; the JAAS configuration only as Kafka reads it. */
function decoded(line: string): Found {
	const words = line.split(' ').map((word) => Buffer.from(word, 'base64').toString('utf8'));
	const found: Record<string, string> = {};
	for (let at = 0; at + 1 < words.length; at += 2) {
		const name = words[at] ?? '';
		if (!name.endsWith('sasl.jaas.config')) found[name] = words[at + 1] ?? '';
	}
	return found;
}

/** Names at the starts of lines, in order; where names are exported, a line without that belongs to a value. */
function names(text: string): string[] {
	const line = /^export /m.test(text) ? /^export (\w+)=/gm : /^([A-Za-z][\w.]*)=/gm;
	return [...text.matchAll(line)].map(([, name = '']) => name);
}

function namesIn(text: string, value: (name: string) => string): Found {
	return Object.fromEntries(names(text).map((name) => [name, value(name)]));
}

function namesOf(found: Found, value: (name: string) => string): Found {
	return Object.fromEntries(Object.keys(found).map((name) => [name, value(name)]));
}
