import type {SaslMechanism} from '../../../source/providers/access.js';
import type {Cluster} from './broker.js';
import type {User} from './configuration.js';

/** Somebody who signs in over TLS. */
export type SignIn = User & {readonly mechanism: SaslMechanism};

/** A user's settings for Kafka's own clients. */
export function clientSettings(
	cluster: Cluster,
	{user, password, mechanism}: SignIn,
): Record<string, string> {
	const login = mechanism === 'PLAIN' ? 'plain.Plain' : 'scram.Scram';
	return {
		'bootstrap.servers': cluster.saslSsl,
		'security.protocol': 'SASL_SSL',
		'sasl.mechanism': mechanism,
		'sasl.jaas.config': `org.apache.kafka.common.security.${login}LoginModule required username="${user}" password="${password}";`,
		'ssl.truststore.type': 'PEM',
		'ssl.truststore.location': cluster.caPath,
	};
}

/** The super user's. */
export function adminSettings(cluster: Cluster): Record<string, string> {
	return clientSettings(cluster, {...cluster.admin, mechanism: 'SCRAM-SHA-512'});
}
