import {promises as dns, type LookupAddress} from 'node:dns';
import {BlockList, isIP} from 'node:net';
import {safeText} from '../safe-text.js';
import {Fault} from './fault.js';

const local = listOf([
	['127.0.0.0', 8, 'ipv4'],
	['::1', 128, 'ipv6'],
]);

/** RFC 1918, RFC 6598 (carriers' own), RFC 3927 and RFC 4193 with link-local addresses. */
const privateNetworks = listOf([
	['10.0.0.0', 8, 'ipv4'],
	['172.16.0.0', 12, 'ipv4'],
	['192.168.0.0', 16, 'ipv4'],
	['100.64.0.0', 10, 'ipv4'],
	['169.254.0.0', 16, 'ipv4'],
	['fc00::', 7, 'ipv6'],
	['fe80::', 10, 'ipv6'],
]);

/** A host's addresses, all of them. */
export type Host = {
	readonly addresses: readonly LookupAddress[];
	/** Every address is this machine. */
	readonly isLocal: boolean;
	/** Every address belongs to a private network. */
	readonly isPrivate: boolean;
};

/** Looks the host up; throws a `Fault`. */
export async function findHost(host: string): Promise<Host> {
	const addresses = await lookup(host);
	if (addresses.length === 0) throw new Fault('unknown-host');
	const all = (list: BlockList) =>
		addresses.every(({address, family}) => list.check(address, family === 6 ? 'ipv6' : 'ipv4'));
	return {addresses, isLocal: all(local), isPrivate: all(privateNetworks)};
}

async function lookup(host: string): Promise<LookupAddress[]> {
	const family = isIP(host);
	// Only a cluster's own word can be such a name, and Node would warn of it on the terminal.
	if (host === '' || safeText(host, 255) !== host) throw new Fault('unknown-host');
	return family === 0 ? dns.lookup(host, {all: true}) : [{address: host, family}];
}

function listOf(nets: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[]): BlockList {
	const list = new BlockList();
	for (const net of nets) list.addSubnet(...net);
	return list;
}
