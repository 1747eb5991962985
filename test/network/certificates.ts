import {execFileSync} from 'node:child_process';
import {generateKeyPairSync} from 'node:crypto';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

export type KeyPair = {readonly key: string; readonly cert: string};

/** Whether certificates can be made here. */
export const hasOpenssl = works('openssl', ['version']);

/** Certificates of a private authority, made with the openssl command. */
export function makeCertificates() {
	const folder = mkdtempSync(join(tmpdir(), 'kafkey-certificates-'));
	const {privateKey} = generateKeyPairSync('ec', {namedCurve: 'P-256'});
	const key = privateKey.export({type: 'pkcs8', format: 'pem'}).toString();
	const openssl = (...given: string[]) => execFileSync('openssl', given, {cwd: folder, stdio: 'pipe'});
	const sign = (name: string, host: string, from: string, until: string): KeyPair => {
		openssl('req', '-new', '-key', 'key.pem', '-subj', `/CN=${name}`, '-out', `${name}.csr`);
		writeFileSync(join(folder, 'extensions'), `subjectAltName=DNS:${host}\n`);
		const dates = ['-startdate', `${from}0101000000Z`, '-enddate', `${until}0101000000Z`];
		const files = ['-in', `${name}.csr`, '-out', `${name}.pem`, '-extfile', 'extensions'];
		openssl('ca', '-config', 'config', '-batch', '-notext', ...dates, ...files);
		return {key, cert: readFileSync(join(folder, `${name}.pem`), 'utf8')};
	};
	try {
		writeFileSync(join(folder, 'key.pem'), key);
		writeFileSync(join(folder, 'config'), configuration);
		writeFileSync(join(folder, 'index'), '');
		writeFileSync(join(folder, 'serial'), '01\n');
		openssl('req', '-x509', '-new', '-key', 'key.pem', '-subj', '/CN=authority', '-out', 'authority.pem');
		openssl('req', '-x509', '-new', '-key', 'key.pem', '-subj', '/CN=localhost', '-out', 'self.pem');
		return {
			authority: readFileSync(join(folder, 'authority.pem'), 'utf8'),
			selfSigned: {key, cert: readFileSync(join(folder, 'self.pem'), 'utf8')},
			good: sign('good', 'localhost', '2020', '2049'),
			expired: sign('expired', 'localhost', '2020', '2021'),
			notYetValid: sign('early', 'localhost', '2048', '2049'),
			otherHost: sign('other', 'other.test', '2020', '2049'),
			behindProxy: sign('proxied', 'api.example.test', '2020', '2049'),
		};
	} finally {
		rmSync(folder, {recursive: true});
	}
}

const configuration = `
[ca]
default_ca = own
[own]
new_certs_dir = .
database = index
serial = serial
certificate = authority.pem
private_key = key.pem
default_md = sha256
unique_subject = no
policy = any
[any]
commonName = supplied
`;

function works(command: string, given: readonly string[]): boolean {
	try {
		execFileSync(command, given, {stdio: 'pipe'});
		return true;
	} catch {
		return false;
	}
}
