import type {Cluster, Environment, SchemaRegistry} from '../confluent/model.js';
import type {Topic} from '../confluent/topics.js';
import type {Exchange} from '../http.js';
import {providerList} from './arm-list.js';
import {findTarget, type Management, notFound, type Target} from './directory.js';
import {type ArmRoute, paths} from './route.js';
import {armCluster, armEnvironment, armRegistry, armTopic} from './views.js';

const environments = `${paths.organization}/environments`;
const clusters = `${environments}/:environment/clusters`;
const registries = `${environments}/:environment/schemaRegistryClusters`;
const topics = `${clusters}/:cluster/topics`;

/** What is in an organization: environments, Kafka clusters, Schema Registries and topics. */
export function placeRoutes(management: Management): ArmRoute[] {
	const {addresses} = management;
	return [
		...listAndRead(management, environments, {
			items: ({organization}) => [...organization.environments.values()],
			isNamed: (environment: Environment, {params}) => environment.id === params['environment'],
			param: 'environment',
			view: (target, environment) => armEnvironment(target, environment, addresses),
		}),
		...listAndRead(management, clusters, {
			items: (target, exchange) => clustersIn(target, exchange),
			isNamed: isCluster,
			param: 'cluster',
			view: (target, cluster) => armCluster(target, cluster, addresses),
		}),
		...listAndRead(management, registries, {
			items: (target, exchange) => registriesIn(target, exchange),
			isNamed: (registry: SchemaRegistry, {params}) => registry.id === params['cluster'],
			param: 'cluster',
			view: (target, registry) => armRegistry(target, registry, addresses),
		}),
		...listAndRead(management, topics, {
			items: (target, exchange) => [...clusterOf(target, exchange).topics.all.values()],
			isNamed: (topic: Topic, {params}) => topic.name === params['topic'],
			param: 'topic',
			view: (target, topic, exchange) => armTopic(target, clusterOf(target, exchange), topic, addresses),
		}),
	];
}

type Kind<T> = {
	readonly items: (target: Target, exchange: Exchange) => readonly T[];
	readonly isNamed: (item: T, exchange: Exchange) => boolean;
	/** The path parameter that names one of them. */
	readonly param: string;
	readonly view: (target: Target, item: T, exchange: Exchange) => unknown;
};

function listAndRead<T>(management: Management, path: string, kind: Kind<T>): ArmRoute[] {
	return [
		{
			method: 'GET',
			path,
			handle: (exchange) => {
				const target = findTarget(management, exchange.params);
				const view = (item: T) => kind.view(target, item, exchange);
				const json = providerList(management, exchange, kind.items(target, exchange), view);
				return {status: 200, json};
			},
		},
		{
			method: 'GET',
			path: `${path}/:${kind.param}`,
			handle: (exchange) => {
				const target = findTarget(management, exchange.params);
				const items = kind.items(target, exchange);
				const found = items.find((item) => kind.isNamed(item, exchange));
				if (found === undefined) {
					throw notFound(exchange.params[kind.param] ?? '', target.resource.group);
				}
				return {status: 200, json: kind.view(target, found, exchange)};
			},
		},
	];
}

/** A cluster is named by its Confluent id or by its Azure name: the vendor's samples use both. */
function isCluster(cluster: Cluster, {params}: Exchange): boolean {
	return cluster.id === params['cluster'] || cluster.name === params['cluster'];
}

/** The environment of the path, which the things asked for are in. */
function parentEnvironment({organization, resource}: Target, {params}: Exchange): string {
	const id = params['environment'] ?? '';
	if (organization.environments.has(id)) return id;
	throw notFound(id, resource.group, 'ParentResourceNotFound');
}

function clustersIn(target: Target, exchange: Exchange): Cluster[] {
	const environment = parentEnvironment(target, exchange);
	return [...target.organization.clusters.values()].filter((one) => one.environment === environment);
}

function registriesIn(target: Target, exchange: Exchange): SchemaRegistry[] {
	const environment = parentEnvironment(target, exchange);
	return [...target.organization.registries.values()].filter((one) => one.environment === environment);
}

function clusterOf(target: Target, exchange: Exchange): Cluster {
	const found = clustersIn(target, exchange).find((cluster) => isCluster(cluster, exchange));
	if (found) return found;
	throw notFound(exchange.params['cluster'] ?? '', target.resource.group, 'ParentResourceNotFound');
}

/** The Kafka cluster or Schema Registry that a key is asked for; both stand behind `/clusters/`. */
export function keyPlace(target: Target, exchange: Exchange): Cluster | SchemaRegistry {
	const registry = registriesIn(target, exchange).find(({id}) => id === exchange.params['cluster']);
	return registry ?? clusterOf(target, exchange);
}
