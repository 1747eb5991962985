import {readFileSync} from 'node:fs';
import {findPackageJSON} from 'node:module';

/** The version in kafkey's own package.json. */
export function packageVersion(): string {
	const file = findPackageJSON('.', import.meta.url);
	const text = file === undefined ? '{}' : readFileSync(file, 'utf8');
	return (JSON.parse(text) as {version?: string}).version ?? 'unknown';
}
