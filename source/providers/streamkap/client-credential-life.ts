import {plainOf} from '../field.js';
import {gone, refusedChange} from '../gone.js';
import type {Held, Life} from '../life.js';
import type {ClientCredential} from './answers.js';
import type {StreamkapApi} from './api.js';
import {credentialDetails, isoTime} from './details.js';
import {grantFields} from './grant-fields.js';
import {changedGrant, pickedRoles, rolesAsText, rolesField, sameGrant} from './grant-life.js';
import {description} from './rules.js';

type Listed = Omit<ClientCredential, 'secret'>;

const {when: _always, least: _checked, ...permissions} = grantFields.permissions;

/** List, change and delete (Streamkap's API reference); there is no call for one alone, and none for a new secret. */
export const clientCredentialLife: Life<StreamkapApi> = {
	thing: 'clientCredential',
	list: async function* ({api, signal}) {
		yield (await api.clientCredentials(signal)).map((each) => heldOf(each, api.clientId));
	},
	edit: {
		fields: {
			description: {
				kind: 'text',
				label: 'What is the credential for?',
				name: 'description',
				hint: 'Streamkap replaces a description; it cannot clear one.',
				schema: description,
			},
			roles: rolesField,
			permissions: {
				...permissions,
				label: 'Which single permissions should it have instead of roles?',
				hint: 'Optional: their ids, separated by commas. Streamkap does not show those that it has.',
			},
		},
		now: async ({api, held, signal}) => {
			const credential = await current(api, held, signal);
			return {
				description: credential.description ?? '',
				roles: pickedRoles(credential.roles),
				permissions: [],
			};
		},
		send: async ({api, held, changed, signal}) => {
			const about = plainOf(changed['description']);
			if (about === '')
				throw refusedChange('description', 'Streamkap can replace a description, but not clear it.');
			const body = {...(about !== undefined && {description: about}), ...changedGrant(changed)};
			await api.changeClientCredential(held.ref['id'] ?? '', body, signal);
		},
		notes: [
			'Change its roles or its single permissions: Streamkap takes one of the two.',
			'The secret stays as it is.',
		],
	},
	again: async ({api, held, signal}) => {
		const credential = await current(api, held, signal);
		return {
			description: credential.description ?? '',
			service: credential.service_id ?? '',
			...sameGrant(credential.roles),
		};
	},
	cannot: {rotate: 'Streamkap’s API has no call that gives a client credential a new secret.'},
};

async function current(api: StreamkapApi, {ref}: Held, signal: AbortSignal): Promise<Listed> {
	const found = (await api.clientCredentials(signal)).find(({client_id}) => client_id === ref['id']);
	if (!found) throw gone('client credential');
	return found;
}

/** `signInId` is the client id that kafkey is signed in with. */
function heldOf(credential: Listed, signInId: string | undefined): Held {
	const {client_id: id, description: about, service_id, roles, created_at} = credential;
	const names = (roles ?? []).map(({id: roleId, name}) => name || roleId);
	const created = isoTime(created_at);
	return {
		ref: {id},
		id,
		name: about ?? '',
		opens: `REST API of project ${service_id ?? '(not named)'}${names.length > 0 ? ` as ${names.join(', ')}` : ''}`,
		...(about && {description: about}),
		...(created && {created}),
		...(id === signInId && {inUse: 'it is what kafkey is signed in with'}),
		details: credentialDetails(credential),
		// Without roles it has single permissions, which no answer shows, so it is like no other.
		purpose: ['REST API', service_id, rolesAsText(roles) || id].join(' '),
	};
}
