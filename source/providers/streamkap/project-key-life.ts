import type {Held, Life} from '../life.js';
import type {ProjectKey, ProjectKeyDetail} from './answers.js';
import type {StreamkapApi} from './api.js';
import {isoTime, keyDetails} from './details.js';
import {rolesAsText} from './grant-life.js';
import {againOf} from './project-key-again.js';
import {keyEdit} from './project-key-edit.js';

/** List, one alone, change and delete. Of a new API secret nothing is documented, so a rotation makes a new key. */
export const projectKeyLife: Life<StreamkapApi> = {
	thing: 'projectKey',
	list: async function* ({api, signal}) {
		yield (await api.projectKeys(signal)).map((key) => heldOf(key, api));
	},
	show: async ({api, id, signal}) => {
		const key = await api.projectKey(id, signal);
		return key && heldOf(key, api);
	},
	edit: keyEdit,
	again: ({api, held, signal}) => againOf(api, held, signal),
	cannot: {rotate: 'Streamkap documents no call that gives a project key new secrets.'},
};

function heldOf(key: ProjectKey & Partial<ProjectKeyDetail>, {who, clientId}: StreamkapApi): Held {
	const {id, name, description, service_id, status, roles, api_client_id, kafka_username} = key;
	const [created, lastUsed] = [isoTime(key.created_at), isoTime(key.last_used_at)];
	const names = (roles ?? []).map(({id: roleId, name: roleName}) => roleName || roleId);
	const isSignIn = id === who.project_key_id || (clientId !== undefined && api_client_id === clientId);
	const parts = [
		...(api_client_id ? [`REST API${names.length > 0 ? ` as ${names.join(', ')}` : ''}`] : []),
		...(kafka_username ? [`Kafka as ${kafka_username}`] : []),
	];
	return {
		ref: {id},
		id,
		name: name ?? '',
		...((kafka_username || api_client_id) && {user: kafka_username || api_client_id || ''}),
		opens: `${parts.join(' and ') || 'nothing'} in project ${service_id ?? '(not named)'}`,
		...(description && {description}),
		...(created && {created}),
		...(lastUsed && {lastUsed}),
		// The vendor names no status for a key that works; these are the ones that it names for the others.
		...(isUnusable(status) && {state: status}),
		...(isSignIn && {inUse: 'it is what kafkey is signed in with'}),
		details: keyDetails(key),
		// A Kafka user is there once, and single permissions are in no answer: such a key is like no other.
		purpose: [service_id, (!kafka_username && rolesAsText(roles)) || id, key.tool_profile].join(' '),
	};
}

function isUnusable(status: string | null | undefined): status is string {
	return ['creating', 'deleting', 'delete_failed'].includes(status ?? '');
}
