import {createRequire} from 'node:module';
import {hostname} from 'node:os';
import {kill, pid} from 'node:process';

/** Loaded late: most starts make no mark, and it takes longer than a frame. */
const crypto = () => createRequire(import.meta.url)('node:crypto') as typeof import('node:crypto');

const host = () => crypto().createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** What a mark looks like, for finding it in a file's name. */
export const markPattern = /([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{12}/;

/** A mark for a temporary file or a lock: machine, process id and a random part, such as `1f0c77ab-4711-9ad03b1c55e2`. */
export function newMark(): string {
	return `${host()}-${pid}-${crypto().randomBytes(6).toString('hex')}`;
}

/** Whether the process that made the mark is known to have ended. Of another machine's or container's it is never known. */
export function isAbandoned(mark: string): boolean {
	const [, markHost, markPid] = markPattern.exec(mark) ?? [];
	if (markHost !== host()) return false;
	try {
		kill(Number(markPid), 0);
		return false;
	} catch (error) {
		return codeOf(error) === 'ESRCH';
	}
}

/** The system's code of an error, such as `ENOENT`, or undefined. */
export function codeOf(error: unknown): string | undefined {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	return typeof code === 'string' ? code : undefined;
}
