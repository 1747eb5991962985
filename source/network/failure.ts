/** Why there is no answer, or only part of one. */
export type Failure = keyof typeof failures;

/** Each with its reason (a sentence about the host), what to do, and whether a read may try again at once. */
export const failures = {
	cancelled: {why: () => 'It was cancelled.', next: undefined, again: false},
	'time-out': {
		why: (host: string) => `${host} took too long to answer.`,
		next: 'Try again in a few minutes.',
		again: false,
	},
	'unknown-host': {
		why: (host: string) => `There is no host named ${host}.`,
		next: 'Check the network connection, and the base URL if you gave one.',
		again: false,
	},
	'no-name-server': {
		why: (host: string) => `The address of ${host} could not be looked up.`,
		next: 'Check the network connection.',
		again: true,
	},
	'refused-connection': {
		why: (host: string) => `${host} refused the connection.`,
		next: 'Check the base URL, and HTTPS_PROXY if there is one.',
		again: true,
	},
	unreachable: {
		why: (host: string) => `${host} could not be reached.`,
		next: 'Check the network connection, and HTTPS_PROXY if there should be a proxy.',
		again: true,
	},
	'cut-off': {
		why: (host: string) => `The connection to ${host} broke off.`,
		next: 'Try again.',
		again: true,
	},
	'too-large': {
		why: (host: string) => `The answer of ${host} is larger than kafkey accepts.`,
		next: 'Check that the base URL is that of the API.',
		again: false,
	},
	'not-http': {
		why: (host: string) => `What ${host} answered is not HTTP.`,
		next: 'Check the base URL, especially its port.',
		again: false,
	},
	proxy: {
		why: (host: string) => `The proxy did not open a connection to ${host}.`,
		next: 'Check HTTPS_PROXY, with its user name and password, or add the host to NO_PROXY.',
		again: false,
	},
	'certificate-expired': {
		why: (host: string) => `The certificate of ${host} has expired.`,
		next: "Check this machine's clock. If it is right, the owner of the server must renew the certificate.",
		again: false,
	},
	'certificate-not-yet-valid': {
		why: (host: string) => `The certificate of ${host} is not valid yet.`,
		next: "Check this machine's clock.",
		again: false,
	},
	'certificate-of-another-host': {
		why: (host: string) => `The certificate that was shown is not one for ${host}.`,
		next: 'Check the base URL. Something on the way may be answering in its place.',
		again: false,
	},
	'certificate-not-trusted': {
		why: (host: string) =>
			`The certificate of ${host} is not signed by an authority that this machine trusts.`,
		next: 'If your company has its own authority, set NODE_EXTRA_CA_CERTS to its certificate file, or NODE_OPTIONS=--use-system-ca.',
		again: false,
	},
	tls: {
		why: (host: string) => `No secure connection to ${host} could be made.`,
		next: 'Check that the base URL leads to an https server.',
		again: false,
	},
	unverified: {
		why: () => 'NODE_TLS_REJECT_UNAUTHORIZED=0 asks not to verify servers; the sign-in could go to anyone.',
		next: 'Unset it. For a private authority set NODE_EXTRA_CA_CERTS to its certificate file.',
		again: false,
	},
	unknown: {
		why: (host: string) => `The request to ${host} failed in a way that kafkey does not know.`,
		next: 'Try again.',
		again: false,
	},
} as const;

const codes: Readonly<Record<string, Failure>> = {
	ENOTFOUND: 'unknown-host',
	EAI_AGAIN: 'no-name-server',
	ECONNREFUSED: 'refused-connection',
	EHOSTUNREACH: 'unreachable',
	ENETUNREACH: 'unreachable',
	ETIMEDOUT: 'unreachable',
	UND_ERR_CONNECT_TIMEOUT: 'unreachable',
	ECONNRESET: 'cut-off',
	EPIPE: 'cut-off',
	UND_ERR_SOCKET: 'cut-off',
	UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'cut-off',
	UND_ERR_HEADERS_OVERFLOW: 'too-large',
	UND_ERR_RES_EXCEEDED_MAX_SIZE: 'too-large',
	UND_ERR_ABORTED: 'proxy',
	UND_ERR_PRX_CONN: 'proxy',
	UND_ERR_PRX_TLS: 'proxy',
	CERT_HAS_EXPIRED: 'certificate-expired',
	CERT_NOT_YET_VALID: 'certificate-not-yet-valid',
	ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-of-another-host',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-not-trusted',
	SELF_SIGNED_CERT_IN_CHAIN: 'certificate-not-trusted',
	UNABLE_TO_GET_ISSUER_CERT: 'certificate-not-trusted',
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate-not-trusted',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate-not-trusted',
};

/** The failure behind what undici or Node threw, never by its message, which may hold parts of the answer. */
export function failureOf(error: unknown): Failure {
	if (!(error instanceof Error)) return 'unknown';
	const code = 'code' in error ? String(error.code) : '';
	const known = codes[code];
	if (known !== undefined) return known;
	if (error.name === 'HTTPParserError') return 'not-http';
	return /^(ERR_SSL|ERR_TLS|EPROTO|CERT_|UNABLE_TO)/.test(code) ? 'tls' : 'unknown';
}
