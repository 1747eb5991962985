import {isLoopback} from '../network/base-url.js';
import type {Access} from '../providers/access.js';

/** Whether a password would leave this machine without TLS. */
export function crossesInClear(access: Access): boolean {
	if (access.type !== 'kafka' || access.securityProtocol !== 'SASL_PLAINTEXT') return false;
	const hosts = (access.bootstrapServers ?? '')
		.split(',')
		.map((server) => server.trim().replace(/:\d+$/, ''));
	return !hosts.every((host) => isLoopback(host));
}
