import {once} from 'node:events';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import type {Cluster} from './broker.js';
import {adminSettings, clientSettings, type SignIn} from './client-settings.js';
import {startJava} from './java.js';

/** How one of Kafka's console tools ended, and what it wrote. */
export type Told = {readonly code: number | null; readonly stdout: string; readonly stderr: string};

export type Tools = {
	/** kafka-console-producer: a record a line. */
	readonly produce: (as: SignIn, topic: string, ...lines: string[]) => Promise<Told>;
	/** kafka-console-consumer: the first record of the topic. */
	readonly consume: (as: SignIn, topic: string, group: string) => Promise<Told>;
	/** kafka-acls, kafka-topics and kafka-configs, by the super user. */
	readonly acls: (...given: string[]) => Promise<Told>;
	readonly topics: (...given: string[]) => Promise<Told>;
	readonly configs: (...given: string[]) => Promise<Told>;
};

/** Apache Kafka's own console tools; each call starts a Java process. */
export function tools(cluster: Cluster): Tools {
	const settingsFile = (settings: Readonly<Record<string, string>>) => {
		const path = join(mkdtempSync(join(cluster.folder, 'tool-')), 'client.properties');
		writeFileSync(
			path,
			Object.entries(settings)
				.map(([name, value]) => `${name}=${value}\n`)
				.join(''),
		);
		return path;
	};
	const run = async (main: string, given: readonly string[], input = ''): Promise<Told> => {
		const child = startJava(cluster.kafka, main, ['--bootstrap-server', cluster.saslSsl, ...given]);
		child.stdin.on('error', () => undefined).end(input);
		const [stdout, stderr] = await Promise.all([
			text(child.stdout),
			text(child.stderr),
			once(child, 'close'),
		]);
		return {code: child.exitCode, stdout, stderr};
	};
	const administer =
		(main: string) =>
		(...given: string[]) =>
			run(main, ['--command-config', settingsFile(adminSettings(cluster)), ...given]);
	return {
		produce: (as, topic, ...lines) => {
			const settings = settingsFile(clientSettings(cluster, as));
			// Waits for the answer to each record, and asks for no more than to write, so that a refusal says which.
			const plainly = ['--sync', '--producer-property', 'enable.idempotence=false'];
			const given = ['--producer.config', settings, '--topic', topic, ...plainly];
			return run('org.apache.kafka.tools.ConsoleProducer', given, lines.map((line) => `${line}\n`).join(''));
		},
		consume: (as, topic, group) => {
			const settings = settingsFile(clientSettings(cluster, as));
			const wanted = ['--topic', topic, '--group', group, '--from-beginning', '--max-messages', '1'];
			const given = ['--consumer.config', settings, ...wanted, '--timeout-ms', '20000'];
			return run('org.apache.kafka.tools.consumer.ConsoleConsumer', given);
		},
		acls: administer('org.apache.kafka.tools.AclCommand'),
		topics: administer('org.apache.kafka.tools.TopicCommand'),
		configs: administer('kafka.admin.ConfigCommand'),
	};
}
