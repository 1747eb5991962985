import {safeText} from '../safe-text.js';
import {Fault, type Server, tellWay} from './fault.js';

/** `host:port`, perhaps with a scheme as some vendors show it; an IPv6 address in brackets. */
const form = /^(?:[A-Za-z_]+:\/\/)?(?:\[([\da-fA-F:.]+)\]|([^\s:[\]/]+)):(\d{1,5})$/;

/** The bootstrap servers in the order given; throws a `KafkaProblem`. */
export function parseServers(bootstrapServers: string): readonly Server[] {
	const parts = bootstrapServers.split(',').map((part) => part.trim());
	const servers = parts.filter((part) => part !== '').map(parseServer);
	if (servers.length === 0) throw unusable('');
	return servers;
}

function parseServer(text: string): Server {
	const [, bracketed, plain, digits] = form.exec(text) ?? [];
	const host = bracketed ?? plain;
	const port = Number(digits);
	if (host === undefined || !(port > 0 && port < 65_536)) throw unusable(text);
	return {host, port};
}

function unusable(text: string) {
	return tellWay(new Fault('no-servers'), {host: safeText(text), port: 0}, 'address');
}
