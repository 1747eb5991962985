import {newId, newKeyId, newSecret} from './identifiers.js';
import type {ApiKey, Cluster, KeyResource} from './model.js';
import type {Organization} from './organization.js';
import {Topics} from './topics.js';

type NewCluster = Pick<Cluster, 'id' | 'environment' | 'name' | 'kind' | 'cloud' | 'region'> &
	Partial<Pick<Cluster, 'cku' | 'phase' | 'bootstrap'>>;

const start = Date.parse('2026-01-12T08:00:00Z');

/** Moments in the past, one hour apart, so that lists have an order in time. */
export function moment(hours: number): Date {
	return new Date(start + hours * 3_600_000);
}

export function addEnvironment(
	organization: Organization,
	id: string,
	name: string,
	governance: 'ESSENTIALS' | 'ADVANCED' = 'ESSENTIALS',
): void {
	const createdAt = moment(organization.environments.size);
	organization.environments.set(id, {id, name, governance, createdAt});
}

export function addCluster(organization: Organization, cluster: NewCluster, topicCount: number): void {
	const createdAt = moment(24 + organization.clusters.size);
	const defaults = {phase: 'PROVISIONED', bootstrap: 'plain', acls: [], createdAt} as const;
	const topics = new Topics(topicCount);
	organization.clusters.set(cluster.id, {...defaults, acls: [], topics, ...cluster});
}

/** A Schema Registry next to a cluster, in the same cloud and region. */
export function addRegistry(organization: Organization, id: string, beside: string): void {
	const cluster = organization.clusters.get(beside);
	if (!cluster) throw new Error(`no cluster ${beside}`);
	const {environment, cloud, region} = cluster;
	const subjects = ['orders-key', 'orders-value', 'payments-value', 'customers-value'];
	organization.registries.set(id, {id, environment, cloud, region, subjects, createdAt: moment(60)});
}

export function addKsql(
	organization: Organization,
	{id, name, cluster, owner}: {id: string; name: string; cluster: string; owner: string},
): void {
	const environment = organization.clusters.get(cluster)?.environment ?? '';
	const topicPrefix = id.replace('lksqlc', 'pksqlc');
	const rest = {csu: 4, topicPrefix, createdAt: moment(70)};
	organization.ksqlClusters.set(id, {id, environment, name, cluster, credentialIdentity: owner, ...rest});
}

export function addUser(organization: Organization, id: string, email: string, name: string): void {
	const auth = email.startsWith('demo@') ? 'AUTH_TYPE_LOCAL' : 'AUTH_TYPE_SSO';
	organization.users.set(id, {id, email, name, auth, createdAt: moment(organization.users.size)});
}

export function addServiceAccount(
	organization: Organization,
	name: string,
	description: string,
	id = newId('sa'),
): string {
	const at = moment(100 + organization.serviceAccounts.size);
	organization.serviceAccounts.set(id, {id, name, description, createdAt: at, updatedAt: at});
	return id;
}

/** A key that was there before the run and therefore works at once. */
export function addKey(
	organization: Organization,
	key: Pick<ApiKey, 'name'> &
		Partial<Pick<ApiKey, 'id' | 'secret' | 'owner' | 'description'>> & {resource: KeyResource},
): ApiKey {
	const at = moment(200 + organization.keys.size);
	const rest = {description: `${key.name} (demo data)`, createdAt: at, updatedAt: at, usableAt: 0, uses: 0};
	const whole = {id: newKeyId(), secret: newSecret(), ...rest, ...key};
	organization.keys.set(whole.id, whole);
	return whole;
}
