import type {Secret} from '../secret.js';
import type {Access} from './access.js';

/** A flat, secret-free reference to something that exists, enough to take it back in a later run. */
export type Ref = Readonly<Record<string, string>>;

/** Something that a step made. The step that makes the credential brings it. */
export type Made = {
	readonly ref: Ref;
	/** How the person knows it: its id, or its name where that is the id. */
	readonly label: string;
	readonly credential?: Credential;
	/** The answer said that it exists, but its secret was missing, empty or masked. */
	readonly undelivered?: boolean;
	/** It was there before the step, so the run did not make it and must never take it back. */
	readonly existed?: boolean;
};

/** Something found by a look-up. */
export type Existing = Omit<Made, 'credential' | 'undelivered' | 'existed'>;

/** One request as it can be shown: without authorization, secrets redacted. */
export type RequestPreview = {readonly method: string; readonly path: string; readonly body?: unknown};

/** What earlier steps of the plan made, by step id. */
export type Earlier = Readonly<Record<string, Made>>;

/** One ordered call of a plan. It says itself in a sentence and names what it makes. */
export type Step = {
	readonly id: string;
	/** `create service account orders-svc` */
	readonly will: string;
	/** `created service account orders-svc` */
	readonly did: string;
	/** Which of the provider's things it makes; decides how it is taken back. */
	readonly thing: string;
	/** What is sent, for the dry run. */
	readonly request: (earlier: Earlier) => RequestPreview;
	/** Sends the create, exactly once. Throws HttpProblem. An answer without its secret is `undelivered`. */
	readonly send: (earlier: Earlier, signal: AbortSignal) => Promise<Made>;
	/**
	 * Lists what may be this step's thing (same name or marker). Called before the create and, when its outcome is
	 * unclear, after it: what is new is what the create made. Absent where the API has no list.
	 */
	readonly list?: (earlier: Earlier, signal: AbortSignal) => Promise<readonly Existing[]>;
};

/** The ordered calls that make a credential, and what they will have opened. */
export type Plan = {
	readonly steps: readonly Step[];
	/** Sentences for the review: the vendor's rules that matter here, a marker put into the description, … */
	readonly notes?: readonly string[];
	/** Variables that the credential will fill, so that a clash in `.env` is seen before anything is created. */
	readonly variables: readonly string[];
	/** Accesses whose secret the person chose, known before anything is sent. */
	readonly known?: readonly Access[];
	/** It gives a new secret to something that exists. */
	readonly renews?: boolean;
};

/** A non-secret field of what came back, in words. */
export type Detail = {readonly label: string; readonly value: string};

/** A file that the vendor itself defines, such as a project key; `bytes` hold secrets. */
export type VendorFile = {
	readonly label: string;
	/** A file name without folder. */
	readonly name: string;
	readonly bytes: Secret;
};

/** What came out. Values are raw; the engine makes them safe for display. */
export type Credential = {
	readonly id: string;
	readonly name: string;
	readonly accesses: readonly Access[];
	readonly details: readonly Detail[];
	/** Sentences about what came back other than asked for; empty when the answer is as asked. */
	readonly differences: readonly string[];
	readonly files?: readonly VendorFile[];
};
