import type {Told} from '../errors.js';
import {type Failure, failures} from './failure.js';
import type {Outcome} from './problem.js';

/** What every sentence is about. `sends` tells a call that changes something from one that only reads. */
export type Subject = {
	readonly system: string;
	readonly host: string;
	readonly purpose: string;
	readonly sends: boolean;
};

/** No answer, or one that broke off. */
export function tellFailure(subject: Subject, outcome: Outcome, failure: Failure): Told {
	const {why, next} = failures[failure];
	return told(headline(subject, outcome), why(subject.host), sendNext(subject, outcome, next));
}

/** A 2xx answer that cannot be used; `unusable` says why. */
export function tellUnusable(subject: Subject, outcome: Outcome, unusable: string, requestId?: string): Told {
	const next = 'Check that the base URL is that of the API and that no proxy answers in its place.';
	return told(headline(subject, outcome), unusable + identified(requestId), sendNext(subject, outcome, next));
}

/** What an error answer brought, made safe for display. */
export type ErrorAnswer = {
	readonly status: number;
	/** The vendor's own words. */
	readonly words?: string;
	readonly webPage?: boolean;
	/** Scheme and host of where a 3xx points. */
	readonly redirect?: string;
	readonly requestId?: string;
	readonly retryAfter?: number;
};

/** An answer other than 2xx. */
export function tellStatus(subject: Subject, outcome: Outcome, answer: ErrorAnswer): Told {
	const {status, words} = answer;
	const name = statusNames[status];
	const said =
		words !== undefined
			? `: “${words.replace(/\.$/, '')}”.`
			: answer.webPage
				? ' with a web page; it looks like that of a proxy or gateway.'
				: '.';
	const redirect =
		status >= 300 && status < 400 ? ` It redirects to ${answer.redirect ?? 'another place'}.` : '';
	const why = `${subject.system} answered ${status}${name === undefined ? '' : ` (${name})`}${said}${redirect}`;
	return told(
		headline(subject, outcome),
		why + identified(answer.requestId),
		sendNext(subject, outcome, statusNext(answer)),
	);
}

function headline({system, purpose, sends}: Subject, outcome: Outcome): string {
	if (!sends) return `Could not ${purpose}.`;
	if (outcome === 'not-sent') return `Could not ${purpose}; nothing was sent to ${system}.`;
	if (outcome === 'refused') return `${system} refused to ${purpose}; nothing was changed there.`;
	return `It is not known whether ${system} did this: ${purpose}.`;
}

/** After a send that may have worked, no advice to try again: that could do it twice. */
function sendNext(subject: Subject, outcome: Outcome, next: string | undefined): string | undefined {
	return subject.sends && outcome === 'unclear' ? 'Look at what exists before you do it again.' : next;
}

function identified(requestId: string | undefined): string {
	return requestId === undefined ? '' : ` Request id: ${requestId}.`;
}

const statusNames: Readonly<Record<number, string>> = {
	400: 'bad request',
	401: 'not signed in',
	402: 'over quota',
	403: 'forbidden',
	404: 'not found',
	405: 'method not allowed',
	407: 'the proxy wants a sign-in',
	409: 'conflict',
	413: 'too large',
	422: 'not valid',
	429: 'too many requests',
	500: 'internal error',
	502: 'bad gateway',
	503: 'not available',
	504: 'gateway time-out',
};

function statusNext({status, retryAfter}: ErrorAnswer): string {
	const known = nextByStatus[status];
	if (retryAfter !== undefined) return `Wait ${retryAfter} s, then try again.`;
	if (known !== undefined) return known;
	if (status < 400)
		return 'kafkey follows no redirects, because the sign-in would go along. Check the base URL.';
	return status < 500 ? 'Check the values that were given.' : 'Try again in a few minutes.';
}

const nextByStatus: Readonly<Record<number, string>> = {
	401: 'Sign in again: the key or token may be mistyped, expired or revoked.',
	402: 'Remove something that is no longer needed, or ask for a higher limit.',
	403: 'The sign-in may not do this, or what it names does not exist. Ask whoever manages the account.',
	404: 'Check that it still exists, and the base URL.',
	405: 'Check the base URL.',
	407: 'Put the user name and password of the proxy into HTTPS_PROXY.',
	409: 'It may exist already, or be in use. Choose another name, or try again later.',
	422: 'Correct what is named above.',
	429: 'Wait a minute, then try again.',
};

function told(what: string, why: string, next: string | undefined): Told {
	return next === undefined ? {what, why} : {what, why, next};
}
