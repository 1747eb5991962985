import {once} from 'node:events';
import {type AddressInfo, createServer} from 'node:net';
import {openKafka} from '../../../source/network/kafka/open.js';
import type {KafkaAccess, SaslMechanism} from '../../../source/providers/access.js';
import {startSandbox} from '../../../source/sandbox/index.js';
import {Secret} from '../../../source/secret.js';
import {type Broker, type Cluster, startBroker} from './broker.js';
import {startClients} from './clients.js';
import {freePorts} from './ports.js';
import {relayTo, requests} from './relay.js';

/** How somebody signs in somewhere: what an access says, the rights apart. */
export type Way = Pick<
	KafkaAccess,
	'bootstrapServers' | 'securityProtocol' | 'mechanism' | 'username' | 'password' | 'authority'
>;

/** A cluster that the table of cases is run against. Its topics are `orders` and `billing`. */
export type Place = {
	/** A port that speaks plain text. */
	readonly plainPort: number;
	/** A port that takes connections and never says anything. */
	readonly silentPort: number;
	/** A super user. */
	readonly admin: (mechanism: SaslMechanism) => Way;
	/** May write `orders` and use groups that begin with `orders-`; signs in with SCRAM-SHA-512 only. */
	readonly writer: Way;
	/** Exists, and may do nothing. */
	readonly nobody: Way;
	/** Brokers that offer other mechanisms than the one that is named. */
	readonly otherMechanisms: Way;
	/** Somebody whose broker goes away when it is asked for the cluster. */
	readonly stopped: () => Promise<Way>;
	/** The super user at two brokers, of which one is down: the first or the second that is named. */
	readonly oneDown: (which: 'first' | 'second') => Promise<Way>;
	/** Ends what only the case before was about. */
	readonly calm: () => void;
	readonly close: () => Promise<void>;
};

type Opened = Omit<Place, 'writer' | 'nobody' | 'silentPort'>;

/** The real broker that all tests share; others are started for what breaks one. */
export async function realPlace(cluster: Cluster): Promise<Place> {
	const clients = startClients(cluster);
	await clients.makeTopics('orders', 'billing');
	await clients.stop();
	const closing: (() => unknown)[] = [];
	let half: Broker | undefined;
	const way = (at: Cluster, mechanism: SaslMechanism): Way => ({
		...{bootstrapServers: at.saslSsl, securityProtocol: 'SASL_SSL', mechanism},
		...{username: at.admin.user, password: new Secret(at.admin.password)},
		authority: {path: at.caPath, pem: at.caPem},
	});
	return withUsers({
		plainPort: portOf(cluster.plaintext),
		admin: (mechanism) => way(cluster, mechanism),
		otherMechanisms: {...way(cluster, 'SCRAM-SHA-256'), bootstrapServers: cluster.narrow},
		stopped: async () => {
			const broker = await startBroker({name: 'stopped'});
			const relay = await relayTo(portOf(broker.plaintext), requests.metadata, () => broker.kill(1));
			closing.push(relay.close, broker.stop);
			return {
				...way(broker, 'SCRAM-SHA-512'),
				...{bootstrapServers: `localhost:${relay.port}`, securityProtocol: 'SASL_PLAINTEXT'},
			};
		},
		oneDown: async (which) => {
			if (!half) {
				half = await startBroker({name: 'one-down', brokers: 2});
				closing.push(half.stop);
				await half.kill(2);
			}
			const [up, down] = half.saslSsl.split(',');
			const servers = which === 'first' ? `${down},${up}` : `${up},${down}`;
			return {...way(half, 'SCRAM-SHA-512'), bootstrapServers: servers};
		},
		calm: () => undefined,
		close: async () => {
			await Promise.all(closing.map((close) => close()));
		},
	});
}

/** The sandbox's stand-in for a cluster of one's own. */
export async function sandboxPlace(): Promise<Place> {
	const sandbox = await startSandbox();
	const {systems, authorities: pem, faults} = sandbox;
	const [cluster, other] = ['apache-kafka', 'confluent-cloud'].map((id) =>
		systems.find((each) => each.id === id),
	);
	if (!cluster?.brokers || !other?.brokers) throw new Error('The sandbox has no brokers.');
	const address = cluster.brokers;
	const {user = '', password = ''} = cluster.signIn;
	const admin = (mechanism: SaslMechanism): Way => ({
		...{bootstrapServers: address, securityProtocol: 'SASL_SSL', mechanism},
		...{username: user, password: new Secret(password), authority: {path: 'sandbox-ca.pem', pem}},
	});
	const [closed] = await freePorts(1);
	const down = `127.0.0.1:${closed}`;
	return withUsers({
		plainPort: Number(new URL(sandbox.url).port),
		admin,
		otherMechanisms: {...admin('SCRAM-SHA-256'), bootstrapServers: other.brokers},
		stopped: async () => {
			faults.order({host: 'apache-kafka', method: 'KAFKA', path: 'Metadata', kind: 'drop', times: 100});
			return admin('SCRAM-SHA-512');
		},
		oneDown: async (which) => ({
			...admin('SCRAM-SHA-512'),
			bootstrapServers: which === 'first' ? `${down},${address}` : `${address},${down}`,
		}),
		calm: () => faults.clear(),
		close: sandbox.close,
	});
}

function portOf(address: string): number {
	return Number(address.split(':')[1]);
}

/** Makes the users, over the protocol, and waits until the brokers know them and what they may do. */
async function withUsers(opened: Opened): Promise<Place> {
	const signal = AbortSignal.timeout(30_000);
	const {bootstrapServers = '', authority, ...admin} = opened.admin('SCRAM-SHA-512');
	const open = (user: Pick<Way, 'username' | 'password'>) => {
		return openKafka({...admin, ...user, bootstrapServers, ...(authority && {authorities: authority.pem})});
	};
	const administrator = open(admin);
	const mechanism = 'SCRAM-SHA-512';
	const made = async (name: string): Promise<Way> => {
		const password = new Secret(crypto.randomUUID());
		await administrator.setScramUser({name, mechanism, password}, signal);
		return {...opened.admin(mechanism), username: name, password};
	};
	const [writer, nobody] = [await made('table-writer'), await made('table-nobody')];
	const rule = {principal: 'User:table-writer', host: '*', permission: 'ALLOW'} as const;
	const rules = [
		{...rule, resource: 'topic', pattern: 'literal', name: 'orders', operation: 'WRITE'},
		{...rule, resource: 'group', pattern: 'prefixed', name: 'orders-', operation: 'READ'},
	] as const;
	await administrator.createAcls(rules, signal);
	await administrator.close();
	await until(async () => {
		const doors = [open(writer), open(nobody)];
		const [cluster] = await Promise.all(doors.map((door) => door.cluster(['orders'], signal)));
		const groups = await doors[0]?.groupOperations('orders-app', signal);
		await Promise.all(doors.map((door) => door.close()));
		return cluster?.topics[0]?.operations?.includes('WRITE') === true && groups?.includes('READ') === true;
	});
	const silent = createServer().listen(0);
	await once(silent, 'listening');
	return {
		...opened,
		writer,
		nobody,
		silentPort: (silent.address() as AddressInfo).port,
		close: async () => {
			silent.close();
			await opened.close();
		},
	};
}

/** Asks again and again until the answer is yes; for a while, no answer is an answer too. */
async function until(holds: () => Promise<boolean>): Promise<void> {
	const end = performance.now() + 20_000;
	for (;;) {
		const held = await holds().catch((error: unknown) => {
			if (performance.now() > end) throw error;
			return false;
		});
		if (held) return;
		if (performance.now() > end) throw new Error('The users were not taken up.');
	}
}
