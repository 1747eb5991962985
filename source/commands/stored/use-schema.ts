import * as z from 'zod';
import {problem} from '../output-schema.js';

const text = z.string();

/** The one document that `kafkey use --json` prints, on failure too; never a secret. Fields are only ever added to version 1. */
export const useOutput = z.strictObject({
	schemaVersion: z.literal(1),
	/** True with exit code 0 only. */
	ok: z.boolean(),
	/** The id of the current key; null where none is. */
	current: text.nullable(),
	stored: z.array(
		z.strictObject({
			id: text,
			/** What it opens, in words. */
			resource: text,
			/** Absent where no system was asked. */
			provider: text.optional(),
			kind: text.optional(),
			/** ISO 8601. */
			storedAt: text,
			/** Whether somebody signed in with it before it was stored. */
			proved: z.boolean(),
			/** Absolute path of the file that holds the secret; null where that is the keychain. */
			file: text.nullable(),
			keychain: z.boolean(),
		}),
	),
	problem: problem.optional(),
	exitCode: z.int(),
});

export type UseOutput = z.infer<typeof useOutput>;
