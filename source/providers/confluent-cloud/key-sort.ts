import type {ApiKey} from './holdings.js';

/** The ids of the kinds of key. */
export type KeySort = 'kafka' | 'schema-registry' | 'ksqldb' | 'flink' | 'tableflow' | 'cloud' | 'global';

const byPrefix: Readonly<Record<string, KeySort>> = {
	'lkc-': 'kafka',
	'lsrc-': 'schema-registry',
	'lksqlc-': 'ksqldb',
};

/**
 * Of which kind a key is. The resource's id tells: its `kind` may be `Cluster` for clusters of all sorts, special ids come
 * in any case, and a key without a resource is a Cloud key (Confluent's OpenAPI).
 */
export function sortOf({spec: {resource}}: Pick<ApiKey, 'spec'>): KeySort | undefined {
	if (!resource) return 'cloud';
	const id = resource.id.toLowerCase();
	if (id === 'cloud' || id === 'tableflow' || id === 'global') return id;
	if (regionOf(id) !== undefined) return 'flink';
	return byPrefix[/^[a-z]+-/.exec(id)?.[0] ?? ''];
}

/** `aws.eu-central-1` of `env-7q2kd9.aws.eu-central-1`, or of itself. */
export function regionOf(id: string): string | undefined {
	return /^(?:[^.]+\.)?((?:aws|azure|gcp)\.[^.]+)$/.exec(id)?.[1];
}

/** Whether the list's own filter knows all keys of this kind by one id. */
export function isServerFiltered(sort: KeySort): boolean {
	return sort === 'cloud' || sort === 'tableflow' || sort === 'global';
}
