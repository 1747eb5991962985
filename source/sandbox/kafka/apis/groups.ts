import {type Api, codes} from '../api.js';
import {authorizedBits, clusterName, notAsked} from '../rights.js';

const groupKey = 0;

/** Which broker looks after a group or a transaction: always the only one. */
export const findCoordinator: Api = {
	key: 10,
	name: 'FindCoordinator',
	versions: [4, 6],
	flexibleFrom: 3,
	answer: (read, write, {user, broker}) => {
		const group = read.int8() === groupKey;
		const keys = read.array(() => read.string()) ?? [];
		const resource = group ? 'GROUP' : 'TRANSACTIONAL_ID';
		write.int32(0).structs(keys, (key) => {
			const seen = user.may('DESCRIBE', resource, key);
			const denied = group ? codes.groupDenied : codes.transactionalIdDenied;
			write.string(key).int32(seen ? broker.id : -1);
			write.string(seen ? broker.host : '').int32(seen ? broker.port : -1);
			write.int16(seen ? codes.none : denied).string('');
		});
		write.tags();
	},
};

/** What groups are and what the user may do with them. One that does not exist is `Dead`. */
export const describeGroups: Api = {
	key: 15,
	name: 'DescribeGroups',
	versions: [5, 6],
	flexibleFrom: 5,
	answer: (read, write, {version, user}) => {
		const names = read.array(() => read.string()) ?? [];
		const asked = read.boolean();
		const sees = (name: string) => user.may('DESCRIBE', 'GROUP', name);
		// A broker puts those first that are denied.
		const sorted = names.toSorted((one, other) => Number(sees(one)) - Number(sees(other)));
		write.int32(0).structs(sorted, (name) => {
			const seen = sees(name);
			const exists = user.cluster.groups?.includes(name) ?? false;
			const unknown = version >= 6 && !exists ? codes.unknownGroup : codes.none;
			const error = seen ? unknown : codes.groupDenied;
			write.int16(error);
			if (version >= 6) write.string(error === codes.unknownGroup ? `Group ${name} not found.` : null);
			write.string(name).string(seen ? (exists ? 'Empty' : 'Dead') : '');
			write.string(seen && exists ? 'consumer' : '').string('');
			write.structs([], () => undefined);
			write.int32(asked && error === codes.none ? authorizedBits(user.may, 'GROUP', name) : notAsked);
		});
		write.tags();
	},
};

/** The groups that the user may see. */
export const listGroups: Api = {
	key: 16,
	name: 'ListGroups',
	versions: [3, 5],
	flexibleFrom: 3,
	answer: (read, write, {version, user}) => {
		const states = (version >= 4 && read.array(() => read.string().toLowerCase())) || [];
		const types = (version >= 5 && read.array(() => read.string().toLowerCase())) || [];
		const fits =
			(states.length === 0 || states.includes('empty')) && (types.length === 0 || types.includes('classic'));
		const everything = user.may('DESCRIBE', 'CLUSTER', clusterName);
		const seen = (user.cluster.groups ?? []).filter(
			(name) => fits && (everything || user.may('DESCRIBE', 'GROUP', name)),
		);
		write.int32(0).int16(codes.none);
		write.structs(seen, (name) => {
			write.string(name).string('consumer');
			if (version >= 4) write.string('Empty');
			if (version >= 5) write.string('classic');
		});
		write.tags();
	},
};
