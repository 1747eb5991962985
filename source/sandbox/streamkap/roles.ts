/**
 * A role as the vendor's OpenAPI document gives it. The vendor names the six roles in its team guide and one
 * permission, `fe.secure.read.roles`; the other permissions' names are the sandbox's own.
 */
export type Role = {
	readonly id: string;
	readonly key: string;
	readonly name: string;
	readonly description: string | null;
	readonly created_at: string | null;
	readonly updated_at: string | null;
	readonly permissions: readonly string[];
};

/** What a call needs. */
export type Permission =
	| 'fe.secure.read.roles'
	| 'fe.secure.read.tenantApiTokens'
	| 'fe.secure.write.tenantApiTokens'
	| 'sk.project-keys.read'
	| 'sk.project-keys.write'
	| 'sk.kafka-access.read'
	| 'sk.kafka-access.write'
	| 'sk.topics.read'
	| 'sk.billing.read';

const reading: readonly Permission[] = [
	'fe.secure.read.roles',
	'fe.secure.read.tenantApiTokens',
	'sk.project-keys.read',
	'sk.kafka-access.read',
	'sk.topics.read',
];
const building: readonly Permission[] = [...reading, 'sk.project-keys.write', 'sk.kafka-access.write'];

export const roles: readonly Role[] = [
	role('3c1f9d1e', 'Admin', 'Admin', 'Everything', [
		...building,
		'fe.secure.write.tenantApiTokens',
		'sk.billing.read',
	]),
	role(
		'7b20c4aa',
		'DataAdmin',
		'Data Admin',
		'Create and edit sources, destinations and pipelines',
		building,
	),
	role('e5d8017f', 'ReadOnly', 'Read Only', 'Read access', reading),
	role('a914f3c2', 'SubAccounts', 'Sub-Accounts', null, ['fe.secure.read.roles']),
	role('4f6ab08d', 'TeamManagement', 'Team Management', 'Invite and manage members', [
		'fe.secure.read.roles',
	]),
	role('d03c75e6', 'Billing', 'Billing', 'Usage and invoices', ['sk.billing.read']),
];

function role(
	prefix: string,
	key: string,
	name: string,
	description: string | null,
	permissions: readonly Permission[],
): Role {
	const id = `${prefix}-52a7-4e1b-9c3d-8f60b1d2a4e7`;
	const created_at = '2024-02-01T09:00:00Z';
	return {id, key, name, description, created_at, updated_at: null, permissions};
}

/** What a credential may do: roles or permissions, never both (the vendor's page on project keys). */
export type Grant = {readonly roleIds: readonly string[]; readonly permissionIds: readonly string[]};

/** The granted roles in the server's own order, which need not be the order that was asked for. */
export function rolesOf(grant: Grant): Role[] {
	return roles.filter(({id}) => grant.roleIds.includes(id));
}

/** All permissions of a grant. */
export function permissionsOf(grant: Grant): ReadonlySet<string> {
	return new Set([...grant.permissionIds, ...rolesOf(grant).flatMap(({permissions}) => permissions)]);
}

/** The ids of a grant that stand for nothing. The vendor lists no permission ids; here they are the roles' strings. */
export function unknownIds(grant: Grant): string[] {
	const permissions = new Set(roles.flatMap((one) => one.permissions));
	return [
		...grant.roleIds.filter((id) => !roles.some((one) => one.id === id)),
		...grant.permissionIds.filter((id) => !permissions.has(id)),
	];
}
