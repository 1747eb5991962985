import {existsSync, lstatSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

/** The file that holds a project’s answers. */
export const projectFileName = 'kafkey.json';
/** The file that may hold them under `kafkey`. */
export const packageFile = 'package.json';

/** Bytes of the largest `package.json` that is looked into. */
export const longestPackage = 1024 * 1024;

/** Whether the folder may have a project file. Every start asks, so this loads nothing. */
export function mayHaveProject(folder: string): boolean {
	return existsSync(join(folder, projectFileName)) || mentionsProject(join(folder, packageFile));
}

/** Whether the `package.json` at the path could hold the project's answers. */
export function mentionsProject(path: string): boolean {
	try {
		const stats = lstatSync(path);
		return stats.isFile() && stats.size <= longestPackage && readFileSync(path, 'utf8').includes('"kafkey"');
	} catch {
		return false;
	}
}
