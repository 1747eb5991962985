import {join} from 'node:path';

export type Ports = {
	readonly saslSsl: number;
	readonly plaintext: number;
	/** SASL_SSL where the only mechanism is SCRAM-SHA-512. */
	readonly narrow: number;
	readonly controller: number;
};

/** A user that signs in with PLAIN, or with SCRAM where the broker keeps it. */
export type User = {readonly user: string; readonly password: string};

export type Node = {
	/** The first one is the controller too. */
	readonly id: number;
	readonly folder: string;
	readonly ports: Ports;
	readonly controllerPort: number;
	/** How many brokers there are. */
	readonly brokers: number;
	/** The super user, and how brokers sign in to each other. */
	readonly admin: User;
	/** Users that the broker knows with PLAIN only. */
	readonly plainUsers: readonly User[];
};

/** A broker's server.properties. Its certificate and key lie in its folder as broker.pem. */
export function configurationOf(node: Node): string {
	const {id, folder, ports, admin} = node;
	const users = [admin, ...node.plainUsers].map(({user, password}) => `user_${user}="${password}"`);
	const plain = [
		'org.apache.kafka.common.security.plain.PlainLoginModule required',
		`username="${admin.user}" password="${admin.password}" ${users.join(' ')};`,
	].join(' ');
	const scram = 'org.apache.kafka.common.security.scram.ScramLoginModule required;';
	const first = id === 1;
	const listeners = [
		`SASL_SSL://localhost:${ports.saslSsl}`,
		`SASL_PLAINTEXT://localhost:${ports.plaintext}`,
		`NARROW://localhost:${ports.narrow}`,
	];
	const listened = first ? [...listeners, `CONTROLLER://localhost:${ports.controller}`] : listeners;
	const settings: Record<string, string | number | boolean> = {
		'node.id': id,
		'process.roles': first ? 'broker,controller' : 'broker',
		'controller.quorum.voters': `1@localhost:${node.controllerPort}`,
		'controller.listener.names': 'CONTROLLER',
		listeners: listened.join(','),
		'advertised.listeners': listeners.join(','),
		'listener.security.protocol.map':
			'CONTROLLER:SASL_PLAINTEXT,SASL_SSL:SASL_SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,NARROW:SASL_SSL',
		'inter.broker.listener.name': 'SASL_PLAINTEXT',
		'sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-256,SCRAM-SHA-512',
		'listener.name.narrow.sasl.enabled.mechanisms': 'SCRAM-SHA-512',
		'sasl.mechanism.inter.broker.protocol': 'PLAIN',
		'sasl.mechanism.controller.protocol': 'PLAIN',
		'ssl.keystore.type': 'PEM',
		'ssl.keystore.location': join(folder, 'broker.pem'),
		'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
		'super.users': `User:${admin.user}`,
		'allow.everyone.if.no.acl.found': false,
		'auto.create.topics.enable': false,
		'log.dirs': join(folder, 'data'),
		'num.partitions': 1,
		'offsets.topic.num.partitions': 1,
		'offsets.topic.replication.factor': node.brokers,
		'transaction.state.log.num.partitions': 1,
		'transaction.state.log.replication.factor': 1,
		'transaction.state.log.min.isr': 1,
		'group.initial.rebalance.delay.ms': 0,
		'log.cleaner.dedupe.buffer.size': 2_097_152,
		'num.network.threads': 2,
		'num.io.threads': 2,
	};
	for (const listener of ['sasl_ssl', 'sasl_plaintext', 'narrow', 'controller']) {
		settings[`listener.name.${listener}.plain.sasl.jaas.config`] = plain;
		for (const mechanism of ['scram-sha-256', 'scram-sha-512'])
			settings[`listener.name.${listener}.${mechanism}.sasl.jaas.config`] = scram;
	}
	return Object.entries(settings)
		.map(([name, value]) => `${name}=${value}\n`)
		.join('');
}
