import {areLoopback} from '../network/kafka/loopback.js';
import type {Access} from '../providers/access.js';

/** Whether a password would leave this machine without TLS, and nobody said yes to that. */
export function crossesInClear(access: Access): boolean {
	if (access.type !== 'kafka' || access.securityProtocol !== 'SASL_PLAINTEXT') return false;
	return !access.plainTextAllowed && !areLoopback(access.bootstrapServers ?? '');
}

/** The access with the person's yes to that. */
export function allowingPlainText(access: Access): Access {
	return access.type === 'kafka' ? {...access, plainTextAllowed: true} : access;
}
