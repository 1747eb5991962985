import type {Kafka, KafkaAcl, KafkaAddress, ScramUser} from '../../../source/network/kafka/kafka.js';
import {apacheKafka} from '../../../source/providers/apache-kafka/index.js';
import type {Answers} from '../../../source/providers/field.js';
import type {Connection, Plan} from '../../../source/providers/provider.js';
import {Secret} from '../../../source/secret.js';
import {kindOf, picked, typed} from '../../support/api.js';

/** A cluster in memory behind kafkey's door; what changes it is noted. */
export class FakeKafka implements Kafka {
	readonly changed: string[] = [];
	users: ScramUser[] = [];
	rules: KafkaAcl[] = [];
	topics = ['orders', 'orders.retry', 'payments'];
	id: string | undefined = 'cluster-1';
	/** Thrown by the call of this name, from its nth time on. */
	fails: {readonly call: keyof Kafka; readonly after?: number; readonly error: Error} | undefined;
	readonly #calls = new Map<string, number>();

	async cluster(names: readonly string[] | 'all') {
		this.#called('cluster');
		const topics = (names === 'all' ? this.topics : []).map((name) => ({
			name,
			internal: name.startsWith('__'),
			partitions: name === 'orders' ? 1 : 3,
		}));
		return {...(this.id !== undefined && {id: this.id}), brokers: [], topics, missing: []};
	}

	async groups() {
		this.#called('groups');
		return ['billing', 'orders'];
	}

	async creations() {
		return new Map<string, boolean>();
	}

	async groupOperations() {
		return [];
	}

	async scramUsers(names: readonly string[] | 'all') {
		this.#called('scramUsers');
		return this.users.filter(({name}) => names === 'all' || names.includes(name));
	}

	async setScramUser({name, mechanism}: Parameters<Kafka['setScramUser']>[0]) {
		this.#called('setScramUser');
		this.changed.push(`set ${name} ${mechanism}`);
		this.users.push({name, mechanisms: [{mechanism, iterations: 4096}]});
	}

	async removeScramUser(name: string, mechanism: string) {
		this.#called('removeScramUser');
		this.changed.push(`remove ${name} ${mechanism}`);
		this.users = this.users.filter((user) => user.name !== name);
	}

	async acls(filter: Partial<KafkaAcl>) {
		this.#called('acls');
		const wanted = Object.entries(filter);
		return this.rules.filter((acl) => wanted.every(([key, value]) => acl[key as keyof KafkaAcl] === value));
	}

	async createAcls(acls: readonly KafkaAcl[]) {
		this.#called('createAcls');
		this.changed.push(...acls.map((acl) => `allow ${said(acl)}`));
		this.rules.push(...acls);
	}

	async deleteAcls(acls: readonly KafkaAcl[]) {
		this.#called('deleteAcls');
		this.changed.push(...acls.map((acl) => `forbid ${said(acl)}`));
		this.rules = this.rules.filter((rule) => !acls.some((acl) => said(acl) === said(rule)));
	}

	async reach() {}

	async close() {}

	#called(call: keyof Kafka): void {
		const before = this.#calls.get(call) ?? 0;
		this.#calls.set(call, before + 1);
		if (this.fails?.call === call && before >= (this.fails.after ?? 0)) throw this.fails.error;
	}
}

/** `User:orders-svc WRITE topic orders` */
export function said({principal, operation, resource, pattern, name, host, permission}: KafkaAcl): string {
	const more = [
		pattern === 'prefixed' ? 'prefixed' : '',
		host === '*' ? '' : host,
		permission === 'DENY' ? 'DENY' : '',
	];
	return [principal, operation, resource, name, ...more].filter(Boolean).join(' ');
}

export const signInAnswers = {
	'bootstrap-servers': 'broker-1.example.com:9093,broker-2.example.com:9093',
	'security-protocol': picked('SASL_SSL'),
	mechanism: picked('SCRAM-SHA-512'),
	user: 'admin',
	password: new Secret('admin-password'),
	'ca-file': '',
} satisfies Answers;

/** What `connect` asked the door for. */
export type Asked = {address?: KafkaAddress};

export function connectionTo(kafka: Kafka, asked: Asked = {}, more: Partial<Connection> = {}): Connection {
	return {
		http: () => {
			throw new Error('There is no HTTP here.');
		},
		kafka: (address) => {
			asked.address = address;
			return kafka;
		},
		signal: new AbortController().signal,
		foreign: false,
		run: () => Promise.reject(new Error('no commands here')),
		readFile: () => Promise.reject(new Error('no files here')),
		say: () => undefined,
		...more,
	};
}

export const kind = kindOf(apacheKafka, 'scram-user');

/** Answers to the kind's questions: a producer on the topic orders. */
export const userAnswers = {
	name: 'orders-svc',
	'new-mechanism': picked('SCRAM-SHA-512'),
	'new-password': new Secret('Correct-Horse-77'),
	access: picked('produce'),
	topics: [picked('orders')],
} satisfies Answers;

export const consuming = {...userAnswers, access: picked('consume'), group: typed('billing')};

/** The plan of a user at that cluster, and the signed-in API. */
export async function planned(kafka: Kafka, answers: Answers, signIn: Answers = signInAnswers) {
	const account = await apacheKafka.connect(signIn, connectionTo(kafka));
	const plan: Plan = kind.plan({api: account.api, answers});
	return {...account, plan};
}
