import {afterAll, beforeAll, expect, test} from 'vitest';
import type {KafkaAccess} from '../../source/providers/access.js';
import {Secret} from '../../source/secret.js';
import {type Clients, type Deed, groupOperations, startClients, topicOperations} from './support/clients.js';
import {administration, type MadeUser, type Wanted} from './support/made-user.js';
import {verdictOn} from './support/proof.js';
import {withBroker} from './support/with-broker.js';

/** What the table asks of every user: of what is granted by name, by the beginning of its name, and not at all. */
const rows = {
	topic: {names: ['granted', 'team.events', 'foreign'], operations: topicOperations},
	group: {names: ['granted-readers', 'team.readers', 'foreign-readers'], operations: groupOperations},
} as const;

/** Operations that destroy what they are tried on come last. */
const cells = (['topic', 'group'] as const).flatMap((resource) =>
	rows[resource].names.flatMap((name) =>
		rows[resource].operations.map((operation) => ({resource, name, operation})),
	),
);

const topics = 'granted,team.*';
const users: Readonly<Record<string, Wanted>> = {
	produces: {access: 'produce', topics},
	consumes: {access: 'consume', topics, group: 'granted-readers'},
	'does-both': {access: 'both', topics, group: 'team.*'},
	administers: {access: 'admin', prefix: 'team.'},
	// No preset, so that no two operations always go together.
	'has-single-rules': {
		access: 'rules',
		acl: [
			'topic:granted:LITERAL:DESCRIBE',
			'topic:granted:LITERAL:CREATE',
			'topic:team.:PREFIXED:DELETE',
			'group:granted-readers:LITERAL:DELETE',
			'group:team.:PREFIXED:DESCRIBE',
		],
	},
};

withBroker('the verdict table', (cluster) => {
	const {madeUser} = administration(cluster);
	let clients: Clients;
	let [equal, allowed] = [0, 0];

	beforeAll(async () => {
		clients = startClients(cluster);
		await clients.makeTopics(...rows.topic.names);
	});
	afterAll(() => clients.stop());

	/** `allowed`, `denied`, or else how the proof ended. */
	const verdictOf = async (user: MadeUser, {resource, name, operation}: (typeof cells)[number]) => {
		const access: KafkaAccess = {
			...{type: 'kafka', label: 'Kafka', securityProtocol: 'SASL_SSL', strict: []},
			...{bootstrapServers: cluster.saslSsl, mechanism: user.mechanism, username: user.user},
			password: new Secret(user.password),
			authority: {path: cluster.caPath, pem: cluster.caPem},
			rights: [{resource, pattern: 'literal', name, operations: [operation]}],
		};
		const {end, sentences, stages} = await verdictOn(access);
		const said = sentences.join(', ');
		if (end === 'works') return {verdict: stages.at(-1)?.status === 'ok' ? 'allowed' : 'not said', said};
		return {verdict: end === 'differs' ? 'denied' : end, said};
	};

	test.each(Object.entries(users))('%s: every verdict is the broker’s own answer', async (name, wanted) => {
		const user = await madeUser(name, wanted);
		const verdicts = [];
		for (const cell of cells) verdicts.push({...cell, ...(await verdictOf(user, cell))});
		const different = [];
		for (const {said, ...cell} of verdicts) {
			const deed = `${cell.resource} ${cell.operation}` as Deed;
			const answer = await clients.attempt(user, deed, cell.name);
			if (answer === cell.verdict) equal += 1;
			else different.push(`${deed} ${cell.name}: ${said}; the broker: ${answer}`);
			if (answer === 'allowed') allowed += 1;
		}
		expect(different).toEqual([]);
	});

	test('every verdict of the table is equal', () => {
		const all = Object.keys(users).length * cells.length;
		process.stdout.write(
			`verdict table: ${equal} of ${all} cells as the broker answers, ${allowed} allowed\n`,
		);
		expect({equal, all}).toEqual({equal: 120, all: 120});
		expect(allowed).toBeGreaterThan(20);
		expect(allowed).toBeLessThan(100);
	});
});
