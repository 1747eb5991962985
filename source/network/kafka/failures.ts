import type {KafkaStage} from './terms.js';

/** What a sentence about a failure may name. All safe to show. */
export type About = {
	readonly host: string;
	readonly port: number;
	/** Every address of the host is one of a private network. */
	readonly isPrivate?: boolean;
	/** SASL mechanism that was asked for. */
	readonly mechanism?: string;
	/** SASL mechanisms that the broker offers. */
	readonly offered?: readonly string[];
	/** The broker's own words, or the name of its error. */
	readonly words?: string;
	/** The right that is missing: `ALTER on the cluster`. */
	readonly right?: string;
	/** Whose certificate it is, and who signed it. */
	readonly certificate?: string;
};

type Entry = {
	readonly stage: KafkaStage;
	readonly why: (about: About) => string;
	readonly next: string | undefined;
	/** Another broker of the cluster may do better. */
	readonly passedOver: boolean;
};

/** The name of a failure in the table below. */
export type KafkaFailure = keyof typeof failures;

const clock =
	'Check this machine’s clock. If it is right, the owner of the broker must renew the certificate.';

/** Why a call did not succeed; each with the stage it belongs to, its reason, and what to do. */
export const failures = {
	cancelled: entry('cluster', () => 'It was cancelled.', undefined),
	'no-servers': entry(
		'address',
		({host}) => (host === '' ? 'No broker is named.' : `${host} is not of the form host:port.`),
		'Write the bootstrap servers as host:port, separated by commas.',
	),
	'unknown-host': passing(
		'address',
		({host}) => `There is no host named ${host}.`,
		'Check the bootstrap servers. A name of a private network is known only inside it.',
	),
	'no-name-server': passing(
		'address',
		({host}) => `The address of ${host} could not be looked up.`,
		'Check the network connection.',
	),
	'plain-text': entry(
		'network',
		({host}) => `Without TLS the password would cross the network to ${host} unencrypted.`,
		'Use SASL_SSL. Over plain text kafkey signs in to this machine only, unless you allow it.',
	),
	'refused-connection': passing(
		'network',
		({host, port}) => `${host} refused the connection: nothing listens on port ${port}.`,
		'Check the port, and that the broker runs.',
	),
	'no-connection': passing(
		'network',
		({host, port, isPrivate}) =>
			`${host} did not answer on port ${port}${isPrivate ? '; its address is one of a private network' : ''}.`,
		'Run kafkey where the broker can be reached, such as inside its network or over a VPN; otherwise check the address and the firewall.',
	),
	authorities: entry(
		'tls',
		() => 'What was given as the certificate authority holds no certificate in PEM.',
		'Name a file with a line -----BEGIN CERTIFICATE-----.',
	),
	'not-tls': passing(
		'tls',
		({host, port}) => `${host}:${port} does not answer with TLS: it looks like a port for plain text.`,
		'Check the port, or use SASL_PLAINTEXT if the broker is on this machine.',
	),
	'silent-tls': passing(
		'tls',
		({host, port}) => `${host}:${port} took the connection and then said nothing.`,
		'Check the port, and that the broker is not overloaded.',
	),
	'certificate-not-trusted': passing(
		'tls',
		({host}) => `The certificate of ${host} is not signed by an authority that is trusted here.`,
		'Name the PEM file of the authority that signed it: a CA file, KAFKA_SSL_CA_LOCATION or ssl.truststore.location.',
	),
	'certificate-of-another-host': passing(
		'tls',
		({host, certificate}) =>
			`The certificate that was shown${certificate ? ` (${certificate})` : ''} is not one for ${host}.`,
		'Use a name that the certificate holds. Something on the way may also be answering in the broker’s place.',
	),
	'certificate-expired': passing('tls', ({host}) => `The certificate of ${host} has expired.`, clock),
	'certificate-not-yet-valid': passing(
		'tls',
		({host}) => `The certificate of ${host} is not valid yet.`,
		'Check this machine’s clock.',
	),
	'client-certificate': entry(
		'tls',
		({host}) => `${host} wants a certificate of the client too.`,
		'Use a listener that signs in with a user name and password (SASL_SSL); kafkey has no client certificates.',
	),
	tls: passing(
		'tls',
		({host}) => `No secure connection to ${host} could be made.`,
		'Check that the broker speaks TLS 1.2 or newer on this port.',
	),
	'is-tls': passing(
		'sign-in',
		({host, port}) => `${host}:${port} speaks TLS, and was spoken to in plain text.`,
		'Use SASL_SSL.',
	),
	'closed-early': passing(
		'sign-in',
		({host, port}) => `${host}:${port} closed the connection before the sign-in; ports for TLS do that.`,
		'Use SASL_SSL if it is one, or check the port.',
	),
	'not-kafka': passing(
		'sign-in',
		({host, port}) => `What ${host}:${port} answered is not the Kafka protocol.`,
		'Check the port.',
	),
	'no-sign-in': entry(
		'sign-in',
		({host, port}) => `${host}:${port} takes no sign-in on this port, so nothing would be proved there.`,
		'Use the port of a listener with SASL.',
	),
	mechanism: entry(
		'sign-in',
		({mechanism, offered = []}) =>
			`The broker has ${mechanism} switched off${offered.length > 0 ? `; it offers ${offered.join(', ')}` : ''}.`,
		'Use a mechanism that the broker offers.',
	),
	credentials: entry(
		'sign-in',
		() => 'The broker does not accept this user name and password.',
		'Check both, and the mechanism: a user may have a password for one and none for another.',
	),
	'not-proved': entry(
		'sign-in',
		({words}) => `The broker could not prove that it knows the password: ${words}.`,
		'Do not use this password there before you know who answers at that address.',
	),
	'not-authorized': entry(
		'cluster',
		({right}) => `The user that is signed in lacks a right${right ? `: ${right}` : ''}.`,
		'Ask whoever manages the cluster for that right, or sign in as another user.',
	),
	'no-authorizer': entry(
		'cluster',
		() => 'The cluster has no authorizer, so it keeps no ACLs and everybody may do everything.',
		'Set authorizer.name on the brokers, or leave the ACLs out.',
	),
	'not-supported': entry(
		'cluster',
		() => 'The broker does not know this kind of request, or only an older form of it.',
		'It needs a newer version of the broker.',
	),
	'not-ready': passing(
		'cluster',
		({words}) => `The cluster cannot answer just now${words ? ` (${words})` : ''}.`,
		'Try again in a minute.',
	),
	invalid: entry(
		'cluster',
		({words}) => `The broker answered: ${words}.`,
		'Check the values that were given.',
	),
	'time-out': passing(
		'cluster',
		({host, port}) => `${host}:${port} took too long to answer.`,
		'Try again in a few minutes.',
	),
	'cut-off': passing(
		'cluster',
		({host, port}) => `The connection to ${host}:${port} broke off.`,
		'Try again.',
	),
};

function entry(stage: KafkaStage, why: Entry['why'], next: string | undefined): Entry {
	return {stage, why, next, passedOver: false};
}

function passing(stage: KafkaStage, why: Entry['why'], next: string): Entry {
	return {stage, why, next, passedOver: true};
}
