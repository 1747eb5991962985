/** A topic as `GET /topics/details` gives it. The vendor does not show an id's form; this one is the sandbox's. */
export type Topic = ReturnType<typeof topicAt>;

const entities = [
	{
		type: 'sources',
		id: '66f0a1',
		name: 'orders-pg',
		connector: 'postgresql',
		display: 'PostgreSQL',
		format: 'avro',
	},
	{
		type: 'sources',
		id: '66f0a2',
		name: 'billing-mysql',
		connector: 'mysql',
		display: 'MySQL',
		format: 'avro',
	},
	{type: 'sources', id: '66f0a3', name: 'catalog', connector: 'mongodb', display: 'MongoDB', format: 'json'},
	{
		type: 'transforms',
		id: '66f0d1',
		name: 'enrich',
		connector: 'flink',
		display: 'Transform',
		format: 'json',
	},
] as const;
const tables = ['orders', 'customers', 'invoices', 'products', 'payments', 'shipments', 'refunds', 'prices'];

/** The first `count` topics. Made anew at every call, so that ten thousand of them cost no start-up. */
export function topics(count: number): Topic[] {
	return Array.from({length: count}, (_, index) => topicAt(index));
}

/** How many partitions the topic has; the list does not say it. */
export function partitionsOf({name}: Topic): number {
	return 1 + (name.length % 6);
}

function topicAt(index: number) {
	const entity = entities[Math.floor(index / tables.length) % entities.length] ?? entities[0];
	const round = Math.floor(index / (tables.length * entities.length));
	const schema = ['public', 'billing', 'catalog', 'enriched'][entities.indexOf(entity)];
	const dead = index % 31 === 30 ? '_dlq' : '';
	const name = `${schema}.${tables[index % tables.length]}${round === 0 ? '' : `_${round + 1}`}${dead}`;
	const id = `${entity.type.slice(0, -1)}_${entity.id}.${name}`;
	return {
		id,
		name,
		entity: {
			entity_type: entity.type,
			entity_id: entity.id,
			name: entity.name,
			connector: entity.connector,
			topic_ids: [id],
			topic_db_ids: [`66f1${index.toString(16).padStart(6, '0')}`],
			display_name: entity.display,
		},
		prefix: null,
		serialization: {
			key_format: entity.format,
			value_format: entity.format,
			key_converter: null,
			value_converter: null,
			schema_registry_enabled: entity.format === 'avro',
		},
	};
}
