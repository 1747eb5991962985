import {execFileSync} from 'node:child_process';
import {getuid, platform} from 'node:process';
import {onTestFinished} from 'vitest';
import {freshFolder} from './folder.js';

/** The folder of a file system of its own of that size, such as `64k`, for one test. */
export function smallDisk(size: string): string {
	const folder = freshFolder();
	execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=700`, 'tmpfs', folder]);
	onTestFinished(() => {
		execFileSync('umount', [folder]);
	});
	return folder;
}

/** Whether file systems can be mounted here: by root on Linux, and not in every container. */
export function mayMount(): boolean {
	if (getuid?.() !== 0 || platform !== 'linux') return false;
	try {
		execFileSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], {stdio: 'ignore'});
		return true;
	} catch {
		return false;
	}
}
