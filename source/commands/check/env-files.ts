import {readdirSync} from 'node:fs';

/** The names of the `.env` files in a folder, in their order: `.env`, `.env.local`. */
export function envFilesIn(folder: string): readonly string[] {
	return readdirSync(folder)
		.filter((name) => /^\.env(?:\.|$)/.test(name) && !name.endsWith('.tmp'))
		.sort();
}
