import {createHash, createHmac, pbkdf2, randomBytes, timingSafeEqual} from 'node:crypto';
import {promisify} from 'node:util';
import {safeText} from '../safe-text.js';
import {Fault} from './fault.js';
import type {ScramMechanism} from './terms.js';

/** Sends a message of the sign-in and gives the broker’s answer to it. */
export type Exchange = (message: string) => Promise<string>;

/** Iterations that a broker may ask for: fewer weaken the password, more keep this machine busy. */
const fewest = 4096;
const most = 1_000_000;

const header = 'n,,';
const derive = promisify(pbkdf2);

/**
 * Signs in by SCRAM (RFC 5802, without channel binding, as Kafka does): the password never leaves this machine, and
 * the server proves in turn that it knows it. Throws a `Fault` where the server does not keep to that.
 */
export async function signInByScram(
	{
		mechanism,
		username,
		password,
	}: {readonly mechanism: ScramMechanism; readonly username: string; readonly password: string},
	exchange: Exchange,
	nonce: string = randomBytes(24).toString('base64url'),
): Promise<void> {
	const hash = hashOf(mechanism);
	const clientFirst = `n=${username.replaceAll('=', '=3D').replaceAll(',', '=2C')},r=${nonce}`;
	const serverFirst = await exchange(`${header}${clientFirst}`);
	const {salt, iterations, serverNonce} = parseFirst(serverFirst, nonce);
	const salted = await saltPassword(mechanism, password, salt, iterations);
	const bare = `c=${Buffer.from(header).toString('base64')},r=${serverNonce}`;
	const everything = `${clientFirst},${serverFirst},${bare}`;
	const hmac = (key: Buffer, text: string) => createHmac(hash, key).update(text).digest();
	const clientKey = hmac(salted, 'Client Key');
	const signature = hmac(createHash(hash).update(clientKey).digest(), everything);
	const proof = Buffer.from(clientKey.map((byte, index) => byte ^ (signature[index] ?? 0)));
	const expected = hmac(hmac(salted, 'Server Key'), everything);
	const serverFinal = parse(await exchange(`${bare},p=${proof.toString('base64')}`));
	const given = Buffer.from(serverFinal['v'] ?? '', 'base64');
	if (given.length !== expected.length || !timingSafeEqual(given, expected))
		throw new Fault('not-proved', {words: 'its signature is wrong'});
}

/** The salted password, as the server keeps it and as both sides reckon with it. */
export function saltPassword(
	mechanism: ScramMechanism,
	password: string,
	salt: Buffer,
	iterations: number,
): Promise<Buffer> {
	const hash = hashOf(mechanism);
	return derive(password, salt, iterations, hash === 'sha256' ? 32 : 64, hash);
}

function parseFirst(message: string, nonce: string) {
	const {r: serverNonce = '', s = '', i = ''} = parse(message);
	const salt = Buffer.from(s, 'base64');
	const iterations = /^\d+$/.test(i) ? Number(i) : 0;
	const wrong = !serverNonce.startsWith(nonce) || serverNonce === nonce || salt.length === 0;
	if (wrong) throw new Fault('not-proved', {words: 'its first answer is not one of SCRAM'});
	if (iterations < fewest || iterations > most)
		throw new Fault('not-proved', {
			words: `it asks for ${safeText(i, 20) || 'no'} iterations, and ${fewest} to ${most} are sound`,
		});
	return {salt, iterations, serverNonce};
}

function parse(message: string): Readonly<Record<string, string>> {
	const parts = message.split(',').map((part) => [part.slice(0, 1), part.slice(2)] as const);
	return Object.fromEntries(parts);
}

function hashOf(mechanism: ScramMechanism): 'sha256' | 'sha512' {
	return mechanism === 'SCRAM-SHA-256' ? 'sha256' : 'sha512';
}
