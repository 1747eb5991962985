import {type Api, type Call, codes} from '../api.js';
import type {KafkaAdmin} from '../cluster.js';
import {clusterName, type Operation} from '../rights.js';
import {leastIterations, type ScramCredential, type ScramMechanism, scramMechanisms} from '../scram.js';

const mostIterations = 16_384;

type Result = {readonly error: number; readonly message: string};

const done: Result = {error: codes.none, message: ''};
const denied: Result = {error: codes.clusterDenied, message: 'Cluster authorization failed.'};

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
		if (!admin) {
			write.int32(0).int16(codes.clusterDenied).string(null);
			write.structs(named ?? [], () => {
				write
					.string('')
					.int16(codes.clusterDenied)
					.string(null)
					.structs([], () => undefined);
			});
			return void write.tags();
		}
		const names = named?.length ? named : [...admin.users.keys()];
		write.int32(0).int16(codes.none).string('');
		write.structs([...new Set(names)], (name) => {
			const {error, message} = judged(name, names, admin);
			write.string(name).int16(error).string(message);
			const credentials = error === codes.none ? [...(admin.users.get(name) ?? [])] : [];
			write.structs(credentials, ([mechanism, {iterations}]) => {
				write.int8(scramMechanisms.indexOf(mechanism) + 1).int32(iterations);
			});
		});
		return void write.tags();
	},
};

function judged(name: string, names: readonly string[], {users}: KafkaAdmin): Result {
	if (names.filter((other) => other === name).length > 1) {
		const message = `Cannot describe SCRAM credentials for the same user twice in a single request: ${name}`;
		return {error: codes.duplicateResource, message};
	}
	if (users.has(name)) return done;
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
		const changes = [...deletions, ...upsertions];
		const names = [...new Set(changes.map(({user}) => user))];
		write.int32(0).structs(names, (name) => {
			const own = changes.filter(({user}) => user === name);
			const {error, message} = admin ? alter(admin, own) : denied;
			write
				.string(name)
				.int16(error)
				.string(error === codes.none ? null : message);
		});
		write.tags();
	},
};

type Change = {
	readonly user: string;
	readonly mechanism: ScramMechanism | undefined;
} & Partial<ScramCredential>;

/** Makes the one change of a user; one without a password takes the credential away. */
function alter({users, usableFrom}: KafkaAdmin, [change, ...more]: readonly Change[]): Result {
	if (!change) return done;
	const {user, mechanism, salt, saltedPassword, iterations = 0} = change;
	const known = users.get(user) ?? new Map();
	const upserted = salt && saltedPassword && {salt, saltedPassword, iterations, usableFrom: usableFrom()};
	if (!mechanism) return {error: codes.unsupportedMechanism, message: 'Unknown SCRAM mechanism'};
	const message = upserted && unacceptable(user, iterations);
	if (message) return {error: codes.unacceptableCredential, message};
	if (!upserted && !known.has(mechanism)) {
		const missing = 'Attempt to delete a user credential that does not exist';
		return {error: codes.unknownResource, message: missing};
	}
	if (more.length > 0) {
		const twice = 'A user credential cannot be altered twice in the same request';
		return {error: codes.duplicateResource, message: twice};
	}
	if (upserted) users.set(user, known.set(mechanism, upserted));
	else known.delete(mechanism);
	if (known.size === 0) users.delete(user);
	return done;
}

function mechanismOf(code: number) {
	return scramMechanisms[code - 1];
}

function unacceptable(user: string, iterations: number): string | undefined {
	if (user === '') return 'Username must not be empty';
	if (iterations < leastIterations) return 'Too few iterations';
	return iterations > mostIterations ? 'Too many iterations' : undefined;
}
