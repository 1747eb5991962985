import {readFileSync} from 'node:fs';
import {findPackageJSON} from 'node:module';
import * as z from 'zod';

/** How kafkey names itself to servers: `kafkey/1.2.3 (node)`. */
export function userAgent(): string {
	const file = findPackageJSON('..', import.meta.url);
	if (file === undefined) return 'kafkey (node)';
	const {version} = z.object({version: z.string()}).parse(JSON.parse(readFileSync(file, 'utf8')));
	return `kafkey/${version} (node)`;
}
