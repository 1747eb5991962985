import type {Told} from '../errors.js';
import type {Failure} from '../network/failure.js';
import type {Stage, StageName} from './verdict.js';

const addressFailures: readonly Failure[] = ['unknown-host', 'no-name-server'];
const tlsFailures: readonly Failure[] = [
	'certificate-expired',
	'certificate-not-yet-valid',
	'certificate-of-another-host',
	'certificate-not-trusted',
	'tls',
	'unverified',
];

/** The stages up to an answer of the server, whatever it said. */
export function reached(address: URL): Stage[] {
	const {host, hostname, protocol} = address;
	const tls: Stage = {name: 'tls', status: 'ok', sentence: `its certificate is one for ${hostname}`};
	return [
		named(address),
		{name: 'network', status: 'ok', sentence: `${host} answered`},
		...(protocol === 'https:' ? [tls] : []),
	];
}

/** The stages up to the one at which there was no answer. */
export function notReached(address: URL | undefined, problem: Told & {readonly failure?: Failure}): Stage[] {
	const {failure, why} = problem;
	const sentence = why?.replace(/\.$/, '') ?? 'it cannot be used';
	const failed = (name: StageName): Stage => ({name, status: 'failed', sentence});
	if (!address || failure === undefined || addressFailures.includes(failure)) return [failed('address')];
	if (!tlsFailures.includes(failure)) return [named(address), failed('network')];
	return [named(address), {name: 'network', status: 'ok', sentence: 'connected'}, failed('tls')];
}

function named({host}: URL): Stage {
	return {name: 'address', status: 'ok', sentence: host};
}
