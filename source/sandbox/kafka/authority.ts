import {createHash, generateKeyPairSync, type KeyObject, randomBytes, sign} from 'node:crypto';
import {bits, der, integer, octets, oid, sequence, set, time, utf8, yes} from './der.js';

/** The certificate authority of one sandbox run, and a certificate by it for 127.0.0.1 and localhost. */
export type Authority = {
	/** In PEM; what a client has to trust. */
	readonly certificate: string;
	/** What a TLS server takes. */
	readonly server: {readonly cert: string; readonly key: string};
};

type Party = {readonly name: string; readonly publicKey: KeyObject; readonly privateKey: KeyObject};

const day = 86_400_000;
const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));

/** Makes new keys and certificates, valid from yesterday for a week. */
export function createAuthority(): Authority {
	const root = party('kafkey sandbox CA');
	const leaf = party('kafkey sandbox broker');
	const certificate = signed(root, root, [
		extension('2.5.29.19', sequence(yes), 'critical'),
		// keyCertSign
		extension('2.5.29.15', der(0x03, Buffer.from([2, 0x04])), 'critical'),
		extension('2.5.29.14', octets(keyId(root))),
	]);
	const serverCertificate = signed(leaf, root, [
		extension('2.5.29.19', sequence(), 'critical'),
		// digitalSignature
		extension('2.5.29.15', der(0x03, Buffer.from([7, 0x80])), 'critical'),
		// serverAuth
		extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.1'))),
		extension('2.5.29.14', octets(keyId(leaf))),
		extension('2.5.29.35', sequence(der(0x80, keyId(root)))),
		extension(
			'2.5.29.17',
			sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1]))),
		),
	]);
	const key = leaf.privateKey.export({type: 'pkcs8', format: 'pem'}).toString();
	return {certificate, server: {cert: serverCertificate, key}};
}

function party(name: string): Party {
	return {name, ...generateKeyPairSync('ec', {namedCurve: 'P-256'})};
}

/** An X.509 v3 certificate in PEM (RFC 5280, section 4.1). */
function signed(subject: Party, issuer: Party, extensions: readonly Buffer[]): string {
	const body = sequence(
		der(0xa0, integer(Buffer.from([2]))),
		integer(randomBytes(16)),
		ecdsaWithSha256,
		nameOf(issuer),
		sequence(time(new Date(Date.now() - day)), time(new Date(Date.now() + 7 * day))),
		nameOf(subject),
		subject.publicKey.export({type: 'spki', format: 'der'}),
		der(0xa3, sequence(...extensions)),
	);
	const whole = sequence(body, ecdsaWithSha256, bits(sign('sha256', body, issuer.privateKey)));
	const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
	return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function nameOf({name}: Party): Buffer {
	return sequence(set(sequence(oid('2.5.4.3'), utf8(name))));
}

function extension(id: string, value: Buffer, critical?: 'critical'): Buffer {
	return sequence(oid(id), ...(critical ? [yes] : []), octets(value));
}

function keyId({publicKey}: Party): Buffer {
	return createHash('sha1')
		.update(publicKey.export({type: 'spki', format: 'der'}))
		.digest();
}
