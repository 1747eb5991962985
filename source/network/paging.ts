import {Problem} from '../errors.js';
import {safeText} from './safe-text.js';

const mostPages = 200;

/**
 * A paged list, each page as it arrives. `get` fetches a page by its cursor (a token, a page number or a path;
 * undefined for the first), `next` reads the following cursor from a page (undefined or empty after the last).
 * Throws a Problem when a cursor comes twice or the list is longer than 200 pages.
 */
export async function* pages<Page>(
	get: (cursor: string | undefined) => Promise<Page>,
	next: (page: Page) => string | null | undefined,
): AsyncGenerator<Page, void, undefined> {
	const seen = new Set<string>();
	let cursor: string | undefined;
	for (let count = 1; ; count++) {
		const page = await get(cursor);
		yield page;
		cursor = next(page) || undefined;
		if (cursor === undefined) return;
		if (seen.has(cursor)) throw endless('It leads back to a page that was read already.');
		if (count === mostPages) throw endless(`It has more than ${mostPages} pages.`);
		seen.add(cursor);
	}
}

/**
 * A server's link to the next page as the path of a call: everything after the base URL. Throws a Problem that
 * names the host when the link leads elsewhere, because the sign-in would go with it.
 */
export function nextPath(baseUrl: URL, link: string): string {
	const url = URL.canParse(link, baseUrl.href) ? new URL(link, baseUrl) : undefined;
	const base = baseUrl.pathname.replace(/\/+$/, '');
	if (url?.origin !== baseUrl.origin || url.username !== '' || !url.pathname.startsWith(`${base}/`))
		throw new Problem({
			what: 'The list is not complete.',
			why: `The server's link to its next page leads to ${url?.host ? safeText(url.host) : 'no web address'}, which is not where the list began.`,
			next: `kafkey stays on ${baseUrl.host}, because the sign-in would go along. Check the base URL.`,
		});
	return url.pathname.slice(base.length) + url.search;
}

function endless(why: string): Problem {
	return new Problem({
		what: 'The list is not complete.',
		why,
		next: 'Type the value instead of choosing it.',
	});
}
