import * as z from 'zod';

const texts = z.record(z.string(), z.string());

/**
 * How far a step got. `sent`: its create was about to go out, or went out without an answer that could be read;
 * nothing else is known. Each state is on disk before the next thing happens.
 */
const stepStatus = z.enum(['waiting', 'sent', 'made', 'undelivered', 'refused', 'undone']);

const step = z.object({
	id: z.string(),
	thing: z.string(),
	will: z.string(),
	did: z.string(),
	status: stepStatus,
	/** References of what was there before the create, for telling afterwards what is new. */
	before: z.array(texts).optional(),
	/** What it made: the reference to take it back with, and how the person knows it. */
	ref: texts.optional(),
	label: z.string().optional(),
	/** It was there before the run, so it is never taken back. */
	existed: z.boolean().optional(),
});

const record = z.object({
	version: z.literal(1),
	startedAt: z.iso.datetime(),
	provider: z.string(),
	kind: z.string(),
	/** Against the stand-ins, which are gone: such a record is swept. */
	sandbox: z.boolean(),
	/** The person's own address, if the provider's was not used. */
	baseUrl: z.string().optional(),
	/** Which system it was, where a sign-in may lead to several. */
	place: z.string().optional(),
	/** The answers without any secret, enough to make the same plan again. */
	answers: z.record(z.string(), z.unknown()),
	/** Ids of the answers that were secrets and are therefore missing. */
	secrets: z.array(z.string()),
	/** The chosen file, absolute; absent when the secret was to go to none. */
	destination: z.string().optional(),
	/** The chosen secret store, in words. */
	store: z.string().optional(),
	/** The secret was the person's own, and went into the file before anything was sent. */
	savedFirst: z.boolean().optional(),
	steps: z.array(step),
});

/** What a record knows of one step. */
export type JournalStep = z.infer<typeof step>;

/** What one run intended and made, without any secret. */
export type JournalRecord = z.infer<typeof record>;

/** A record out of a file's text; undefined for anything else. */
export function parseRecord(text: string): JournalRecord | undefined {
	try {
		return record.parse(JSON.parse(text));
	} catch {
		return undefined;
	}
}

/** Whether something exists, or may exist, that the run did not finish. */
export function isOpen({steps}: JournalRecord): boolean {
	return steps.some(
		({status, existed}) => (status === 'made' && !existed) || status === 'sent' || status === 'undelivered',
	);
}
