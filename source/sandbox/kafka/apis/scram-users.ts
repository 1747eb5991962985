import {type Api, type Call, codes} from '../api.js';
import type {KafkaAdmin} from '../cluster.js';
import {clusterName, type Operation} from '../rights.js';
import {leastIterations, scramMechanisms} from '../scram.js';

const mostIterations = 16_384;

type Result = {readonly user: string; readonly error: number; readonly message?: string};

/** The part of the cluster that administrators change, if it has one and the user may do this to it. */
export function adminOf({user}: Call, operation: Operation): KafkaAdmin | undefined {
	return user.may(operation, 'CLUSTER', clusterName) ? user.cluster.admin : undefined;
}

/** SCRAM users with their mechanisms; no answer has anything of a password. */
export const describeScramUsers: Api = {
	key: 50,
	name: 'DescribeUserScramCredentials',
	versions: [0, 0],
	flexibleFrom: 0,
	answer: (read, write, call) => {
		const named = read.structs(() => read.string());
		const admin = adminOf(call, 'DESCRIBE');
		const names = admin ? (named?.length ? named : [...admin.users.keys()]) : [];
		write
			.int32(0)
			.int16(admin ? codes.none : codes.clusterDenied)
			.string(null);
		write.structs([...new Set(names)], (name) => {
			const {error, message} = judged(name, names, admin);
			write
				.string(name)
				.int16(error)
				.string(message ?? null);
			const credentials = error === codes.none ? [...(admin?.users.get(name) ?? [])] : [];
			write.structs(credentials, ([mechanism, {iterations}]) => {
				write.int8(scramMechanisms.indexOf(mechanism) + 1).int32(iterations);
			});
		});
		write.tags();
	},
};

function judged(name: string, names: readonly string[], admin: KafkaAdmin | undefined): Omit<Result, 'user'> {
	if (names.filter((other) => other === name).length > 1) {
		const message = `Cannot describe SCRAM credentials for the same user twice in a single request: ${name}`;
		return {error: codes.duplicateResource, message};
	}
	if (admin?.users.has(name)) return {error: codes.none};
	const message = `Attempt to describe a user credential that does not exist: ${name}`;
	return {error: codes.unknownResource, message};
}

/** Makes users, changes their passwords and takes them away. */
export const alterScramUsers: Api = {
	key: 51,
	name: 'AlterUserScramCredentials',
	versions: [0, 0],
	flexibleFrom: 0,
	answer: (read, write, call) => {
		const deletions = read.structs(() => ({user: read.string(), mechanism: mechanismOf(read.int8())})) ?? [];
		const upsertions =
			read.structs(() => ({
				user: read.string(),
				mechanism: mechanismOf(read.int8()),
				iterations: read.int32(),
				salt: read.bytes(),
				saltedPassword: read.bytes(),
			})) ?? [];
		const admin = adminOf(call, 'ALTER');
		const remove = ({user, mechanism}: (typeof deletions)[number]): Result => {
			if (!admin) return {user, error: codes.clusterDenied, message: 'Cluster authorization failed.'};
			if (!mechanism) return unknownMechanism(user);
			const known = admin.users.get(user);
			if (!known?.delete(mechanism)) {
				const message = 'Attempt to delete a user credential that does not exist';
				return {user, error: codes.unknownResource, message};
			}
			if (known.size === 0) admin.users.delete(user);
			return {user, error: codes.none};
		};
		const upsert = ({user, mechanism, ...credential}: (typeof upsertions)[number]): Result => {
			if (!admin) return {user, error: codes.clusterDenied, message: 'Cluster authorization failed.'};
			if (!mechanism) return unknownMechanism(user);
			const message = unacceptable(user, credential.iterations);
			if (message !== undefined) return {user, error: codes.unacceptableCredential, message};
			const known = admin.users.get(user) ?? new Map();
			admin.users.set(user, known.set(mechanism, {...credential, usableFrom: admin.usableFrom()}));
			return {user, error: codes.none};
		};
		const results = [...deletions.map(remove), ...upsertions.map(upsert)];
		write.int32(0).structs(results, ({user, error, message}) => {
			write
				.string(user)
				.int16(error)
				.string(message ?? null);
		});
		write.tags();
	},
};

function mechanismOf(code: number) {
	return scramMechanisms[code - 1];
}

function unknownMechanism(user: string): Result {
	return {user, error: codes.unsupportedMechanism, message: 'Unknown SCRAM mechanism'};
}

function unacceptable(user: string, iterations: number): string | undefined {
	if (user === '') return 'Username must not be empty';
	if (iterations < leastIterations) return 'Too few iterations';
	return iterations > mostIterations ? 'Too many iterations' : undefined;
}
