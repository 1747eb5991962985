import {Problem} from '../errors.js';

/**
 * The address of a management API as the person gave it: https, or http on loopback; a host, perhaps a port and
 * a path, and nothing else. It must be spelt the way it will be used, so that what is shown is where it goes.
 * The sentences do not repeat the text: it may hold a password.
 */
export function parseBaseUrl(text: string): URL {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (!url?.host) throw refused('It is not a complete web address.');
	if (url.username !== '' || url.password !== '') throw refused('It holds a user name or a password.');
	if (/[?#]/.test(text)) throw refused('It has a query or a fragment.');
	if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refused('It is not an https address.');
	if (url.protocol === 'http:' && !isLoopback(url.hostname))
		throw refused('It is http, and the sign-in would cross the network in clear.');
	if (plain(text) !== plain(url.href)) throw refused(`It really means ${url.href}.`);
	return url;
}

/** Whether a URL's `hostname` is this machine: 127.0.0.0/8, `[::1]` or `localhost`. */
export function isLoopback(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function plain(text: string): string {
	return text
		.toLowerCase()
		.replace(/^(https:\/\/[^/]*):443(?=\/|$)/, '$1')
		.replace(/^(http:\/\/[^/]*):80(?=\/|$)/, '$1')
		.replace(/\/+$/, '');
}

function refused(why: string): Problem {
	return new Problem({
		what: 'This base URL cannot be used.',
		why,
		next: 'Give one such as https://api.example.com, without anything after the path.',
	});
}
