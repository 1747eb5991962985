/** What can be allowed, with the number that the protocol gives it. */
export const operationCodes = {
	ALL: 2,
	READ: 3,
	WRITE: 4,
	CREATE: 5,
	DELETE: 6,
	ALTER: 7,
	DESCRIBE: 8,
	CLUSTER_ACTION: 9,
	DESCRIBE_CONFIGS: 10,
	ALTER_CONFIGS: 11,
	IDEMPOTENT_WRITE: 12,
	CREATE_TOKENS: 13,
	DESCRIBE_TOKENS: 14,
	TWO_PHASE_COMMIT: 15,
} as const;
export type Operation = keyof typeof operationCodes;

/** Kinds of resource, with the number that the protocol gives them. */
export const resourceCodes = {
	TOPIC: 2,
	GROUP: 3,
	CLUSTER: 4,
	TRANSACTIONAL_ID: 5,
	DELEGATION_TOKEN: 6,
	USER: 7,
} as const;
export type Resource = keyof typeof resourceCodes;

/** The only name that a resource of kind `CLUSTER` has. */
export const clusterName = 'kafka-cluster';

/** What a broker reports for each kind of resource (`AclEntry.supportedOperations`). */
const reported: Partial<Record<Resource, readonly Operation[]>> = {
	TOPIC: ['READ', 'WRITE', 'CREATE', 'DESCRIBE', 'DELETE', 'ALTER', 'DESCRIBE_CONFIGS', 'ALTER_CONFIGS'],
	GROUP: ['READ', 'DESCRIBE', 'DELETE', 'DESCRIBE_CONFIGS', 'ALTER_CONFIGS'],
	CLUSTER: [
		'CREATE',
		'CLUSTER_ACTION',
		'DESCRIBE_CONFIGS',
		'ALTER_CONFIGS',
		'IDEMPOTENT_WRITE',
		'ALTER',
		'DESCRIBE',
	],
};

/** Whether one user may do the operation to the resource. */
export type May = (operation: Operation, resource: Resource, name: string) => boolean;

/** “Nobody asked what is authorized.” */
export const notAsked = -2_147_483_648;

/** What the user may do to the cluster; a broker tells nobody who may not see it. */
export function clusterBits(may: May): number {
	return may('DESCRIBE', 'CLUSTER', clusterName) ? authorizedBits(may, 'CLUSTER', clusterName) : 0;
}

/** The authorized operations as the protocol gives them: one bit each. */
export function authorizedBits(may: May, resource: Resource, name: string): number {
	const allowed = (reported[resource] ?? []).filter((operation) => may(operation, resource, name));
	return allowed.reduce((sum, operation) => sum | (1 << operationCodes[operation]), 0);
}
