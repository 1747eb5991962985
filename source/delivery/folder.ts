import {release} from 'node:os';
import {getgid, getuid, platform} from 'node:process';
import {modeText} from './safe-file.js';

/** A folder and the person, as numbers. `windowsDrive`: a Windows drive seen from WSL, which makes modes up. */
export type FolderFacts = {
	readonly mode: number;
	readonly gid: number;
	readonly person: {readonly uid: number; readonly gid: number};
	readonly windowsDrive: boolean;
};

/** Whether others could swap files in the folder: `refuse` says why not to write there, `warn` what to know. */
export function judgeFolder({mode, gid, person, windowsDrive}: FolderFacts): {
	readonly refuse?: string;
	readonly warn?: string;
} {
	if (windowsDrive)
		return {warn: 'It is a Windows drive, which decides by its own rules who may read the file.'};
	// Many systems give every person a group of their own, of the same number, and let it write.
	const ownGroup = gid === person.gid && person.gid === person.uid;
	const shared = (mode & 0o002) !== 0 || ((mode & 0o020) !== 0 && !ownGroup);
	if (!shared) return {};
	if ((mode & 0o1000) !== 0) return {warn: 'Other users can see the names of files in that folder.'};
	return {refuse: `Other users may replace files in its folder (mode ${modeText(mode)}).`};
}

/** The facts `judgeFolder` needs, from a folder's `stat`; undefined where the system has no such modes. */
export function folderFacts(
	folder: string,
	{mode, gid}: {readonly mode: number; readonly gid: number},
): FolderFacts | undefined {
	if (platform === 'win32' || getuid === undefined || getgid === undefined) return undefined;
	const windowsDrive = /microsoft/i.test(release()) && /^\/mnt\/[a-z](?:\/|$)/.test(folder);
	return {mode, gid, person: {uid: getuid(), gid: getgid()}, windowsDrive};
}
