import {execFileSync, spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';

const here = import.meta.dirname;
const root = join(here, '../../..');
const pom = join(here, 'pom.xml');
const sources = ['Broker.java', 'Clients.java'].map((name) => join(here, 'java', name));

/** Where the jars are kept, and the brokers' logs of the last run. Git ignores it. */
export const cache = join(root, '.cache/kafka');

/** Apache Kafka on this machine: what `java -cp` takes. */
export type Kafka = {readonly classPath: string};

/** What an own broker needs and this machine lacks, in words; undefined where all is there. */
export function missing(): string | undefined {
	const version = /version "(\d+)/.exec(said('java', ['-version']))?.[1];
	if (Number(version ?? 0) < 17) return 'Java 17 or newer (the command java)';
	if (!said('javac', ['-version'])) return "Java's compiler (the command javac)";
	if (!said('openssl', ['version'])) return 'openssl (the command openssl)';
	return existsSync(jars(pom)) || said('mvn', ['-v']) ? undefined : 'Maven (the command mvn)';
}

/** Fetches Apache Kafka's jars through Maven and compiles the helpers, unless an earlier run did. */
export function prepare(): Kafka {
	const libraries = fetchJars(pom);
	const classes = join(libraries, `helpers-${digest(...sources)}`);
	made(classes, (folder) => run('javac', ['-cp', join(libraries, '*'), '-d', folder, ...sources]));
	return {classPath: [join(libraries, '*'), classes].join(':')};
}

/** The folder with the jars that a `pom.xml` names, fetched through Maven unless an earlier run did. */
export function fetchJars(pom: string): string {
	const libraries = jars(pom);
	made(libraries, (folder) => {
		run('mvn', ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`]);
	});
	return libraries;
}

/** Starts a class. Small and quick to start; what it logs at `log` or worse goes to standard error. */
export function startJava({classPath}: Kafka, main: string, given: readonly string[], log = 'error') {
	const settings = [
		'-Xmx256m',
		'-XX:+UseSerialGC',
		'-XX:TieredStopAtLevel=1',
		'-Xshare:auto',
		`-Dlog4j2.configurationFile=${join(here, 'log4j2.properties')}`,
		`-Dkafkey.log=${log}`,
	];
	return spawn('java', [...settings, '-cp', classPath, main, ...given], {stdio: ['pipe', 'pipe', 'pipe']});
}

function jars(pom: string): string {
	return join(cache, digest(pom));
}

/** Makes a folder whole or not at all; a run beside this one may make it too. */
function made(folder: string, make: (folder: string) => void): void {
	if (existsSync(folder)) return;
	const unfinished = `${folder}.${process.pid}`;
	mkdirSync(unfinished, {recursive: true});
	try {
		make(unfinished);
		if (!existsSync(folder)) renameSync(unfinished, folder);
	} finally {
		rmSync(unfinished, {recursive: true, force: true});
	}
}

function digest(...files: string[]): string {
	const hash = createHash('sha256');
	for (const file of files) hash.update(readFileSync(file));
	return hash.digest('hex').slice(0, 12);
}

function run(command: string, given: readonly string[]): string {
	return execFileSync(command, given, {encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']});
}

/** All that a command says of itself; nothing where it is not there. */
function said(command: string, given: readonly string[]): string {
	try {
		return run('sh', ['-c', `${command} ${given.join(' ')} 2>&1`]);
	} catch {
		return '';
	}
}
