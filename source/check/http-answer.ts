import {Problem, type Told, told} from '../errors.js';
import {HttpProblem} from '../network/problem.js';
import {notReached, reached} from './http-stages.js';
import type {Try} from './spreading.js';
import type {Stage} from './verdict.js';

/** What was asked of whom, with which right in mind. */
export type Asked = {
	/** The access's label. */
	readonly label: string;
	/** Where it was sent; undefined where the address itself cannot be used. */
	readonly address: URL | undefined;
	/** `list the subjects` */
	readonly purpose: string;
	/** What a 403 says once nothing is spreading any more. */
	readonly forbidden?: string;
	/** The credential is new, so that a 403 may come from its not being known yet. */
	readonly fresh: boolean;
};

/** It answered as the probe hopes. */
export function works({address, purpose}: Asked & {readonly address: URL}): Try {
	return {
		end: 'works',
		sentences: [`signed in to ${address.host}`, `may ${purpose}`],
		stages: [...reached(address), signIn('ok', 'signed in'), request('ok', `may ${purpose}`)],
		mayPass: false,
	};
}

/** It answers everybody, so that the answer says nothing about the credential. */
export function answersEverybody({label, address}: Asked & {readonly address: URL}): Try {
	return {
		end: 'unreachable',
		sentences: [`${address.host} answers without a sign-in too, so nothing is proved`],
		stages: [...reached(address), signIn('unknown', 'it answers without one too')],
		problem: {
			what: `Whether ${label} accepts this sign-in cannot be seen.`,
			why: `${address.host} gives the same answer to everybody.`,
			next: 'Check the address.',
		},
		mayPass: false,
	};
}

/** It did not. Throws what is no problem of the network. */
export function refusedBy(asked: Asked, error: unknown): Try {
	if (!(error instanceof Problem)) throw error;
	const {address} = asked;
	if (!(error instanceof HttpProblem) || !address) return unreachable(error, notReached(address, error));
	if (error.status === undefined && error.failure === undefined) return unsendable(error, address);
	if (error.status === undefined) return unreachable(error, notReached(address, error));
	if (error.status === 401) return unauthorized(asked, address);
	if (error.status === 403) return asked.fresh ? perhapsForbidden(address) : forbidden(asked, address);
	return unjudged(asked, error, error.status, address);
}

function unauthorized({label}: Asked, address: URL): Try {
	return {
		end: 'refused',
		sentences: [`${address.host} does not accept the sign-in (401)`],
		stages: [...reached(address), signIn('failed', 'not accepted (401)')],
		problem: {
			what: `${label} does not accept this sign-in (401).`,
			why: 'User name or secret is mistyped or revoked, or they are for something else.',
			next: 'Compare both with where they were made.',
		},
		mayPass: true,
	};
}

function perhapsForbidden(address: URL): Try {
	const sentence = 'answered 403: not in force yet, or not allowed';
	return {
		end: 'refused',
		sentences: [`${address.host} ${sentence}`],
		stages: [...reached(address), signIn('unknown', sentence)],
		mayPass: true,
	};
}

function forbidden({label, purpose, forbidden: sentence = `may not ${purpose}`}: Asked, address: URL): Try {
	return {
		end: 'differs',
		sentences: [`signed in to ${address.host}`, sentence],
		stages: [...reached(address), signIn('ok', 'signed in'), request('failed', `${sentence} (403)`)],
		problem: {
			what: `${label} refused to ${purpose} (403).`,
			why: 'It knows the sign-in, but that has no right to this.',
			next: 'If it should have, ask whoever gives the rights.',
		},
		mayPass: false,
	};
}

/**
 * Any other answer says nothing about the credential. A 4xx is one to how it was presented, as for a path that is not
 * there; the rest is trouble on the way, and may be over at the next try.
 */
function unjudged({label}: Asked, problem: HttpProblem, status: number, address: URL): Try {
	const presented = status >= 400 && status < 500 && ![407, 408, 429].includes(status);
	const sentence = `answered ${status}, so it is not known whether the sign-in is right`;
	return {
		end: presented ? 'refused' : 'unreachable',
		sentences: [`${address.host} ${sentence}`],
		stages: [...reached(address), signIn('unknown', 'not known'), request('failed', `answered ${status}`)],
		problem:
			status === 404
				? {...told(problem), next: `Check that the address is that of ${label}.`}
				: told(problem),
		mayPass: status === 429 || status >= 500,
	};
}

/** The user name or the secret cannot be put into a request. */
function unsendable(problem: Told, address: URL): Try {
	return {
		end: 'refused',
		sentences: ['the sign-in cannot be sent as it is'],
		stages: [{name: 'address', status: 'ok', sentence: address.host}, signIn('failed', 'cannot be sent')],
		problem: told(problem),
		mayPass: false,
	};
}

function unreachable(problem: Told, stages: Stage[]): Try {
	const sentence = stages.at(-1)?.sentence ?? '';
	return {end: 'unreachable', sentences: [sentence], stages, problem: told(problem), mayPass: false};
}

function signIn(status: Stage['status'], sentence: string): Stage {
	return {name: 'sign-in', status, sentence};
}

function request(status: Stage['status'], sentence: string): Stage {
	return {name: 'request', status, sentence};
}
