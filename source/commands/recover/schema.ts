import * as z from 'zod';
import {problem} from '../create/schema.js';

const text = z.string();

/** The one document that `kafkey recover --json` prints, on failure too. Fields are only ever added to version 1. */
export const recoverOutput = z.strictObject({
	schemaVersion: z.literal(1),
	ok: z.boolean().describe('True with exit code 0 only.'),
	/** Earlier runs that left something. */
	unfinished: z.array(
		z.strictObject({
			told: text,
			provider: text,
			kind: text,
			startedAt: text,
			left: z.array(text).describe('What exists, in words.'),
			/** What was sent and whose outcome nothing tells; `lookAt` is where a person can look. */
			unknown: z.array(z.strictObject({will: text, lookAt: text.optional()})),
			removed: z.boolean().describe('Whether all of it was deleted.'),
			signedIn: z
				.boolean()
				.describe(
					'False when the provider was asked for nothing, because the sign-in is missing or was refused.',
				),
			problem: problem.optional(),
		}),
	),
	/** Keys that were deleted, or were about to be, without anybody deciding about what they leave behind. */
	removals: z.array(
		z.strictObject({
			told: text,
			next: text.describe('The command that looks what of it is there, and deletes what is chosen.'),
			provider: text,
			kind: text,
			startedAt: text,
			key: text.describe('The id of the deleted key.'),
			stays: z.array(text).describe('What was seen to stay before the deletion, in words.'),
		}),
	),
	/** Rotations whose new key is in use or about to be, and whose old one still works. */
	rotations: z.array(
		z.strictObject({
			told: text,
			next: text.describe('The command that deletes the old one.'),
			provider: text,
			kind: text,
			startedAt: text,
			old: text,
			fresh: text,
			savedTo: text.optional().describe('Absolute path of the file that holds the new one.'),
		}),
	),
	problem: problem.optional(),
	exitCode: z.int(),
});

export type RecoverOutput = z.infer<typeof recoverOutput>;
