import type {KafkaFailure} from './failures.js';

const untrusted = 'certificate-not-trusted';

const codes: Readonly<Record<string, KafkaFailure>> = {
	ENOTFOUND: 'unknown-host',
	EAI_AGAIN: 'no-name-server',
	ECONNREFUSED: 'refused-connection',
	EHOSTUNREACH: 'no-connection',
	ENETUNREACH: 'no-connection',
	EADDRNOTAVAIL: 'no-connection',
	ETIMEDOUT: 'no-connection',
	EPROTO: 'not-tls',
	ERR_SSL_WRONG_VERSION_NUMBER: 'not-tls',
	ERR_SSL_PACKET_LENGTH_TOO_LONG: 'not-tls',
	ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'client-certificate',
	ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: 'tls',
	CERT_HAS_EXPIRED: 'certificate-expired',
	CERT_NOT_YET_VALID: 'certificate-not-yet-valid',
	ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-of-another-host',
	DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
	SELF_SIGNED_CERT_IN_CHAIN: untrusted,
	UNABLE_TO_GET_ISSUER_CERT: untrusted,
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
	CERT_SIGNATURE_FAILURE: untrusted,
};

/** The failure behind what a look-up or a socket threw, by its code; undefined where it tells nothing of its own. */
export function socketFailure(error: unknown): KafkaFailure | undefined {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return codes[code] ?? (/^(ERR_SSL|ERR_TLS|CERT_|UNABLE_TO|INVALID_)/.test(code) ? 'tls' : undefined);
}
