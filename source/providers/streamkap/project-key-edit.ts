import {type Answers, plainOf, rowsOf, valuesOf} from '../field.js';
import {gone, refusedChange} from '../gone.js';
import type {Held, Life} from '../life.js';
import {pick} from '../pick.js';
import {aclOf, rowOf, rulesOf} from './acl.js';
import type {ProjectKeyDetail} from './answers.js';
import type {StreamkapApi} from './api.js';
import {changedGrant, pickedRoles, rolesField} from './grant-life.js';
import {fields, toolProfiles} from './project-key-fields.js';

const {when: _kafka, ...allowedIps} = fields['allowed-ips'];
const {when: _rules, ...acl} = fields.acl;

/** `PATCH /project-keys/{id}` (Streamkap's API reference): what is not named stays. */
export const keyEdit: NonNullable<Life<StreamkapApi>['edit']> = {
	fields: {
		name: fields.name,
		description: fields.description,
		roles: rolesField,
		'allowed-ips': allowedIps,
		acl,
		'tool-profile': fields['tool-profile'],
		'allowed-tools': fields['allowed-tools'],
		'blocked-tools': fields['blocked-tools'],
	},
	now: async ({api, held, signal}) => {
		const key = await currentKey(api, held, signal);
		return {
			name: key.name ?? '',
			description: key.description ?? '',
			...apiNow(key),
			...kafkaNow(key),
			'tool-profile': pick(toolProfiles, key.tool_profile ?? 'none'),
			'allowed-tools': (key.allowed_tools ?? []).map((tool) => pick([], tool)),
			'blocked-tools': (key.blocked_tools ?? []).map((tool) => pick([], tool)),
		};
	},
	send: async ({api, held, changed, signal}) => {
		const profile = plainOf(changed['tool-profile']);
		if (profile === 'none')
			throw refusedChange('tool-profile', 'Streamkap does not say how a tool profile is taken away.');
		const [name, description, ips] = ['name', 'description', 'allowed-ips'].map((id) => plainOf(changed[id]));
		const body = {
			...(name !== undefined && {name}),
			...(description !== undefined && {description}),
			...changedGrant(changed),
			...(ips !== undefined && {whitelist_ips: ips}),
			...(changed['acl'] && {kafka_acls: rowsOf(changed['acl']).map(aclOf)}),
			...(profile !== undefined && {tool_profile: profile}),
			...(changed['allowed-tools'] && {allowed_tools: valuesOf(changed['allowed-tools'])}),
			...(changed['blocked-tools'] && {blocked_tools: valuesOf(changed['blocked-tools'])}),
		};
		await api.changeProjectKey(held.ref['id'] ?? '', body, signal);
	},
	notes: [
		'Its secrets stay as they are.',
		{
			sentence:
				'Streamkap does not say whether an empty description, or an empty list of tools, clears what was there.',
			about: ({description, ...changed}) =>
				plainOf(description) === '' ||
				['allowed-tools', 'blocked-tools'].some((id) => changed[id] && valuesOf(changed[id]).length === 0),
		},
	],
};

/** Single permissions are in no answer and cannot be changed (Streamkap's guide), so only roles are asked for. */
function apiNow({roles}: ProjectKeyDetail): Answers {
	return roles && roles.length > 0 ? {roles: pickedRoles(roles)} : {};
}

function kafkaNow({kafka_username, whitelist_ips, kafka_acls}: ProjectKeyDetail): Answers {
	if (!kafka_username) return {};
	return {'allowed-ips': whitelist_ips ?? '', acl: rulesOf(kafka_acls).map(rowOf)};
}

/** The key as it is now. */
export async function currentKey(
	api: StreamkapApi,
	{ref}: Pick<Held, 'ref'>,
	signal: AbortSignal,
): Promise<ProjectKeyDetail> {
	const found = await api.projectKey(ref['id'] ?? '', signal);
	if (!found) throw gone('project key');
	return found;
}
