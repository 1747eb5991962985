import {known, time} from '../confluent/details.js';
import {joined} from '../confluent/places.js';
import type {Detail} from '../provider.js';
import type {ApiKey} from './answers.js';
import type {Organization} from './api.js';

/** What a key says of itself, without its secret. */
export function keyDetails({id, properties}: ApiKey, of: Organization): Detail[] {
	const {metadata, spec} = properties ?? {};
	const {owner, resource} = spec ?? {};
	return known([
		['key', id],
		['name', spec?.name],
		['description', spec?.description],
		['owner', joined(owner?.id, owner?.kind) || 'the answer does not say'],
		['resource', joined(resource?.id, resource?.kind)],
		['environment', resource?.environment],
		['organization', joined(of.name, of.group, of.subscription)],
		['created', time(metadata?.createdTimestamp)],
		['updated', time(metadata?.updatedTimestamp)],
		['deleted', time(metadata?.deletedTimestamp)],
		['resource name', metadata?.resourceName],
	]);
}
