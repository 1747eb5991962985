import type {KafkaOperation, SaslMechanism} from '../network/kafka/terms.js';
import type {Secret} from '../secret.js';

export {type KafkaOperation, kafkaOperations, type SaslMechanism} from '../network/kafka/terms.js';

/** What was asked for on a topic or a group: one by name, all whose name begins with `name`, or all (`name` is `*`). */
export type KafkaRight = {
	readonly resource: 'topic' | 'group';
	readonly pattern: 'literal' | 'prefixed' | 'all';
	readonly name: string;
	readonly operations: readonly KafkaOperation[];
};

/** How long the vendor lets a new credential be refused before a refusal means something. Times in seconds. */
export type Spreading = {
	/** Said while waiting: `Confluent: a new Kafka key takes about 2 minutes`. */
	readonly said: string;
	/** Between two tries. */
	readonly every: number;
	/** After so long the wait ends: still spreading. */
	readonly atMost: number;
	/** Successes in a row that count as working; 1 by default. */
	readonly inARow?: number;
};

/** A read that proves an HTTP access: with 200 it works. */
export type HttpProbe = {
	/** Appended to the address. */
	readonly path: string;
	/** What it does, for sentences: `list the subjects`. */
	readonly purpose: string;
	/** Which of the provider's base URLs it is sent to, where the access has no address of its own. */
	readonly base?: string;
	/** What a 403 says of an access that is no longer spreading; `may not <purpose>` unless given. */
	readonly forbidden?: string;
};

/** Proves a client credential: exchanges the pair for a token, then reads with it. All paths are below `base`. */
export type TokenProbe = {
	readonly base: string;
	readonly exchange: {
		readonly path: string;
		/** Names of the request's JSON fields. */
		readonly clientId: string;
		readonly secret: string;
		/** Name of the answer's field that holds the token. */
		readonly token: string;
	};
	readonly read: {readonly path: string; readonly purpose: string};
};

/** The names under which an access is written to `.env`; a name that is left out is not written. */
export type HttpNames = {readonly url?: string; readonly username: string; readonly password: string};

/** One way in with a credential. Unknown addresses are absent, never empty. */
export type Access = KafkaAccess | HttpBasicAccess | OauthClientAccess;

/** The Kafka protocol. */
export type KafkaAccess = {
	readonly type: 'kafka';
	readonly label: string;
	/** Comma-separated `host:port`, without a scheme. */
	readonly bootstrapServers?: string;
	readonly securityProtocol: 'SASL_SSL' | 'SASL_PLAINTEXT';
	readonly mechanism: SaslMechanism;
	readonly username: string;
	readonly password: Secret;
	/** The one literal topic of the grant, where there is just one. */
	readonly topic?: string;
	/** The one literal consumer group of the grant, where there is just one. */
	readonly group?: string;
	/** What was asked for; absent where kafkey did not give the rights, so that they are shown and not compared. */
	readonly rights?: readonly KafkaRight[];
	/**
	 * Operations of which more than `rights` is a difference; all of them by default. None where the user may have had
	 * rights before; some where the vendor does not say exactly what comes with a permission.
	 */
	readonly strict?: readonly KafkaOperation[];
	/** Whom to trust for TLS in place of the system's own certificate authorities: a PEM file. */
	readonly authority?: {readonly path: string; readonly pem: string};
	/** The person said yes to this password over plain text to another machine. */
	readonly plainTextAllowed?: true;
	readonly spreading?: Spreading;
};

/** HTTP Basic: Schema Registry, ksqlDB, Kafka REST, a management API. */
export type HttpBasicAccess = {
	readonly type: 'http-basic';
	readonly label: string;
	readonly names: HttpNames;
	readonly url?: string;
	readonly username: string;
	readonly password: Secret;
	readonly probe?: HttpProbe;
	/** Why there is no probe, or no address for it: a sentence without a full stop. */
	readonly unproved?: string;
	readonly spreading?: Spreading;
};

/** OAuth 2 client credentials or a vendor's own token exchange. */
export type OauthClientAccess = {
	readonly type: 'oauth-client';
	readonly label: string;
	readonly names: {readonly clientId: string; readonly secret: string};
	readonly clientId: string;
	readonly secret: Secret;
	/** Absolute https URL that exchanges the pair for a token. */
	readonly tokenEndpoint?: string;
	readonly probe?: TokenProbe;
	readonly spreading?: Spreading;
};

/** A way in as a file can hold it: found by its variables, proved by its probe. */
export type AccessForm =
	| (Pick<HttpBasicAccess, 'type' | 'label' | 'names'> & {
			readonly probe: HttpProbe;
			/** Whether an address is this vendor's, where several share the names. */
			readonly fits?: (url: string) => boolean;
	  })
	| (Pick<OauthClientAccess, 'type' | 'label' | 'names'> & {readonly probe: TokenProbe});

/** `SCHEMA_REGISTRY` → `SCHEMA_REGISTRY_URL`, `…_USERNAME`, `…_PASSWORD`. */
export function namesFor(prefix: string): HttpNames {
	return {url: `${prefix}_URL`, username: `${prefix}_USERNAME`, password: `${prefix}_PASSWORD`};
}

/** The secret of an access, whatever its type calls it. */
export function secretOf(access: Access): Secret {
	return access.type === 'oauth-client' ? access.secret : access.password;
}

/** The variables of a Kafka access, as `.env` names them. */
export const kafkaNames = {
	bootstrapServers: 'KAFKA_BOOTSTRAP_SERVERS',
	securityProtocol: 'KAFKA_SECURITY_PROTOCOL',
	mechanism: 'KAFKA_SASL_MECHANISM',
	username: 'KAFKA_SASL_USERNAME',
	password: 'KAFKA_SASL_PASSWORD',
	topic: 'KAFKA_TOPIC',
} as const;

/** Further variables of a Kafka access, for those that have an authority or one group; such a plan names them too. */
export const kafkaExtraNames = {authority: 'KAFKA_SSL_CA_LOCATION', group: 'KAFKA_GROUP_ID'} as const;
