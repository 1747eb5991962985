import {readFileSync} from 'node:fs';
import {findPackageJSON} from 'node:module';
import * as z from 'zod';

let known: string | undefined;

/** How kafkey names itself to servers: `kafkey/1.2.3 (node)`. Read once from its package.json. */
export function userAgent(): string {
	known ??= `kafkey/${version()} (node)`;
	return known;
}

function version(): string {
	const file = findPackageJSON('..', import.meta.url);
	const text = file === undefined ? '{}' : readFileSync(file, 'utf8');
	return z.object({version: z.string().default('0')}).parse(JSON.parse(text)).version;
}
