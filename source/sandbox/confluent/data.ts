import type {Exchange, Reply} from '../http.js';
import type {Mode} from '../modes.js';
import {ApiError} from './api-error.js';
import type {ApiKey, Cluster, KeyKind} from './model.js';
import type {Organization} from './organization.js';
import type {Addresses} from './place-views.js';

/** What the routes of the data planes work on: every organization whose clusters answer here. */
export type DataPlane = {
	readonly organizations: readonly Organization[];
	readonly addresses: Addresses;
	readonly modes: ReadonlySet<Mode>;
};

/** Who asks, with which key, and of which organization. */
export type Caller = {readonly organization: Organization; readonly key: ApiKey};

/** A route for keys of the named kinds; Global keys open all of them. */
export type DataRoute = {
	readonly method: string;
	readonly path: string;
	readonly kind: KeyKind;
	readonly handle: (exchange: Exchange, caller: Caller) => Reply;
};

/** The cluster of the path, when the caller's key opens it. Throws a 401 or 404. */
export function clusterFor(exchange: Exchange, {organization, key}: Caller): Cluster {
	const id = exchange.params['cluster'] ?? '';
	if (key.resource.kind === 'Cluster' && key.resource.id !== id) {
		throw new ApiError(401, '40101', 'Authentication failed');
	}
	const cluster = organization.clusters.get(id);
	if (!cluster) throw new ApiError(404, '40403', `Cluster ${id} cannot be found.`);
	return cluster;
}
