import {once} from 'node:events';
import {createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {makeCertificates} from '../../network/certificates.js';
import {configurationOf, type Node, type User} from './configuration.js';
import {cache, type Kafka, prepare, startJava} from './java.js';
import {freePorts} from './ports.js';

export type BrokerOptions = {
	/** Names the log under .cache/kafka/logs. */
	readonly name: string;
	/** 1 by default. The second one can be stopped while the first, which is the controller, goes on. */
	readonly brokers?: 1 | 2;
};

/** Where a broker listens and who may sign in: plain data, so that it can be handed to another process. */
export type Cluster = {
	readonly kafka: Kafka;
	/** `localhost:port` of all brokers, comma-separated. */
	readonly saslSsl: string;
	readonly plaintext: string;
	/** SASL_SSL where the only mechanism is SCRAM-SHA-512. */
	readonly narrow: string;
	/** The authority of this run. */
	readonly caPath: string;
	readonly caPem: string;
	/** A super user, in all three mechanisms. */
	readonly admin: User;
	/** A user without any rights that signs in with PLAIN only. */
	readonly plainUser: User;
	/** Deleted with the broker. */
	readonly folder: string;
};

export type Broker = Cluster & {
	/** Kills one broker: 1 is the controller too. */
	readonly kill: (id: number) => Promise<void>;
	/** Kills all and deletes the folder. */
	readonly stop: () => Promise<void>;
};

/** Starts Apache Kafka's own broker on loopback. It is ready when the promise resolves. */
export async function startBroker({name, brokers = 1}: BrokerOptions): Promise<Broker> {
	const kafka = prepare();
	const folder = mkdtempSync(join(tmpdir(), 'kafkey-broker-'));
	const certificates = makeCertificates();
	const admin = {user: 'admin', password: `admin-${crypto.randomUUID()}`};
	const plainUser = {user: 'plain', password: `plain-${crypto.randomUUID()}`};
	const ports = await freePorts(4 * brokers);
	const nodes = Array.from({length: brokers}, (_, index): Node => {
		const [controller = 0, saslSsl = 0, plaintext = 0, narrow = 0] = ports.slice(4 * index);
		return {
			id: index + 1,
			folder: join(folder, `${index + 1}`),
			ports: {saslSsl, plaintext, narrow, controller},
			controllerPort: ports[0] ?? 0,
			brokers,
			admin,
			plainUsers: [plainUser],
		};
	});
	const caPath = join(folder, 'ca.pem');
	writeFileSync(caPath, certificates.authority);
	for (const node of nodes) {
		mkdirSync(node.folder);
		writeFileSync(join(node.folder, 'broker.pem'), `${certificates.good.key}${certificates.good.cert}`);
		writeFileSync(join(node.folder, 'server.properties'), configurationOf(node));
	}
	const clusterId = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
	const listening = (listener: keyof Node['ports']) =>
		nodes.map(({ports}) => `localhost:${ports[listener]}`).join(',');
	const running = nodes.map((node) => serve(kafka, node, clusterId, `${name}-${node.id}`));
	const stop = async () => {
		await Promise.all(running.map((node) => node.kill()));
		rmSync(folder, {recursive: true, force: true});
	};
	try {
		await Promise.all(running.map((node) => node.ready));
	} catch (error) {
		await stop();
		throw error;
	}
	return {
		kafka,
		saslSsl: listening('saslSsl'),
		plaintext: listening('plaintext'),
		narrow: listening('narrow'),
		caPath,
		caPem: certificates.authority,
		admin,
		plainUser,
		folder,
		kill: async (id) => running[id - 1]?.kill(),
		stop,
	};
}

function serve(kafka: Kafka, node: Node, clusterId: string, label: string) {
	const {user, password} = node.admin;
	const scram = (['SCRAM-SHA-256', 'SCRAM-SHA-512'] as const).flatMap((mechanism) => [
		'--add-scram',
		`${mechanism}=[name=${user},password=${password}]`,
	]);
	const given = [join(node.folder, 'server.properties'), '--cluster-id', clusterId, ...scram];
	const child = startJava(kafka, 'Broker', given, 'info');
	const logs = join(cache, 'logs');
	mkdirSync(logs, {recursive: true});
	const log = createWriteStream(join(logs, `${label}.log`));
	child.stdout.pipe(log, {end: false});
	child.stderr.pipe(log, {end: false});
	const ended = once(child, 'close').finally(() => log.end());
	const ready = new Promise<void>((resolve, reject) => {
		createInterface(child.stderr).on('line', (line) => {
			if (line.includes('Kafka Server started')) resolve();
		});
		void ended.then(() => reject(new Error(`The broker ended; ${log.path} says why.`)));
	});
	return {
		ready,
		kill: async () => {
			child.kill('SIGKILL');
			await ended;
		},
	};
}
