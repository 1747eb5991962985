import {createHash} from 'node:crypto';
import {type Api, type Call, codes} from '../api.js';
import {authorizedBits, clusterBits, notAsked} from '../rights.js';
import type {Writer} from '../wire.js';

type Shown = {
	readonly error: number;
	readonly name: string | null;
	readonly id: string;
	readonly partitions?: number;
	readonly internal?: boolean;
};

const noId = '0'.repeat(32);

/** Brokers and topics. A topic that is not there is never made, even where the request allows it. */
export const metadata: Api = {
	key: 3,
	name: 'Metadata',
	versions: [8, 12],
	flexibleFrom: 9,
	answer: (read, write, call) => {
		const {version, user, broker} = call;
		const named = read.structs(() => ({
			id: version >= 10 ? read.uuid() : noId,
			name: read.nullableString(),
		}));
		read.boolean();
		const clusterAsked = version <= 10 && read.boolean();
		const topicsAsked = read.boolean();
		const shown = named ? sorted(named.map((one) => lookedUp(one, call))) : all(call);
		write.int32(0).structs([broker], ({id, host, port}) => {
			write.int32(id).string(host).int32(port).string(null);
		});
		write.string(user.cluster.id).int32(broker.id);
		write.structs(shown, (topic) => {
			writeTopic(write, topic, call);
			const visible = topicsAsked && topic.name !== null && topic.error !== codes.topicDenied;
			write.int32(visible ? authorizedBits(user.may, 'TOPIC', topic.name ?? '') : notAsked);
		});
		if (version <= 10) {
			write.int32(clusterAsked ? clusterBits(user.may) : notAsked);
		}
		write.tags();
	},
};

function all({user}: Call): Shown[] {
	const names = [...user.cluster.topics.keys()].filter((name) => user.may('DESCRIBE', 'TOPIC', name));
	return names.map((name) => existing(name, user));
}

function lookedUp({id, name}: {readonly id: string; readonly name: string | null}, {user}: Call): Shown {
	if (name !== null) {
		if (user.may('DESCRIBE', 'TOPIC', name)) return existing(name, user);
		return {error: codes.topicDenied, name, id: noId};
	}
	const found = [...user.cluster.topics.keys()].find((candidate) => topicId(user, candidate) === id);
	if (found !== undefined && user.may('DESCRIBE', 'TOPIC', found)) return existing(found, user);
	return {error: codes.unknownTopicId, name: null, id};
}

/** As a broker has them: each once, what is there, then what is not, then what is denied. */
function sorted(topics: readonly Shown[]): Shown[] {
	const once = topics.filter(({name, id}, index) => {
		return topics.findIndex((other) => other.name === name && other.id === id) === index;
	});
	const rank = ({error}: Shown) => (error === codes.none ? 0 : error === codes.topicDenied ? 2 : 1);
	return once.sort((one, other) => rank(one) - rank(other));
}

function existing(name: string, user: Call['user']): Shown {
	const topic = user.cluster.topics.get(name);
	if (!topic) {
		const error = /^[\w.-]{1,249}$/.test(name) ? codes.unknownTopic : codes.invalidTopic;
		return {error, name, id: noId};
	}
	return {...topic, error: codes.none, name, id: topicId(user, name)};
}

function topicId({cluster}: Call['user'], name: string): string {
	return createHash('sha256').update(`${cluster.id}/${name}`).digest('hex').slice(0, 32);
}

function writeTopic(write: Writer, topic: Shown, {version, broker}: Call): void {
	// Only version 12 can say nothing where a name should be.
	write.int16(topic.error).string(version >= 12 ? topic.name : (topic.name ?? ''));
	if (version >= 10) write.uuid(topic.id);
	write.boolean(topic.internal ?? false);
	const replicas = [broker.id];
	write.structs([...Array(topic.partitions ?? 0).keys()], (index) => {
		write.int16(0).int32(index).int32(broker.id).int32(0);
		for (const nodes of [replicas, replicas, []]) write.array(nodes, (node) => write.int32(node));
	});
}
