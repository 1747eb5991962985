export type Topic = {
	readonly name: string;
	readonly partitions: number;
	readonly replication: number;
	readonly configs: Readonly<Record<string, string>>;
};

const domains = ['orders', 'payments', 'inventory', 'shipping', 'customers', 'catalog', 'billing', 'returns'];
const events = [
	'created',
	'updated',
	'deleted',
	'enriched',
	'snapshots',
	'commands',
	'audit',
	'dead-letters',
];

/** The topics of one cluster, made when somebody first looks: ten thousand of them must not slow the start. */
export class Topics {
	readonly #count: number;
	#made: Map<string, Topic> | undefined;

	constructor(count: number) {
		this.#count = count;
	}

	get all(): Map<string, Topic> {
		this.#made ??= new Map(names(this.#count).map((name, index) => [name, seeded(name, index)]));
		return this.#made;
	}
}

function seeded(name: string, index: number): Topic {
	const configs = {'retention.ms': index % 5 === 0 ? '-1' : '604800000'};
	return {name, partitions: index % 3 === 0 ? 6 : 12, replication: 3, configs};
}

/** First the plain domains, then `orders.created`, then `orders.created.v2` and so on. */
function names(count: number): string[] {
	return Array.from({length: count}, (_, index) => {
		const domain = domains[index % domains.length] ?? 'orders';
		if (index < domains.length) return domain;
		const rest = Math.floor(index / domains.length) - 1;
		const version = Math.floor(rest / events.length) + 1;
		return `${domain}.${events[rest % events.length]}${version === 1 ? '' : `.v${version}`}`;
	});
}
