import type * as z from 'zod';
import {type Answers, type Picked, valuesOf} from '../field.js';
import {refusedChange} from '../gone.js';
import type {role} from './answers.js';
import type {RoleNames} from './api.js';
import {byRoles, grantFields} from './grant-fields.js';

type AnsweredRoles = readonly z.infer<typeof role>[] | null | undefined;

const {when: _always, least: _checked, ...roles} = grantFields.roles;

/** The question for the roles of something that exists; that there is one at least is judged when it is sent. */
export const rolesField = {...roles, label: 'Which roles should it have?'};

/** The roles that an answer names, as if they had been picked from the list. */
export function pickedRoles(answered: AnsweredRoles): Picked<RoleNames>[] {
	return (answered ?? []).map(({id, key, name}) => ({
		value: id,
		label: name || key || id,
		...(key && {hint: key}),
		data: {names: [id, key, name].filter((each) => typeof each === 'string')},
		typed: false,
	}));
}

/** The answers that give the same roles. Permissions that were given directly are in no answer, so they are left out. */
export function sameGrant(answered: AnsweredRoles): Answers {
	const found = pickedRoles(answered);
	return found.length === 0 ? {} : {access: {...byRoles, typed: false}, roles: found};
}

/** The changed roles or permissions as a request names them; Streamkap takes one of the two. */
export function changedGrant(changed: Answers) {
	if (changed['roles'] && changed['permissions'])
		throw refusedChange('permissions', 'Streamkap takes roles or single permissions, not both.');
	return {
		...(changed['roles'] && {role_ids: atLeastOne('roles', 'role', changed)}),
		...(changed['permissions'] && {permission_ids: atLeastOne('permissions', 'permission', changed)}),
	};
}

function atLeastOne(field: string, noun: string, changed: Answers): string[] {
	const ids = valuesOf(changed[field]);
	if (ids.length === 0) throw refusedChange(field, `It needs at least one ${noun}.`);
	return ids;
}

/** Which roles, in an order of their own, so that the same ones compare alike. */
export function rolesAsText(answered: AnsweredRoles): string {
	return (answered ?? [])
		.map(({id}) => id)
		.sort()
		.join(' ');
}
