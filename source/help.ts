import {readFileSync} from 'node:fs';

/** The text of `kafkey --help`. The build keeps it beside its files, so that it takes no parser; undefined elsewhere. */
export function keptHelp(): string | undefined {
	try {
		return readFileSync(new URL('../help.txt', import.meta.url), 'utf8');
	} catch {
		return undefined;
	}
}
