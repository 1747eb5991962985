import {randomInt} from 'node:crypto';
import {ApiError} from './api-error.js';
import {crn} from './crn.js';
import {newId, newKeyId, newSecret} from './identifiers.js';
import type {
	ApiKey,
	Cluster,
	Environment,
	KeyResource,
	KsqlCluster,
	RoleBinding,
	SchemaRegistry,
	ServiceAccount,
	User,
} from './model.js';
import {limitOf, ownerQuota, type QuotaCode, quotaText} from './quotas.js';

export type OrganizationSettings = {
	readonly id: string;
	readonly name: string;
	readonly propagationSeconds: number;
	/** Every key is over a limit: the status of the error. Some of these come as 400, a documented known issue. */
	readonly exhausted?: 400 | 402;
	/** After the first sign-in of a new key the second fails once. */
	readonly flaky?: boolean;
};

const flinkRegion = /^(?:(?<environment>env-[a-z0-9]+)\.)?(?<region>(?:aws|gcp|azure)\.[a-z0-9-]+)$/;

/** One Confluent organization: everything that the management APIs of both vendors look at and change. */
export class Organization {
	readonly settings: OrganizationSettings;
	readonly environments = new Map<string, Environment>();
	readonly clusters = new Map<string, Cluster>();
	readonly registries = new Map<string, SchemaRegistry>();
	readonly ksqlClusters = new Map<string, KsqlCluster>();
	readonly users = new Map<string, User>();
	readonly serviceAccounts = new Map<string, ServiceAccount>();
	readonly keys = new Map<string, ApiKey>();
	readonly bindings = new Map<string, RoleBinding>();

	constructor(settings: OrganizationSettings) {
		this.settings = settings;
	}

	get id(): string {
		return this.settings.id;
	}

	/** A resource name within this organization. */
	crn(...segments: readonly string[]): string {
		return crn(this.id, ...segments);
	}

	clusterCrn(cluster: Cluster): string {
		return this.crn(`environment=${cluster.environment}`, `cloud-cluster=${cluster.id}`);
	}

	/** What a key may be asked for: a cluster's id, one of the special words in any case, or a Flink region. */
	resource(id: string, environment?: string): KeyResource | undefined {
		const word = id.toLowerCase();
		if (word === 'cloud') return {kind: 'Cloud', id: word};
		if (word === 'tableflow') return {kind: 'Tableflow', id: word};
		if (word === 'global') return {kind: 'Global', id: word};
		const places = [
			{kind: 'Cluster', place: this.clusters.get(id)},
			{kind: 'SchemaRegistry', place: this.registries.get(id)},
			{kind: 'ksqlDB', place: this.ksqlClusters.get(id)},
		] as const;
		for (const {kind, place} of places) if (place) return {kind, id, environment: place.environment};
		const flink = flinkRegion.exec(id)?.groups;
		const home = flink?.['environment'] ?? environment ?? '';
		if (!flink || !this.environments.has(home)) return undefined;
		return {kind: 'Region', id: `${home}.${flink['region']}`, environment: home};
	}

	/** Makes a key with a new secret. Throws a 402 (or 400) when a limit is reached. */
	createKey(owner: string, resource: KeyResource, name: string, description: string): ApiKey {
		this.#refuseOverQuota(ownerQuota(owner, resource.kind), owner);
		if (resource.kind === 'Cluster') this.#refuseOverQuota('kafka.max_api_keys.per_cluster', resource.id);
		if (resource.kind === 'Cloud') this.#refuseOverQuota('iam.max_cloud_api_keys.per_org');
		const now = new Date();
		const usableAt = now.getTime() + this.settings.propagationSeconds * 1000;
		const times = {createdAt: now, updatedAt: now, usableAt, uses: 0};
		const key = {id: newKeyId(), secret: newSecret(), name, description, owner, resource, ...times};
		this.keys.set(key.id, key);
		return key;
	}

	/** The key, when the pair is right and the key has spread; asking counts as a sign-in. */
	authenticate(id: string, secret: string): ApiKey | undefined {
		const key = this.keys.get(id);
		if (!key || key.secret !== secret || Date.now() < key.usableAt) return undefined;
		key.uses += 1;
		const stumbles = this.settings.flaky === true && key.usableAt > 0 && key.uses === 2;
		return stumbles ? undefined : key;
	}

	createServiceAccount(name: string, description: string): ServiceAccount {
		this.#refuseOverQuota('iam.max_service_accounts.per_org');
		const now = new Date();
		const account = {id: newId('sa'), name, description, createdAt: now, updatedAt: now};
		this.serviceAccounts.set(account.id, account);
		return account;
	}

	/** Takes the account's keys and role bindings with it. */
	deleteServiceAccount(id: string): boolean {
		for (const key of this.keys.values()) if (key.owner === id) this.keys.delete(key.id);
		for (const binding of this.bindings.values()) {
			if (binding.principal === `User:${id}`) this.bindings.delete(binding.id);
		}
		return this.serviceAccounts.delete(id);
	}

	bind(principal: string, role: string, crn: string): RoleBinding {
		const id = `rb-${randomInt(16 ** 6)
			.toString(16)
			.padStart(6, '0')}`;
		const binding = {id, principal, role, crn, createdAt: new Date()};
		this.bindings.set(binding.id, binding);
		return binding;
	}

	/** Whether `User:…` names somebody here. */
	knowsPrincipal(principal: string): boolean {
		const id = principal.replace(/^User:/, '');
		return principal.startsWith('User:') && (this.users.has(id) || this.serviceAccounts.has(id));
	}

	/** How much of a limit is used, for the owner or cluster `id` where the limit is one of those. */
	usage(code: QuotaCode, id = ''): number {
		if (this.settings.exhausted !== undefined && code.includes('_api_keys.')) return limitOf(code);
		if (code === 'iam.max_environments.per_org') return this.environments.size;
		if (code === 'iam.max_kafka_clusters.per_org') return this.clusters.size;
		if (code === 'iam.max_service_accounts.per_org') return this.serviceAccounts.size;
		const keys = [...this.keys.values()];
		if (code === 'kafka.max_api_keys.per_cluster') return keys.filter((key) => key.resource.id === id).length;
		const cloud = code.startsWith('iam.max_cloud');
		const counted = keys.filter((key) => (key.resource.kind === 'Cloud') === cloud);
		return (id === '' ? counted : counted.filter((key) => key.owner === id)).length;
	}

	#refuseOverQuota(code: QuotaCode, id?: string): void {
		if (this.usage(code, id) < limitOf(code)) return;
		throw new ApiError(this.settings.exhausted ?? 402, 'quota_exceeded', quotaText(code));
	}
}
