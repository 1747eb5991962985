/** A topic of a stand-in cluster; `createdAt` in Unix seconds. */
export type Topic = {
	readonly id: string;
	readonly name: string;
	readonly partitions: number;
	readonly cleanupPolicy: 'delete' | 'compact';
	readonly createdAt: number;
};

const domains = ['orders', 'billing', 'shipping', 'catalog', 'customers', 'payments', 'search', 'telemetry'];
const things = ['invoice', 'address', 'refund', 'stock', 'session', 'price', 'label', 'basket', 'review'];
const events = ['created', 'updated', 'deleted', 'requested', 'failed', 'snapshot', 'audit', 'retry', 'dlq'];

/** The first `count` topics of a cluster. Made anew at every call, so that ten thousand of them cost no start-up. */
export function topicsOf(cluster: {id: string; topicCount: number; createdAt: number}): Topic[] {
	return Array.from({length: cluster.topicCount}, (_, index) => ({
		id: topicId(cluster.id, index),
		name: topicName(index),
		partitions: 1 + (index % 12),
		cleanupPolicy: index % 9 === 5 ? 'compact' : 'delete',
		createdAt: cluster.createdAt + index * 60,
	}));
}

/** Whether a credential's topic, literal or with a `*` at its end, means this topic. */
export function covers(pattern: string, topic: string): boolean {
	return pattern.endsWith('*') ? topic.startsWith(pattern.slice(0, -1)) : topic === pattern;
}

/** A UUID that shares its first four groups with the cluster and carries the index in the last. */
function topicId(clusterId: string, index: number): string {
	return `${clusterId.slice(0, 24)}${(index + 1).toString(16).padStart(12, '0')}`;
}

function topicName(index: number): string {
	const pick = (words: readonly string[], step: number) => words[Math.floor(index / step) % words.length];
	const name = [pick(domains, 1), pick(things, 8), pick(events, 72)].join('.');
	const round = Math.floor(index / (domains.length * things.length * events.length));
	return round === 0 ? name : `${name}.v${round + 1}`;
}
