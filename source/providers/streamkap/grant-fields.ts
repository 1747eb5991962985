import {type Answers, type Choice, defineFields, type Listing, type Picked, plainOf} from '../field.js';
import type {RoleNames, StreamkapApi} from './api.js';
import {word} from './rules.js';

/** Every role of the tenant. */
export const rolesOf: Listing<StreamkapApi, RoleNames> = async function* ({api, signal}) {
	yield await api.roles(signal);
};

export const byRoles: Choice = {value: 'roles', label: 'by roles', hint: 'from the list'};

/** The question for roles or permissions, and the list that goes with the answer; kinds word `access` themselves. */
export const grantFields = defineFields<StreamkapApi>()({
	access: {
		kind: 'select',
		label: 'How should its rights be given?',
		name: 'access',
		step: 'rights',
		choices: [
			byRoles,
			{value: 'permissions', label: 'by single permissions', hint: 'by id, for those who know them'},
		],
	},
	roles: {
		kind: 'many',
		label: 'Which roles?',
		name: 'roles',
		hint: 'One or several. It may do what its roles may.',
		choices: rolesOf,
		when: (answers) => plainOf(answers['access']) === 'roles',
		least: {count: 1, sentence: 'Choose at least one role.'},
		other: {label: 'Role id', schema: word('a role id'), placeholder: 'role id, role id'},
	},
	permissions: {
		kind: 'many',
		label: 'Which permissions?',
		name: 'permissions',
		hint: 'Their ids, separated by commas. kafkey has no list of them.',
		choices: [],
		when: (answers) => plainOf(answers['access']) === 'permissions',
		least: {count: 1, sentence: 'Type at least one permission id.'},
		other: {
			label: 'Permission id',
			schema: word('a permission id'),
			placeholder: 'permission id, permission id',
		},
	},
});

type Given = {
	readonly roles?: readonly Picked[] | undefined;
	readonly permissions?: readonly Picked[] | undefined;
};

/** The rights as the request names them. */
export function grantOf({roles, permissions}: Given) {
	return {
		...(roles && {role_ids: roles.map(({value}) => value)}),
		...(permissions && {permission_ids: permissions.map(({value}) => value)}),
	};
}

/** The rights in words: `roles Admin, Read Only`. */
export function grantWords({roles, permissions}: Given): string {
	const given = roles ?? permissions ?? [];
	const noun = roles ? 'role' : 'permission';
	return `${noun}${given.length === 1 ? '' : 's'} ${given.map(({label}) => label).join(', ')}`;
}

/**
 * How the answered roles differ from the asked ones, as sets. Which of its names an answer uses for a role is not
 * documented, so any will do; a role that was typed is known by its id only, and then nothing is claimed.
 */
export function roleDifferences(
	asked: readonly Picked<RoleNames>[] | undefined,
	answered: readonly string[] | null | undefined,
): string[] {
	if (!asked || !answered) return [];
	const namesOf = ({value, data}: Picked<RoleNames>) => data?.names ?? [value];
	const missing = asked.filter((role) => !namesOf(role).some((name) => answered.includes(name)));
	const added = answered.filter((name) => !asked.some((role) => namesOf(role).includes(name)));
	if (missing.some(({typed}) => typed)) return [];
	return [
		...(missing.length > 0 ? [`It lacks the roles ${missing.map(({label}) => label).join(', ')}.`] : []),
		...(added.length > 0 ? [`It also has the roles ${added.join(', ')}.`] : []),
	];
}

/** A condition on top of another. */
export function both(one: (answers: Answers) => boolean, other: (answers: Answers) => boolean) {
	return (answers: Answers) => one(answers) && other(answers);
}
