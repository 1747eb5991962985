import type {Topics} from './topics.js';

export type Environment = {
	readonly id: string;
	readonly name: string;
	readonly governance: 'ESSENTIALS' | 'ADVANCED';
	readonly createdAt: Date;
};

export type Acl = {
	readonly resource_type: string;
	readonly resource_name: string;
	readonly pattern_type: string;
	readonly principal: string;
	readonly host: string;
	readonly operation: string;
	readonly permission: string;
};

export type Cluster = {
	readonly id: string;
	readonly environment: string;
	readonly name: string;
	readonly kind: 'Basic' | 'Standard' | 'Dedicated';
	readonly cku?: number;
	readonly cloud: 'AWS' | 'GCP' | 'AZURE';
	readonly region: string;
	readonly phase: 'PROVISIONED' | 'PROVISIONING';
	/** How the record spells the bootstrap address: with `SASL_SSL://`, without, or not at all. */
	readonly bootstrap: 'prefixed' | 'plain' | 'absent';
	readonly topics: Topics;
	acls: Acl[];
	readonly createdAt: Date;
};

export type SchemaRegistry = {
	readonly id: string;
	readonly environment: string;
	readonly cloud: Cluster['cloud'];
	readonly region: string;
	readonly subjects: readonly string[];
	readonly createdAt: Date;
};

export type KsqlCluster = {
	readonly id: string;
	readonly environment: string;
	readonly name: string;
	readonly cluster: string;
	readonly credentialIdentity: string;
	readonly csu: number;
	readonly topicPrefix: string;
	readonly createdAt: Date;
};

export type User = {
	readonly id: string;
	readonly email: string;
	readonly name: string;
	readonly auth: 'AUTH_TYPE_LOCAL' | 'AUTH_TYPE_SSO';
	readonly createdAt: Date;
};

export type ServiceAccount = {
	readonly id: string;
	readonly name: string;
	description: string;
	readonly createdAt: Date;
	updatedAt: Date;
};

export type RoleBinding = {
	readonly id: string;
	/** `User:sa-…` or `User:u-…`. */
	readonly principal: string;
	readonly role: string;
	readonly crn: string;
	readonly createdAt: Date;
};

export type KeyKind = 'Cluster' | 'SchemaRegistry' | 'ksqlDB' | 'Cloud' | 'Region' | 'Tableflow' | 'Global';

export type KeyResource = {readonly kind: KeyKind; readonly id: string; readonly environment?: string};

export type ApiKey = {
	readonly id: string;
	readonly secret: string;
	name: string;
	description: string;
	/** Absent for the provider's own keys. */
	readonly owner?: string;
	readonly resource: KeyResource;
	readonly createdAt: Date;
	updatedAt: Date;
	/** Epoch milliseconds from which it is accepted; 0 for keys that were there before the run. */
	readonly usableAt: number;
	/** Sign-ins since it became usable. */
	uses: number;
};
