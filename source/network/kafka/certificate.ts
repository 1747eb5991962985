import type {PeerCertificate} from 'node:tls';
import {safeText} from '../safe-text.js';

/** `broker.example.com, by Example CA, until 2027-01-31`, safe to show. */
export function certificateInWords({subject, issuer, subjectaltname, valid_to}: PeerCertificate): string {
	const until = new Date(valid_to);
	const parts = [
		nameOf(subject) ?? subjectaltname?.replace(/^\w[\w ]*:/, '').split(', ')[0] ?? 'no name',
		`by ${nameOf(issuer) ?? 'an authority without a name'}`,
		...(Number.isNaN(until.getTime()) ? [] : [`until ${until.toISOString().slice(0, 10)}`]),
	];
	return parts.map((part) => safeText(part, 80)).join(', ');
}

function nameOf(holder: PeerCertificate['subject'] | undefined): string | undefined {
	// A certificate may name several; Node then gives a list.
	const named: unknown = holder?.CN || holder?.O;
	return Array.isArray(named) ? String(named[0]) : named === undefined ? undefined : String(named);
}
