import {safeText} from './network/safe-text.js';

/** A text as one word of a command that is shown, so that a shell takes the command as it stands. Whole, however long. */
export function shellWord(text: string): string {
	const shown = safeText(text, Number.POSITIVE_INFINITY);
	return /^[\w./~,@:%+=-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", "'\\''")}'`;
}

/** `kafkey recover`, at the address where the run was that left something. */
export function recoverCommandAt(baseUrl: string | undefined): string {
	return baseUrl === undefined ? 'kafkey recover' : `kafkey recover --base-url ${shellWord(baseUrl)}`;
}
