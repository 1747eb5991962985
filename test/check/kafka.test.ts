import {beforeEach, describe, expect, test} from 'vitest';
import {prove} from '../../source/check/prove.js';
import type {Verdict} from '../../source/check/verdict.js';
import type {KafkaFailure} from '../../source/network/kafka/failures.js';
import {Fault, tellCall, tellWay} from '../../source/network/kafka/fault.js';
import type {Kafka, KafkaAddress, KafkaCluster} from '../../source/network/kafka/kafka.js';
import type {KafkaProblem} from '../../source/network/kafka/kafka-problem.js';
import type {KafkaAccess, KafkaOperation} from '../../source/providers/access.js';
import {Secret} from '../../source/secret.js';
import {TestDoors} from './support/http-doors.js';

const access: KafkaAccess = {
	...{type: 'kafka', label: 'Kafka', securityProtocol: 'SASL_SSL', mechanism: 'PLAIN'},
	...{bootstrapServers: 'one.example:9093,two.example:9093', username: 'app'},
	password: new Secret('a-long-password'),
	rights: [{resource: 'topic', pattern: 'literal', name: 'orders', operations: ['WRITE']}],
};
const {rights: _, ...unasked} = access;
const spreading = {said: 'A new key takes a while', every: 5, atMost: 1200};

const [one, two] = ['one.example', 'two.example'].map((host) => ({host, port: 9093})) as [Server, Server];
type Server = {readonly host: string; readonly port: number};

/** A cluster as the test wants it. What it does not say is as it should be. */
class FakeKafka {
	/** Ways that fail: by host, and how. */
	down: Readonly<Record<string, KafkaFailure>> = {};
	/** How often the sign-in is refused. */
	refusals = 0;
	/** What may be done on `orders`, by try; the last one for ever. */
	operations: readonly (readonly KafkaOperation[] | 'denied' | 'unknown')[] = [['WRITE', 'DESCRIBE']];
	group: readonly KafkaOperation[] | 'denied' | 'silent' = ['READ', 'DESCRIBE'];
	named: readonly (Server & {readonly id: number})[] = [{...one, id: 1}];
	/** What may be done on a topic that is not there, where the broker says it. */
	onAbsent: readonly KafkaOperation[] | undefined;
	/** Topics that may be made. */
	makes: readonly string[] = [];
	metadata: KafkaFailure | undefined;
	id = 'cluster-1';
	/** The topics that it speaks of; those that it is asked for by default. */
	told: readonly string[] | undefined;
	opened = 0;
	closed = 0;
	address: KafkaAddress | undefined;

	readonly open = (address: KafkaAddress): Kafka => {
		const {onSeen} = address;
		this.address = address;
		this.opened += 1;
		const attempt = this.opened;
		const none = () => Promise.reject(new Error('A proof changes nothing.'));
		const way = ({host, port}: Server, failure: KafkaFailure | undefined) => {
			const broker = `${host}:${port}`;
			const problem = failure && tellWay(new Fault(failure), {host, port}, 'sign-in');
			for (const stage of ['address', 'network', 'tls', 'sign-in'] as const) {
				const failed = problem?.stage === stage;
				onSeen?.({stage, broker, sentence: `${stage} of ${host}`, ...(failed && {problem})});
				if (failed) throw problem;
			}
		};
		return {
			cluster: async (topics) => {
				const late = attempt <= this.refusals ? 'credentials' : undefined;
				this.#first((server) => way(server, this.down[server.host] ?? late));
				if (this.metadata)
					throw tellCall(
						new Fault(this.metadata),
						{purpose: 'read the metadata of the cluster', sends: false},
						'refused',
						one,
					);
				return this.#cluster(topics, attempt);
			},
			creations: async (names) => new Map(names.map((name) => [name, this.makes.includes(name)])),
			groupOperations: async () => {
				way(two, this.group === 'silent' ? 'no-connection' : undefined);
				return this.group === 'silent' ? [] : this.group;
			},
			reach: async (server) => {
				const failure = this.down[server.host];
				if (failure) throw tellWay(new Fault(failure), server, 'network');
			},
			close: async () => {
				this.closed += 1;
			},
			...{groups: none, scramUsers: none, setScramUser: none, removeScramUser: none},
			...{acls: none, createAcls: none, deleteAcls: none},
		};
	};

	#first(use: (server: Server) => void): void {
		let problem: unknown;
		for (const server of [one, two]) {
			try {
				use(server);
				return;
			} catch (error) {
				problem = error;
				if ((error as KafkaProblem).failure === 'credentials') break;
			}
		}
		throw problem;
	}

	#cluster(topics: readonly string[] | 'all', attempt: number): KafkaCluster {
		const operations = this.operations[Math.min(attempt, this.operations.length) - 1] ?? [];
		const names = this.told ?? (topics === 'all' ? ['orders'] : topics);
		const hidden = typeof operations === 'string';
		return {
			id: this.id,
			brokers: this.named,
			topics: hidden ? [] : names.map((name) => ({name, internal: false, partitions: 1, operations})),
			missing: hidden
				? names.map((name) => ({
						...{name, why: operations},
						...(this.onAbsent && {operations: this.onAbsent}),
					}))
				: [],
		};
	}
}

let kafka: FakeKafka;
let doors: TestDoors;

beforeEach(() => {
	kafka = new FakeKafka();
	doors = new TestDoors();
});

function verdictOf(of: KafkaAccess, fresh = false): Promise<Verdict> {
	const {http, now, wait} = doors;
	return prove(of, {http, kafka: kafka.open, now, wait}, doors.watch(fresh));
}

const statuses = ({stages}: Verdict) => stages.map(({name, status}) => `${name} ${status}`);

test('shows every stage, and that it may do what was asked for', async () => {
	const verdict = await verdictOf(access);
	expect(verdict).toMatchObject({
		end: 'works',
		sentences: ['signed in to one.example:9093', 'may write orders', 'may not read orders'],
	});
	expect(statuses(verdict)).toEqual(
		['address', 'network', 'tls', 'sign-in', 'cluster', 'rights'].map((stage) => `${stage} ok`),
	);
	expect(kafka.closed).toBe(1);
});

describe('a cluster that says what it likes', () => {
	test('cannot draw on the terminal', async () => {
		kafka.id = 'cluster\u001b[31m\u202e';
		kafka.named = [
			{...one, id: 1},
			{host: 'a\u001b]0;b\u0007', port: 9092, id: 2},
		];
		kafka.down = {'a\u001b]0;b\u0007': 'unknown-host'};
		const verdict = await verdictOf(access);
		expect(JSON.stringify(verdict)).not.toMatch(/\\u001b|\u202e|\\u0007/);
		expect(verdict.sentences.at(-1)).toBe(
			'broker 2 (a\\u{1b}]0;b\\u{7}:9092) is out of reach: there is no host named a\\u{1b}]0;b\\u{7}',
		);
	});

	test('is not believed about a topic that nobody asked for, or that it leaves out', async () => {
		kafka.told = ['payments'];
		const verdict = await verdictOf({...unasked, topic: 'orders'});
		expect(verdict.sentences).toEqual([
			'signed in to one.example:9093',
			'may not read orders',
			'may not write orders',
		]);
	});
});

test('says that it may not do what was asked for, and that it may do more', async () => {
	kafka.operations = [['READ', 'DESCRIBE']];
	const verdict = await verdictOf(access);
	expect(verdict.end).toBe('differs');
	expect(verdict.problem?.what).toBe(
		'The user may not write orders, which was asked for; it may read orders, which was not asked for.',
	);
	expect(statuses(verdict).at(-1)).toBe('rights failed');
});

describe('where some brokers cannot be reached', () => {
	test('the first that works carries on, and the one that is down is said', async () => {
		kafka.down = {'one.example': 'refused-connection'};
		kafka.named = [{...two, id: 2}];
		const verdict = await verdictOf(access);
		expect(verdict.end).toBe('works');
		expect(verdict.sentences[0]).toBe('signed in to two.example:9093');
		expect(verdict.sentences.at(-1)).toContain('passed over one.example:9093');
		expect(statuses(verdict)).not.toContain('network failed');
	});

	test('one that only the cluster names is said', async () => {
		kafka.named = [
			{...one, id: 1},
			{host: 'inside.example', port: 9092, id: 2},
		];
		kafka.down = {'inside.example': 'unknown-host'};
		const verdict = await verdictOf(access);
		expect(verdict.end).toBe('works');
		expect(verdict.sentences.at(-1)).toBe(
			'broker 2 (inside.example:9092) is out of reach: there is no host named inside.example',
		);
	});

	test('eight of ten leave those that can be', async () => {
		const away = Array.from({length: 8}, (_, index) => `away-${index}.example`);
		kafka.down = Object.fromEntries(away.map((host) => [host, 'no-connection'] as const));
		kafka.named = [one, ...away.map((host) => ({host, port: 9092})), two].map((each, id) => ({...each, id}));
		const verdict = await verdictOf(access);
		expect(verdict.end).toBe('works');
		expect(verdict.sentences.filter((sentence) => sentence.includes('out of reach'))).toHaveLength(8);
	});

	test('names of which none leads anywhere are no cluster to work with', async () => {
		kafka.named = [{host: 'inside.example', port: 9092, id: 1}];
		kafka.down = {'inside.example': 'unknown-host'};
		const verdict = await verdictOf(access);
		expect(verdict.end).toBe('unreachable');
		expect(verdict.problem?.why).toContain('there is no host named inside.example');
		expect(verdict.problem?.next).toContain('advertised.listeners');
		expect(statuses(verdict)).toContain('cluster failed');
	});

	test('none of them: it says so at once, and from where to try', async () => {
		kafka.down = {'one.example': 'no-connection', 'two.example': 'no-connection'};
		const verdict = await verdictOf({...access, spreading}, true);
		expect(verdict.end).toBe('unreachable');
		expect(verdict.problem?.next).toContain('inside its network');
		expect(statuses(verdict)).toEqual(['address ok', 'network failed']);
		expect(kafka.opened).toBe(1);
	});
});

test.each([
	['mechanism', 'refused', 'sign-in failed'],
	['no-sign-in', 'refused', 'sign-in failed'],
	['not-proved', 'refused', 'sign-in failed'],
	['plain-text', 'refused', 'network failed'],
	['certificate-not-trusted', 'unreachable', 'tls failed'],
	['not-kafka', 'unreachable', 'sign-in failed'],
] as const)('%s ends %s', async (failure, end, stage) => {
	kafka.down = {'one.example': failure, 'two.example': failure};
	const verdict = await verdictOf({...access, spreading}, true);
	expect({end: verdict.end, last: statuses(verdict).at(-1)}).toEqual({end, last: stage});
	expect(kafka.opened).toBe(1);
});

test('a cluster that does not answer after the sign-in is told at that stage', async () => {
	kafka.metadata = 'cut-off';
	const verdict = await verdictOf(access);
	expect(verdict.end).toBe('unreachable');
	expect(statuses(verdict).at(-1)).toBe('cluster failed');
});

describe('making a topic that is not shown', () => {
	const toMake: KafkaAccess = {
		...access,
		rights: [{resource: 'topic', pattern: 'literal', name: 'orders', operations: ['CREATE']}],
	};

	test.each([
		[['orders'], 'works', 'may create orders'],
		[[], 'differs', 'may not create orders'],
	] as const)('is asked for without making it: %j', async (makes, end, sentence) => {
		kafka.operations = ['denied'];
		kafka.makes = makes;
		const verdict = await verdictOf(toMake);
		expect(verdict.end).toBe(end);
		expect(verdict.sentences).toContain(sentence);
	});
});

describe('without rights to compare with', () => {
	test('shows what it may do', async () => {
		const verdict = await verdictOf({...unasked, topic: 'orders', group: 'app'});
		expect(verdict.end).toBe('works');
		expect(verdict.sentences).toEqual([
			'signed in to one.example:9093',
			'may not read orders',
			'may write orders',
			'may use group app',
		]);
	});

	test('a topic that does not exist is a mistake in the file', async () => {
		kafka.operations = ['unknown'];
		const verdict = await verdictOf({...unasked, topic: 'ordres'});
		expect(verdict.end).toBe('differs');
		expect(verdict.problem?.what).toBe('There is no topic ordres on this cluster.');
	});

	test.each([
		['the topic', {topic: 'orders'}, 'orders', ['may not read orders', 'may not write orders']],
		['the group', {group: 'app'}, 'group app', ['may not use group app']],
	] as const)('%s that is named and is not shown to the user is of no use', async (_, named, what, said) => {
		kafka.operations = ['denied'];
		kafka.group = 'denied';
		const verdict = await verdictOf({...unasked, ...named});
		expect(verdict).toMatchObject({end: 'differs', problem: {what: `The user may do nothing with ${what}.`}});
		expect(verdict.sentences.slice(1)).toEqual(said);
		expect(statuses(verdict).at(-1)).toBe('rights failed');
	});

	test('and without anything that is named, it only signs in', async () => {
		const verdict = await verdictOf(unasked);
		expect(verdict).toMatchObject({end: 'works', sentences: ['signed in to one.example:9093']});
		expect(statuses(verdict)).not.toContain('rights ok');
	});
});

describe('a topic of the rights that is not there', () => {
	beforeEach(() => {
		kafka.operations = ['unknown'];
	});

	test('is one to come where the credential is new, and no rights are claimed', async () => {
		const verdict = await verdictOf({...access, spreading}, true);
		expect(verdict.end).toBe('works');
		expect(verdict.sentences.slice(1)).toEqual([
			'there is no topic orders yet; it has to be created first',
			'rights cannot be shown yet',
		]);
		expect(statuses(verdict).at(-1)).toBe('rights unknown');
	});

	test('has its rights shown all the same where the broker says them', async () => {
		kafka.onAbsent = ['WRITE', 'DESCRIBE'];
		const verdict = await verdictOf({...access, spreading}, true);
		expect(verdict).toMatchObject({
			end: 'works',
			sentences: [
				...['signed in to one.example:9093', 'may write orders', 'may not read orders'],
				'there is no topic orders yet; it has to be created first',
			],
		});
		expect(statuses(verdict).at(-1)).toBe('rights ok');
		kafka.onAbsent = ['DESCRIBE'];
		expect((await verdictOf({...access, spreading}, true)).problem?.what).toContain('may not write orders');
	});

	test('is a mistake where it is not', async () => {
		const verdict = await verdictOf(access);
		expect(verdict).toMatchObject({
			end: 'differs',
			sentences: [
				'signed in to one.example:9093',
				'there is no topic orders yet; it has to be created first',
			],
			problem: {what: 'There is no topic orders on this cluster.'},
		});
		expect(statuses(verdict).at(-1)).toBe('rights failed');
	});
});

test('a group whose coordinator is away leaves its rights unknown', async () => {
	kafka.group = 'silent';
	const group = {resource: 'group', pattern: 'literal', name: 'app', operations: ['READ']} as const;
	const verdict = await verdictOf({...access, rights: [...(access.rights ?? []), group]});
	expect(verdict.end).toBe('works');
	expect(verdict.sentences).toContain('the broker does not say what is allowed on group app');
	expect(statuses(verdict).at(-1)).toBe('rights unknown');
});

describe('a new credential', () => {
	test('is waited for while it is refused', async () => {
		kafka.refusals = 3;
		const verdict = await verdictOf({...access, spreading}, true);
		expect(verdict).toMatchObject({end: 'works', took: 15_000});
		expect(kafka.closed).toBe(4);
		expect(doors.news.at(-1)?.waiting).toEqual({said: 'A new key takes a while', tries: 3});
	});

	test('is refused at once where it is not new', async () => {
		kafka.refusals = 3;
		expect((await verdictOf({...access, spreading})).end).toBe('refused');
		expect(doors.waited).toEqual([]);
	});

	test('whose rights come later is waited for, and it says that rights spread too', async () => {
		kafka.operations = ['denied', 'denied', ['WRITE', 'DESCRIBE']];
		const verdict = await verdictOf({...access, spreading}, true);
		expect(verdict.end).toBe('works');
		expect(doors.news.at(-1)?.waiting?.said).toContain('ACLs and role bindings');
	});

	test('whose rights never come differs after a minute, not after the vendor’s twenty', async () => {
		kafka.operations = ['denied'];
		kafka.refusals = 2;
		const verdict = await verdictOf({...access, spreading}, true);
		expect(verdict).toMatchObject({end: 'differs', took: 70_000});
	});

	test('that may do more than asked is not waited for', async () => {
		kafka.operations = [['READ', 'WRITE', 'DESCRIBE']];
		expect((await verdictOf({...access, spreading}, true)).end).toBe('differs');
		expect(doors.waited).toEqual([]);
	});
});

test('the door is told of a yes to plain text, and of nothing without one', async () => {
	await verdictOf(access);
	expect(kafka.address).not.toHaveProperty('plainTextAllowed');
	await verdictOf({...access, plainTextAllowed: true});
	expect(kafka.address).toMatchObject({plainTextAllowed: true});
});

test('an access without an address is not proved', async () => {
	const {bootstrapServers: _servers, ...nowhere} = access;
	expect((await verdictOf(nowhere)).sentences).toEqual(['not proved: its address is not known']);
});
