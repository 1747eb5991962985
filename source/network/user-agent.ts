import {packageVersion} from '../version.js';

/** How kafkey names itself to servers: `kafkey/1.2.3 (node)`. */
export function userAgent(): string {
	return `kafkey/${packageVersion()} (node)`;
}
