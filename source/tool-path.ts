import {delimiter, isAbsolute} from 'node:path';

/**
 * PATH for the tools that kafkey starts by itself, such as git: folders that are named whole, because what lies in the
 * current folder is somebody else's. Undefined where none is: an empty PATH would mean the current folder.
 */
export function toolPath(path: string | undefined): string | undefined {
	return path?.split(delimiter).filter(isAbsolute).join(delimiter) || undefined;
}
