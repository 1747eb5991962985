import {time} from '../confluent/details.js';
import type {Held} from '../life.js';
import type {ApiKey} from './holdings.js';
import {keyDetails} from './key-details.js';
import {type KeySort, regionOf} from './key-sort.js';

const words: Readonly<Record<KeySort, (id: string, environment: string | null | undefined) => string>> = {
	kafka: (id) => `Kafka cluster ${id}`,
	'schema-registry': (id) => `Schema Registry ${id}`,
	ksqldb: (id) => `ksqlDB cluster ${id}`,
	flink: (id, environment) =>
		`Flink in ${regionOf(id) ?? id}${environment ? ` of environment ${environment}` : ''}`,
	tableflow: () => 'Tableflow',
	cloud: () => 'the management APIs of the organization',
	global: () => 'all that its owner may use',
};

/** A key as it is listed and read. `signInKey` is the one that kafkey is signed in with. */
export function heldKey(key: ApiKey, sort: KeySort, signInKey: string): Held {
	const {id, metadata, spec} = key;
	const {owner, resource} = spec;
	const [created, expires] = [time(metadata?.created_at), time(spec.expires_at)];
	const opened = resource?.id ?? sort;
	return {
		ref: {id, resource: opened, ...(resource?.environment && {environment: resource.environment})},
		id,
		name: spec.display_name ?? '',
		opens: words[sort](opened, resource?.environment),
		...(owner && {owner: owner.id}),
		...(spec.description && {description: spec.description}),
		...(created && {created}),
		...(expires && {expires}),
		...(id === signInKey && {inUse: 'it is what kafkey is signed in with'}),
		details: keyDetails(key, 'not named'),
		purpose: [owner?.id, opened.toLowerCase()].join(' '),
	};
}
