import {known, time} from '../confluent/details.js';
import {joined} from '../confluent/places.js';
import type {Detail} from '../provider.js';
import type {ApiKey} from './holdings.js';

/** What a key says of itself, without its secret; `unsaid` stands for an owner that is not named. */
export function keyDetails({id, metadata, spec}: ApiKey, unsaid: string): Detail[] {
	const {owner, resource} = spec;
	return known([
		['key', id],
		['name', spec.display_name],
		['description', spec.description],
		['owner', owner ? joined(owner.id, owner.kind) : unsaid],
		['resource', resource && joined(resource.id, resource.kind)],
		['environment', resource?.environment],
		['created', time(metadata?.created_at)],
		['updated', time(metadata?.updated_at)],
		['expires', time(spec.expires_at)],
		['resource name', metadata?.resource_name],
	]);
}
