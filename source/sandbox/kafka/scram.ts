import {createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual} from 'node:crypto';

export const scramMechanisms = ['SCRAM-SHA-256', 'SCRAM-SHA-512'] as const;
export type ScramMechanism = (typeof scramMechanisms)[number];

/** What a broker keeps of a password. */
export type ScramCredential = {
	readonly salt: Buffer;
	readonly iterations: number;
	readonly saltedPassword: Buffer;
};

export const leastIterations = 4096;

const hashes = {'SCRAM-SHA-256': 'sha256', 'SCRAM-SHA-512': 'sha512'} as const;

/** What a broker keeps of this password, under a new salt. */
export function scramCredential(mechanism: ScramMechanism, password: string): ScramCredential {
	const salt = randomBytes(16);
	const hash = hashes[mechanism];
	const size = hash === 'sha256' ? 32 : 64;
	const saltedPassword = pbkdf2Sync(password, salt, leastIterations, size, hash);
	return {salt, iterations: leastIterations, saltedPassword};
}

/** The server's side of one exchange (RFC 5802) after the client's first message. */
export type ScramExchange = {
	readonly username: string;
	/** The server's first message. */
	readonly challenge: (credential: ScramCredential) => Buffer;
	/** The server's signature, if the client's final message proves the password. */
	readonly conclude: (final: Buffer) => Buffer | undefined;
};

/** Begins an exchange; undefined for bytes that are no first message. */
export function scramExchange(mechanism: ScramMechanism, first: Buffer): ScramExchange | undefined {
	const bare = /^n,(?:a=[^,]*)?,(?<bare>n=(?<user>[^,]+),r=(?<nonce>[\x21-\x2b\x2d-\x7e]+).*)$/.exec(
		first.toString('utf8'),
	)?.groups;
	if (!bare) return undefined;
	const hash = hashes[mechanism];
	const hmac = (key: Buffer, text: string) => createHmac(hash, key).update(text).digest();
	const nonce = `${bare['nonce']}${randomBytes(18).toString('base64')}`;
	let credential: ScramCredential | undefined;
	let challenge = '';
	return {
		username: (bare['user'] ?? '').replaceAll('=2C', ',').replaceAll('=3D', '='),
		challenge: (known) => {
			credential = known;
			challenge = `r=${nonce},s=${known.salt.toString('base64')},i=${known.iterations}`;
			return Buffer.from(challenge);
		},
		conclude: (final) => {
			const said = /^(?<without>c=[^,]*,r=(?<nonce>[^,]*)(?:,[^,]*)*),p=(?<proof>[^,]+)$/.exec(
				final.toString('utf8'),
			)?.groups;
			if (!said || !credential || said['nonce'] !== nonce) return undefined;
			const text = `${bare['bare']},${challenge},${said['without']}`;
			const storedKey = createHash(hash).update(hmac(credential.saltedPassword, 'Client Key')).digest();
			const signature = hmac(storedKey, text);
			const proof = Buffer.from(said['proof'] ?? '', 'base64');
			if (proof.length !== signature.length) return undefined;
			const clientKey = proof.map((byte, index) => byte ^ (signature[index] ?? 0));
			if (!timingSafeEqual(createHash(hash).update(clientKey).digest(), storedKey)) return undefined;
			const answer = hmac(hmac(credential.saltedPassword, 'Server Key'), text);
			return Buffer.from(`v=${answer.toString('base64')}`);
		},
	};
}
