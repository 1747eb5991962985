import {execFile, execFileSync} from 'node:child_process';
import {once} from 'node:events';
import {copyFileSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {promisify} from 'node:util';
import {formatNamed, writeFormat} from '../../../source/delivery/formats/index.js';
import type {KafkaAccess} from '../../../source/providers/access.js';
import {Secret} from '../../../source/secret.js';
import {pythonEnvironment} from '../../support/python.js';
import type {Cluster} from './broker.js';
import {startJava} from './java.js';

const root = join(import.meta.dirname, '../../..');
const goModule = join(import.meta.dirname, 'go');
const run = promisify(execFile);

/** A program that sends one message with what kafkey wrote for it. */
export type Program = {
	/** The format that it reads. */
	readonly id: string;
	/** What it lacks on this machine: the command that says so. */
	readonly lacks?: string | undefined;
	/** Another access than that of the others. */
	readonly as?: (cluster: Cluster) => Partial<KafkaAccess>;
	/** A file beside the format's own, where that is not a program itself. */
	readonly around?: readonly [name: string, text: string];
	readonly send: (place: Place) => Promise<unknown>;
};

/** A folder with the format's file, `.env`, and what a program of that language finds beside it. */
export type Place = {
	readonly folder: string;
	readonly access: KafkaAccess;
	readonly cluster: Cluster;
	readonly run: (command: string, ...given: string[]) => Promise<unknown>;
};

const env = {
	PATH: process.env['PATH'],
	HOME: process.env['HOME'],
	PYTHONPATH: pythonEnvironment.PYTHONPATH,
	// What is not there yet is not fetched by a test.
	GOFLAGS: '-mod=mod',
	GOPROXY: 'off',
};

/** Writes the format's file into a folder of its own. */
export function placeFor(
	name: string,
	{id, around, as}: Pick<Program, 'id' | 'around' | 'as'>,
	below: string,
	access: KafkaAccess,
	cluster: Cluster,
): Place {
	const folder = join(below, name);
	mkdirSync(folder);
	for (const format of [formatNamed(id), formatNamed('dotenv')]) {
		const credential = {name: 'greeter', accesses: [{...access, ...as?.(cluster)}]};
		writeFileSync(join(folder, format.file), writeFormat(format, credential).reveal());
	}
	if (around) writeFileSync(join(folder, around[0]), around[1]);
	symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
	for (const name of ['go.mod', 'go.sum']) copyFileSync(join(goModule, name), join(folder, name));
	return {
		folder,
		access,
		cluster,
		run: (command, ...given) => run(command, given, {cwd: folder, env, timeout: 240_000}),
	};
}

const node =
	(file: string) =>
	({run: start}: Place) =>
		start(process.execPath, '--env-file=.env', file);

/** Every program, and how it is started. */
export const programs: readonly Program[] = [
	{id: 'hello-node', send: node('hello-kafka.mjs')},
	{
		id: 'platformatic-kafka',
		around: [
			'send.mjs',
			`import {Producer, stringSerializers} from '@platformatic/kafka';
import {settings} from './kafka.mjs';
const producer = new Producer({...settings, serializers: stringSerializers});
await producer.send({messages: [{topic: process.env.KAFKA_TOPIC, value: 'hello, Kafka'}]});
await producer.close();
`,
		],
		send: node('send.mjs'),
	},
	{
		id: 'kafkajs',
		around: [
			'send.mjs',
			`import {kafka} from './kafka.mjs';
const producer = kafka.producer();
await producer.connect();
await producer.send({topic: process.env.KAFKA_TOPIC, messages: [{value: 'hello, Kafka'}]});
await producer.disconnect();
`,
		],
		send: node('send.mjs'),
	},
	{
		id: 'hello-java',
		send: ({run: start, cluster}) => start('java', '-cp', cluster.kafka.classPath, 'HelloKafka.java'),
	},
	{
		id: 'java',
		send: (place) =>
			consoleTool('ConsoleProducer', place, ['--producer.config', 'client.properties'], 'hello, Kafka\n'),
	},
	{
		id: 'kcat',
		lacks: lacking('kcat', '-V'),
		// The kcat of Linux distributions is older than brokers of Kafka 4 take with SCRAM.
		as: ({admin}) => ({mechanism: 'PLAIN', username: admin.user, password: new Secret(admin.password)}),
		around: ['message', 'hello, Kafka'],
		send: ({run: start, access}) =>
			start('kcat', '-F', 'kcat.conf', '-P', '-t', access.topic ?? '', 'message'),
	},
	{
		id: 'hello-python',
		lacks: lacking('python3', '-c', 'import confluent_kafka, dotenv'),
		send: ({run: start}) => start('python3', 'hello_kafka.py'),
	},
	{
		id: 'librdkafka',
		lacks: lacking('python3', '-c', 'import confluent_kafka'),
		around: [
			'send.py',
			`import sys
from confluent_kafka import Producer
lines = [line.strip() for line in open("librdkafka.conf", encoding="utf-8")]
config = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
producer = Producer(config)
producer.produce(sys.argv[1], "hello, Kafka")
sys.exit(producer.flush(30))
`,
		],
		send: ({run: start, access}) => start('python3', 'send.py', access.topic ?? ''),
	},
	{
		id: 'kafka-python',
		lacks: lacking('python3', '-c', 'import kafka, dotenv'),
		around: [
			'send.py',
			`import os
from dotenv import load_dotenv
load_dotenv(".env")
from kafka import KafkaProducer
from kafka_settings import settings
producer = KafkaProducer(**settings)
producer.send(os.environ["KAFKA_TOPIC"], b"hello, Kafka").get(30)
producer.close()
`,
		],
		send: ({run: start}) => start('python3', 'send.py'),
	},
	{
		id: 'hello-go',
		lacks: lacking(
			'go',
			'list',
			'-C',
			goModule,
			'-deps',
			'github.com/twmb/franz-go/pkg/kgo',
			'github.com/joho/godotenv',
		),
		send: async ({run: start}) => {
			await start('go', 'vet', 'hello_kafka.go');
			await start('go', 'run', 'hello_kafka.go');
		},
	},
	{
		id: 'franz-go',
		lacks: lacking(
			'go',
			'list',
			'-C',
			goModule,
			'-deps',
			'github.com/twmb/franz-go/pkg/kgo',
			'github.com/joho/godotenv',
		),
		around: [
			'main.go',
			`package main

import (
	"context"
	"log"
	"os"

	"github.com/twmb/franz-go/pkg/kgo"
)

func main() {
	client, err := newClient()
	if err != nil {
		log.Fatal(err)
	}
	record := &kgo.Record{Topic: os.Getenv("KAFKA_TOPIC"), Value: []byte("hello, Kafka")}
	if err := client.ProduceSync(context.Background(), record).FirstErr(); err != nil {
		log.Fatal(err)
	}
	client.Close()
}
`,
		],
		send: ({run: start}) => start('sh', '-c', 'set -a; . ./.env; go vet . && go run .'),
	},
];

/** Reads so many messages with `client.properties` and the group that it names. */
export function receive(place: Place, messages: number): Promise<string> {
	const given = ['--consumer.config', 'client.properties', '--from-beginning', '--timeout-ms', '30000'];
	return consoleTool('consumer.ConsoleConsumer', place, [...given, '--max-messages', `${messages}`]);
}

/** One of Kafka's console tools. */
async function consoleTool(
	main: string,
	{folder, access, cluster}: Place,
	given: readonly string[],
	input = '',
) {
	const where = ['--bootstrap-server', access.bootstrapServers ?? '', '--topic', access.topic ?? ''];
	const placed = given.map((word) => (word === 'client.properties' ? join(folder, word) : word));
	const child = startJava(cluster.kafka, `org.apache.kafka.tools.${main}`, [...where, ...placed]);
	child.stdin.on('error', () => undefined).end(input);
	const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
	if (child.exitCode !== 0) throw new Error(stderr);
	return stdout;
}

function lacking(command: string, ...given: string[]): string | undefined {
	try {
		execFileSync(command, given, {stdio: 'ignore', env});
		return undefined;
	} catch {
		return [command, ...given].join(' ');
	}
}
