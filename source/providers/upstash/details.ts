import type {Detail} from '../provider.js';
import type {UpstashCredential} from './api.js';

/** What a credential says of itself, without its secret. */
export function detailsOf(credential: Omit<UpstashCredential, 'password'>): Detail[] {
	const {creation_time, state} = credential;
	return [
		{label: 'credential id', value: credential.credential_id},
		{label: 'name', value: credential.credential_name},
		{
			label: 'cluster',
			value: [credential.cluster_slug, credential.cluster_id].filter(Boolean).join(' · '),
		},
		{label: 'topic', value: credential.topic},
		{label: 'permissions', value: credential.permissions},
		...(creation_time === undefined
			? []
			: [{label: 'created', value: new Date(creation_time * 1000).toISOString()}]),
		...(state === undefined ? [] : [{label: 'state', value: state}]),
	];
}
