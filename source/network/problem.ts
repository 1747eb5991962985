import {Problem, type Told} from '../errors.js';
import type {FieldMessage} from './call.js';
import type {Failure} from './failure.js';

/**
 * What is certain about a failed call:
 * - `not-sent`: no byte of the request left this machine
 * - `refused`: the server answered with a 4xx, so it did nothing
 * - `unclear`: the server may have done what was asked
 */
export type Outcome = 'not-sent' | 'refused' | 'unclear';

/** What a program may go by, beside the sentences. */
export type HttpFacts = {
	readonly outcome: Outcome;
	/** The HTTP status, when there was an answer. */
	readonly status?: number;
	/** Why there is no answer, or only part of one. */
	readonly failure?: Failure;
	/** The vendor's own error code, made safe for display. */
	readonly code?: string;
	/** The vendor's complaints about single values, made safe for display. */
	readonly fields?: readonly FieldMessage[];
	readonly requestId?: string;
	/** Seconds that the server asked to wait. */
	readonly retryAfter?: number;
};

/** A call that did not give a usable answer, over whatever protocol. Holds neither the request nor the answer. */
export class NetworkProblem extends Problem {
	readonly outcome: Outcome;
	readonly fields: readonly FieldMessage[];

	constructor(told: Told, {outcome, fields = []}: Pick<HttpFacts, 'outcome' | 'fields'>) {
		super(told);
		this.name = 'NetworkProblem';
		this.outcome = outcome;
		this.fields = fields;
	}
}

/** A call over HTTP that failed. */
export class HttpProblem extends NetworkProblem {
	readonly status?: number;
	readonly failure?: Failure;
	readonly code?: string;
	readonly requestId?: string;
	readonly retryAfter?: number;

	constructor(told: Told, facts: HttpFacts) {
		super(told, facts);
		this.name = 'HttpProblem';
		if (facts.status !== undefined) this.status = facts.status;
		if (facts.failure !== undefined) this.failure = facts.failure;
		if (facts.code !== undefined) this.code = facts.code;
		if (facts.requestId !== undefined) this.requestId = facts.requestId;
		if (facts.retryAfter !== undefined) this.retryAfter = facts.retryAfter;
	}
}

/** Whether this is an answer of that status, such as the 401 that asks for a renewed token. */
export function isStatus(error: unknown, status: number): error is HttpProblem {
	return error instanceof HttpProblem && error.status === status;
}
