import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {execPath} from 'node:process';
import {afterAll, describe, expect, test} from 'vitest';
import {revealed} from '../../../source/delivery/env-plan.js';
import {formats} from '../../../source/delivery/formats/index.js';
import {variablesOf} from '../../../source/delivery/variables.js';
import type {KafkaAccess} from '../../../source/providers/access.js';
import {Secret} from '../../../source/secret.js';
import {fetchJars} from '../../kafka/support/java.js';
import {lacking} from './support/readers.js';
import {passwords, shapes} from './support/shapes.js';
import {run, type Source, writeSources, writeStub} from './support/sources.js';

const below = mkdtempSync(join(tmpdir(), 'kafkey-sources-'));
afterAll(() => rmSync(below, {recursive: true, force: true}));

const authority = join(below, 'ca.pem');
writeFileSync(authority, 'the certificate');
const secret = new Secret(passwords['backslash dollar'] ?? '');

const kinds = Object.fromEntries(
	Object.entries(shapes).flatMap(([kind, make]) => {
		const [access] = make(secret);
		if (access?.type !== 'kafka') return [];
		const placed = access.authority ? {...access, authority: {path: authority, pem: ''}} : access;
		return [[kind, [placed]] as [string, KafkaAccess[]]];
	}),
);

const kafkaOf = ({kind}: Source) => kinds[kind]?.[0] ?? expect.fail(kind);
/** What a program has in its environment; an address that nobody told was added by hand. */
const environment = (source: Source) => ({
	KAFKA_BOOTSTRAP_SERVERS: 'added:9092',
	...Object.fromEntries(variablesOf([kafkaOf(source)]).map(({name, value}) => [name, revealed(value)])),
});
const servers = (source: Source) => kafkaOf(source).bootstrapServers ?? 'added:9092';
const isPlain = (source: Source) => kafkaOf(source).securityProtocol === 'SASL_PLAINTEXT';

/** What a module exports, buffers as their text. */
function exported(source: Source, name: string): unknown {
	const show = `(_, value) => value?.type === 'Buffer' ? Buffer.from(value).toString() : value`;
	const script = `import {${name} as given} from ${JSON.stringify(source.path)}; console.log(JSON.stringify(given, ${show}));`;
	return JSON.parse(run(execPath, ['--input-type=module', '-e', script], environment(source)));
}

test('the formats that read the environment hold no secret', () => {
	const readers = formats.filter(({readsEnvironment}) => readsEnvironment).map(({id}) => id);
	expect(readers.length).toBe(9);
	for (const id of readers) {
		for (const {text} of writeSources(id, kinds, below))
			expect(text).not.toContain(secret.reveal().slice(0, 4));
	}
});

describe.each(Object.keys(kinds))('%s', (kind) => {
	const write = (id: string): Source => {
		const [source] = writeSources(id, {[kind]: kinds[kind] ?? []}, join(below, kind.replaceAll(/\W/g, '')));
		return source ?? expect.fail(id);
	};

	test('KafkaJS is told all of it', () => {
		const source = write('kafkajs');
		writeStub(
			source.folder,
			'kafkajs',
			'exports.Kafka = class { constructor(given) { this.given = given; } };',
		);
		const {mechanism, username, authority: own} = kafkaOf(source);
		expect(exported(source, 'kafka')).toEqual({
			given: {
				clientId: 'my-app',
				brokers: servers(source).split(','),
				ssl: own ? {ca: ['the certificate']} : !isPlain(source),
				sasl: {mechanism: mechanism.toLowerCase(), username, password: secret.reveal()},
			},
		});
	});

	test('@platformatic/kafka is told all of it', () => {
		const source = write('platformatic-kafka');
		const {mechanism, username, authority: own} = kafkaOf(source);
		expect(exported(source, 'settings')).toEqual({
			clientId: 'my-app',
			bootstrapBrokers: servers(source).split(','),
			...(!isPlain(source) && {tls: own ? {ca: 'the certificate'} : {}, tlsServerName: true}),
			sasl: {mechanism, username, password: secret.reveal()},
		});
	});

	test('confluent-kafka-javascript is told all of it', () => {
		const source = write('confluent-kafka-javascript');
		const stub = 'exports.KafkaJS = {Kafka: class { constructor(given) { this.given = given; } }};';
		writeStub(source.folder, '@confluentinc/kafka-javascript', stub);
		const {mechanism, username, securityProtocol, authority: own} = kafkaOf(source);
		expect(exported(source, 'kafka')).toEqual({
			given: {
				'bootstrap.servers': servers(source),
				'security.protocol': securityProtocol.toLowerCase(),
				'sasl.mechanisms': mechanism,
				'sasl.username': username,
				'sasl.password': secret.reveal(),
				...(own && {'ssl.ca.location': own.path}),
			},
		});
	});

	test.skipIf(lacking('python3', '-V'))('kafka-python is told all of it', () => {
		const source = write('kafka-python');
		const script =
			'import json, sys; sys.path.insert(0, sys.argv[1]); import kafka_settings; print(json.dumps(kafka_settings.settings))';
		const said = JSON.parse(run('python3', ['-c', script, source.folder], environment(source)));
		const {mechanism, username, securityProtocol, authority: own} = kafkaOf(source);
		expect(said).toEqual({
			bootstrap_servers: servers(source).split(','),
			security_protocol: securityProtocol,
			sasl_mechanism: mechanism,
			sasl_plain_username: username,
			sasl_plain_password: secret.reveal(),
			...(own && {ssl_cafile: own.path}),
		});
	});

	test('an address that is not known is asked for', () => {
		const says = write('hello-node').text.includes('KAFKA_BOOTSTRAP_SERVERS is missing');
		expect(says).toBe(kafkaOf(write('hello-node')).bootstrapServers === undefined);
	});
});

describe('is a program to its language', () => {
	const paths = (id: string) => writeSources(id, kinds, join(below, 'programs')).map(({path}) => path);

	test('Node.js', () => {
		for (const path of paths('hello-node')) run(execPath, ['--check', path]);
	});

	test.skipIf(lacking('python3', '-V'))('Python', () => {
		run('python3', ['-m', 'py_compile', ...paths('hello-python'), ...paths('kafka-python')]);
	});

	test.skipIf(lacking('gofmt', '-h'))('Go, as gofmt would have it', () => {
		expect(run('gofmt', ['-l', ...paths('hello-go'), ...paths('franz-go')])).toBe('');
	});

	test.skipIf(lacking('javac', '-version') ?? lacking('mvn', '-v'))('Java', {timeout: 240_000}, () => {
		const jars = fetchJars(join(import.meta.dirname, 'support/pom.xml'));
		for (const [index, path] of paths('hello-java').entries())
			run('javac', [
				'-Xlint:all',
				'-Werror',
				'-cp',
				join(jars, '*'),
				'-d',
				join(below, `java-${index}`),
				path,
			]);
	});
});
