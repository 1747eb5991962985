import type {Kafka, KafkaAcl, ScramUser} from '../../network/kafka/kafka.js';
import type {ScramMechanism} from '../../network/kafka/terms.js';
import type {Secret} from '../../secret.js';
import type {Choice} from '../field.js';
import {isSameAcl} from './acl.js';
import type {Way} from './sign-in.js';

/** A user to make. */
export type NewUser = {
	readonly name: string;
	readonly mechanism: ScramMechanism;
	readonly password: Secret;
};

/** `v2` before `v10`. */
const inOrder = new Intl.Collator('en', {numeric: true});

/** Entries of a list that are drawn at once. */
const pageSize = 500;

/** A cluster as its admin uses it: users by KIP-554 (Kafka 2.7 or newer), ACLs by KIP-140. */
export class ApacheKafkaApi {
	/** The name of the user that is signed in. */
	readonly admin: string;
	readonly way: Way;
	readonly #kafka: Kafka;

	constructor(kafka: Kafka, admin: string, way: Way) {
		this.#kafka = kafka;
		this.admin = admin;
		this.way = way;
	}

	/** The topics that the admin may see, without Kafka's own. */
	async *topics(signal: AbortSignal): AsyncGenerator<Choice[]> {
		const {topics} = await this.#kafka.cluster('all', signal);
		const own = topics.filter(({internal}) => !internal);
		// Brokers answer in no order.
		yield* pagesOf(
			own
				.sort((one, other) => inOrder.compare(one.name, other.name))
				.map(({name, partitions}) => ({
					value: name,
					label: name,
					hint: `${partitions} ${partitions === 1 ? 'partition' : 'partitions'}`,
				})),
		);
	}

	/** The consumer groups that the admin may see. */
	async *groups(signal: AbortSignal): AsyncGenerator<Choice[]> {
		const names = await this.#kafka.groups(signal);
		yield* pagesOf([...names].sort(inOrder.compare).map((name) => ({value: name, label: name})));
	}

	/** Every SCRAM user, by name. */
	users(signal: AbortSignal): Promise<readonly ScramUser[]> {
		return this.#kafka.scramUsers('all', signal);
	}

	/** The SCRAM user of this name, if there is one. */
	async user(name: string, signal: AbortSignal): Promise<ScramUser | undefined> {
		const found = await this.#kafka.scramUsers([name], signal);
		return found.find((user) => user.name === name);
	}

	/** The protocol has no create: this replaces the password of a user that exists. Ask for `user` before. */
	setUser(user: NewUser, signal: AbortSignal): Promise<void> {
		return this.#kafka.setScramUser(user, signal);
	}

	/** One that is gone already counts as removed. */
	removeUser(name: string, mechanism: ScramMechanism, signal: AbortSignal): Promise<void> {
		return this.#kafka.removeScramUser(name, mechanism, signal);
	}

	/** What is allowed or denied to the user by its own name. */
	aclsOf(user: string, signal: AbortSignal): Promise<readonly KafkaAcl[]> {
		return this.#kafka.acls({principal: `User:${user}`}, signal);
	}

	/** Every ACL of the cluster. */
	acls(signal: AbortSignal): Promise<readonly KafkaAcl[]> {
		return this.#kafka.acls({}, signal);
	}

	async has(acl: KafkaAcl, signal: AbortSignal): Promise<boolean> {
		return (await this.#kafka.acls(acl, signal)).some((each) => isSameAcl(each, acl));
	}

	allow(acl: KafkaAcl, signal: AbortSignal): Promise<void> {
		return this.#kafka.createAcls([acl], signal);
	}

	/** One that is gone already counts as removed. */
	removeAcl(acl: KafkaAcl, signal: AbortSignal): Promise<void> {
		return this.#kafka.deleteAcls([acl], signal);
	}
}

function* pagesOf<Entry>(all: readonly Entry[]): Generator<Entry[]> {
	for (let start = 0; start < all.length; start += pageSize) yield all.slice(start, start + pageSize);
}
