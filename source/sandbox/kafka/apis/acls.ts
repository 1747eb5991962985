import {type Acl, covers} from '../acl.js';
import {type Api, codes} from '../api.js';
import {clusterName, type Operation, operationCodes, type Resource, resourceCodes} from '../rights.js';
import {Malformed, type Reader, type Writer} from '../wire.js';
import {adminOf} from './scram-users.js';

const any = 1;
const match = 2;
const patternCodes = {LITERAL: 3, PREFIXED: 4} as const;
const permissionCodes = {DENY: 2, ALLOW: 3} as const;

/** A question about rules, in the protocol's numbers; null and `any` take everything. */
type Filter = {
	readonly resource: number;
	readonly name: string | null;
	readonly pattern: number;
	readonly principal: string | null;
	readonly host: string | null;
	readonly operation: number;
	readonly permission: number;
};

/** The rules that a filter takes, grouped by what they are about. */
export const describeAcls: Api = {
	key: 29,
	name: 'DescribeAcls',
	versions: [2, 3],
	flexibleFrom: 2,
	answer: (read, write, call) => {
		const filter = readFilter(read);
		const admin = adminOf(call, 'DESCRIBE');
		const denied = admin ? codes.none : codes.clusterDenied;
		write
			.int32(0)
			.int16(denied)
			.string(admin ? '' : 'Cluster authorization failed.');
		const found = admin?.acls.filter((acl) => takes(filter, acl)) ?? [];
		const byResource = Map.groupBy(found, ({resource, pattern, name}) => `${resource} ${pattern} ${name}`);
		write.structs([...byResource.values()], (acls) => {
			const [first] = acls;
			if (!first) return;
			write.int8(resourceCodes[first.resource]).string(first.name).int8(patternCodes[first.pattern]);
			write.structs(acls, (acl) => writeRule(write, acl));
		});
		write.tags();
	},
};

/** Adds rules; one that is there already changes nothing. */
export const createAcls: Api = {
	key: 30,
	name: 'CreateAcls',
	versions: [2, 3],
	flexibleFrom: 2,
	answer: (read, write, call) => {
		const asked = read.structs(() => readAcl(read)) ?? [];
		const admin = adminOf(call, 'ALTER');
		write.int32(0).structs(asked, (acl) => {
			const wrong = unacceptable(acl);
			if (!admin) return write.int16(codes.clusterDenied).string('Cluster authorization failed.');
			if (wrong !== undefined) return write.int16(codes.invalidRequest).string(wrong);
			if (!admin.acls.some((known) => same(known, acl))) admin.acls = [...admin.acls, acl];
			return write.int16(codes.none).string('');
		});
		write.tags();
	},
};

/** Takes away what each filter takes, and says what that was. */
export const deleteAcls: Api = {
	key: 31,
	name: 'DeleteAcls',
	versions: [2, 3],
	flexibleFrom: 2,
	answer: (read, write, call) => {
		const filters = read.structs(() => readFilter(read)) ?? [];
		const admin = adminOf(call, 'ALTER');
		write.int32(0).structs(filters, (filter) => {
			const gone = admin?.acls.filter((acl) => takes(filter, acl)) ?? [];
			if (admin) admin.acls = admin.acls.filter((acl) => !gone.includes(acl));
			write.int16(admin ? codes.none : codes.clusterDenied);
			write.string(admin ? null : 'Cluster authorization failed.');
			write.structs(gone, (acl) => {
				write.int16(codes.none).string(null).int8(resourceCodes[acl.resource]);
				write.string(acl.name).int8(patternCodes[acl.pattern]);
				writeRule(write, acl);
			});
		});
		write.tags();
	},
};

function readFilter(read: Reader): Filter {
	return {
		resource: read.int8(),
		name: read.nullableString(),
		pattern: read.int8(),
		principal: read.nullableString(),
		host: read.nullableString(),
		operation: read.int8(),
		permission: read.int8(),
	};
}

function readAcl(read: Reader): Acl {
	return {
		resource: wordFor<Resource>(resourceCodes, read.int8()),
		name: read.string(),
		pattern: wordFor<Acl['pattern']>(patternCodes, read.int8()),
		principal: read.string(),
		host: read.string(),
		operation: wordFor<Operation>(operationCodes, read.int8()),
		permission: wordFor<Acl['permission']>(permissionCodes, read.int8()),
	};
}

function wordFor<Word extends string>(numbers: Readonly<Record<Word, number>>, wanted: number): Word {
	for (const word in numbers) if (numbers[word] === wanted) return word;
	throw new Malformed();
}

function writeRule(write: Writer, {principal, host, operation, permission}: Acl): void {
	write.string(principal).string(host);
	write.int8(operationCodes[operation]).int8(permissionCodes[permission]);
}

function unacceptable({resource, name, principal}: Acl): string | undefined {
	if (resource === 'CLUSTER' && name !== clusterName)
		return `The only valid name for the CLUSTER resource is ${clusterName}`;
	if (name === '') return 'Invalid empty resource name';
	return principal.includes(':') ? undefined : `Could not parse principal from \`${principal}\``;
}

function same(one: Acl, other: Acl): boolean {
	return (Object.keys(one) as (keyof Acl)[]).every((part) => one[part] === other[part]);
}

function takes(filter: Filter, acl: Acl): boolean {
	const exact = [
		[filter.resource, resourceCodes[acl.resource]],
		[filter.operation, operationCodes[acl.operation]],
		[filter.permission, permissionCodes[acl.permission]],
		[filter.pattern === match ? any : filter.pattern, patternCodes[acl.pattern]],
	] as const;
	if (exact.some(([wanted, given]) => wanted !== any && wanted !== given)) return false;
	if (filter.principal !== null && filter.principal !== acl.principal) return false;
	if (filter.host !== null && filter.host !== acl.host) return false;
	if (filter.name === null) return true;
	return filter.pattern === match ? covers(acl, filter.name) : filter.name === acl.name;
}
