import {gone} from '../gone.js';
import type {Held, Life} from '../life.js';
import {pick} from '../pick.js';
import {accessesOf} from './accesses.js';
import type {UpstashApi, UpstashCredential} from './api.js';
import {detailsOf} from './details.js';
import {permissions} from './fields.js';

type Listed = Omit<UpstashCredential, 'password'>;

/** Upstash's API lists and deletes credentials; it has no call for one alone, and none that changes one (vendor page). */
export const life: Life<UpstashApi> = {
	thing: 'credential',
	list: async function* ({api, signal}) {
		yield (await api.credentials(signal)).map(heldOf);
	},
	again: async ({api, held, signal}) => {
		const [credentials, clusters] = await Promise.all([api.credentials(signal), api.clusters(signal)]);
		const found = credentials.find(({credential_id}) => credential_id === held.ref['id']);
		if (!found) throw gone('credential');
		return {
			cluster: pick(clusters, found.cluster_id),
			topic: pick([], found.topic),
			permissions: pick(permissions, found.permissions),
			name: found.credential_name,
		};
	},
	accesses: async ({api, held, secret, signal}) => {
		const [credentials, clusters] = await Promise.all([api.credentials(signal), api.clusters(signal)]);
		const found = credentials.find(({credential_id}) => credential_id === held.ref['id']);
		if (!found) throw gone('credential');
		const {topic, permissions} = found;
		const addresses = pick(clusters, found.cluster_id).data;
		return accessesOf({...addresses, topic, permissions, username: held.user ?? '', password: secret});
	},
	cannot: {
		edit: 'Upstash’s API has no call that changes a credential.',
		rotate: 'Upstash’s API has no call that gives a credential a new password.',
	},
};

function heldOf(credential: Listed): Held {
	const {credential_id: id, credential_name: name, topic, permissions: may, state} = credential;
	const {cluster_id, cluster_slug, creation_time} = credential;
	const user = credential.encoded_username || credential.username;
	return {
		ref: {id},
		id,
		name,
		...(user && {user}),
		opens: `${may} on ${topic} of ${cluster_slug ?? cluster_id}`,
		...(creation_time !== undefined && {created: new Date(creation_time * 1000).toISOString()}),
		...(state !== undefined && state !== 'active' && {state}),
		details: detailsOf(credential),
		purpose: [cluster_id, topic, may].join(' '),
	};
}
