import type {Secret} from '../secret.js';

/** SASL mechanisms that a Kafka access can name. */
export type SaslMechanism = 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512';

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
};

/** HTTP Basic: Schema Registry, ksqlDB, Kafka REST, a management API. */
export type HttpBasicAccess = {
	readonly type: 'http-basic';
	readonly label: string;
	readonly names: HttpNames;
	readonly url?: string;
	readonly username: string;
	readonly password: Secret;
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
};

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
