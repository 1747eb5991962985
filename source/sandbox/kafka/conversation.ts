import {type Api, type Broker, codes} from './api.js';
import {createAcls, deleteAcls, describeAcls} from './apis/acls.js';
import {createTopics} from './apis/create-topics.js';
import {describeCluster} from './apis/describe-cluster.js';
import {describeGroups, findCoordinator, listGroups} from './apis/groups.js';
import {metadata} from './apis/metadata.js';
import {alterScramUsers, describeScramUsers} from './apis/scram-users.js';
import type {KafkaUser, Realm} from './cluster.js';
import {type Gate, type SaslServer, saslServer} from './sasl.js';
import {Malformed, Reader, Writer} from './wire.js';

/** What a request led to; after `last` the broker closes the connection. */
export type Answer = {readonly bytes?: Buffer; readonly last?: boolean};

/** A request, as far as its header says. */
export type Request = {
	readonly api: Pick<Api, 'key' | 'name' | 'versions' | 'flexibleFrom'>;
	readonly version: number;
	readonly correlation: number;
	readonly body: Reader;
};

const handshake = {key: 17, name: 'SaslHandshake', versions: [1, 1], flexibleFrom: 99} as const;
const authenticate = {key: 36, name: 'SaslAuthenticate', versions: [0, 2], flexibleFrom: 2} as const;
const apiVersions = {key: 18, name: 'ApiVersions', versions: [0, 4], flexibleFrom: 3} as const;

const signedIn: readonly Api[] = [
	metadata,
	findCoordinator,
	describeGroups,
	listGroups,
	describeAcls,
	createAcls,
	deleteAcls,
	describeScramUsers,
	alterScramUsers,
	describeCluster,
	createTopics,
];
const spoken = [...signedIn, handshake, authenticate, apiVersions];

/** Reads a request's header; undefined for one that a broker does not know, upon which it closes the connection. */
export function requestIn(frame: Buffer): Request | undefined {
	try {
		const body = new Reader(frame);
		const [key, version, correlation] = [body.int16(), body.int16(), body.int32()];
		const api = spoken.find((one) => one.key === key);
		if (!api) return undefined;
		const known = version >= api.versions[0] && version <= api.versions[1];
		if (!known) return api === apiVersions ? {api, version, correlation, body} : undefined;
		body.nullableString();
		body.flexible = version >= api.flexibleFrom;
		body.tags();
		return {api, version, correlation, body};
	} catch (error) {
		if (error instanceof Malformed) return undefined;
		throw error;
	}
}

/** One connection from the broker's side: first the sign-in, then everything else, as SaslServerAuthenticator has it. */
export class Conversation {
	readonly #realm: Realm;
	readonly #gate: Gate;
	readonly #broker: Broker;
	#sasl: SaslServer | undefined;
	#user: KafkaUser | undefined;

	constructor(realm: Realm, gate: Gate, broker: Broker) {
		this.#realm = realm;
		this.#gate = gate;
		this.#broker = broker;
	}

	answer(request: Request): Answer {
		try {
			const {api} = request;
			if (api === apiVersions) return this.#versions(request);
			if (api === handshake) return this.#handshake(request);
			if (api === authenticate) return this.#authenticate(request);
			const known = signedIn.find((one) => one === api);
			if (!this.#user || !known) return {last: true};
			const call = {version: request.version, user: this.#user, broker: this.#broker};
			return reply(request, (write) => known.answer(request.body, write, call));
		} catch (error) {
			if (error instanceof Malformed) return {last: true};
			throw error;
		}
	}

	/** Between the handshake and its end nothing but the sign-in is in order, not even this. */
	#versions(request: Request): Answer {
		const inOrder = this.#user !== undefined || !this.#sasl;
		return {...versionsAnswer(request, inOrder ? codes.none : codes.illegalSaslState), last: !inOrder};
	}

	#handshake(request: Request): Answer {
		if (this.#sasl) {
			const answer = reply(request, (write) => write.int16(codes.illegalSaslState).array([], () => {}));
			return {...answer, last: !this.#user};
		}
		const wanted = request.body.string();
		const {mechanisms} = this.#realm;
		const mechanism = mechanisms.find((one) => one === wanted);
		if (mechanism) this.#sasl = saslServer(mechanism, this.#realm, this.#gate);
		const answer = reply(request, (write) => {
			write.int16(mechanism ? codes.none : codes.unsupportedMechanism);
			write.array(mechanisms, (name) => write.string(name));
		});
		return {...answer, last: !mechanism};
	}

	#authenticate(request: Request): Answer {
		if (!this.#sasl) return {last: true};
		const step = this.#user
			? {refused: 'SaslAuthenticate request received after successful authentication'}
			: this.#sasl(request.body.bytes());
		const failed = this.#user ? codes.illegalSaslState : codes.saslFailed;
		const answer = reply(request, (write) => {
			const refused = 'refused' in step;
			write.int16(refused ? failed : codes.none).string(refused ? step.refused : '');
			write.block(refused ? Buffer.alloc(0) : step.bytes);
			if (request.version >= 1) write.int64(0);
			write.tags();
		});
		if ('refused' in step) return {...answer, last: !this.#user};
		this.#user = step.user;
		return answer;
	}
}

/** Which requests are spoken. To a version that is none, the answer is in the oldest form (KIP-511). */
function versionsAnswer({version, correlation}: Request, error: number): Answer {
	const known = version <= apiVersions.versions[1];
	const form = known ? version : 0;
	const write = new Writer(form >= apiVersions.flexibleFrom);
	write.int32(correlation).int16(known ? error : codes.unsupportedVersion);
	const shown = known ? spoken : [apiVersions];
	write.structs(error === codes.none ? shown : [], ({key, versions: [oldest, newest]}) => {
		write.int16(key).int16(oldest).int16(newest);
	});
	if (form >= 1) write.int32(0);
	return {bytes: write.tags().bytes};
}

function reply({api, version, correlation}: Request, body: (write: Writer) => unknown): Answer {
	const write = new Writer(version >= api.flexibleFrom);
	write.int32(correlation).tags();
	body(write);
	return {bytes: write.bytes};
}
