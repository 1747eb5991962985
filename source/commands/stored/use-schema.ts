import * as z from 'zod';
import {problem} from '../create/schema.js';

const text = z.string();

/** The one document that `kafkey use --json` prints, on failure too; never a secret. Fields are only ever added to version 1. */
export const useOutput = z.strictObject({
	schemaVersion: z.literal(1),
	ok: z.boolean().describe('True with exit code 0 only.'),
	current: text.nullable().describe('The id of the current key; null where none is.'),
	stored: z.array(
		z.strictObject({
			id: text,
			resource: text.describe('What it opens, in words.'),
			provider: text.optional().describe('Absent where no system was asked.'),
			kind: text.optional(),
			storedAt: text.describe('ISO 8601.'),
			proved: z.boolean().describe('Whether somebody signed in with it before it was stored.'),
			file: text
				.nullable()
				.describe('Absolute path of the file that holds the secret; null where that is the keychain.'),
			keychain: z.boolean(),
		}),
	),
	problem: problem.optional(),
	exitCode: z.int(),
});

export type UseOutput = z.infer<typeof useOutput>;
