import {setTimeout as sleep} from 'node:timers/promises';

const mostTries = 3;
const longestWait = 60;

/**
 * Seconds to wait before try number `next` of a read: what the server asked for, else about half a second that
 * doubles, spread at random so that many clients do not return together. Undefined when no further try is made.
 */
export function pause(next: number, retryAfter: number | undefined): number | undefined {
	if (next > mostTries || (retryAfter ?? 0) > longestWait) return undefined;
	return retryAfter ?? 0.25 * 2 ** (next - 1) * (0.5 + Math.random());
}

/**
 * Seconds of a `retry-after` header: a number, or a date, which is compared with the server's own `date` because
 * this machine's clock may be wrong.
 */
export function secondsToWait(headers: Readonly<Record<string, string>>): number | undefined {
	const asked = headers['retry-after'];
	if (asked === undefined) return undefined;
	if (/^\d{1,9}(\.\d+)?$/.test(asked)) return Math.ceil(Number(asked));
	const from = Date.parse(headers['date'] ?? '');
	const seconds = (Date.parse(asked) - (Number.isNaN(from) ? Date.now() : from)) / 1000;
	return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds));
}

/** Waits, or returns false as soon as the signal is aborted. */
export async function waitFor(seconds: number, signal: AbortSignal | undefined): Promise<boolean> {
	return sleep(seconds * 1000, true, signal && {signal}).catch(() => false);
}
