import * as z from 'zod';
import {problem, proof} from '../create/schema.js';

const text = z.string();

/** The one document that `kafkey check --json` prints, on failure too; never a secret. Fields are only ever added to version 1. */
export const checkOutput = z.strictObject({
	schemaVersion: z.literal(1),
	ok: z.boolean().describe('True with exit code 0 only.'),
	files: z.array(text).describe('The files that were looked through.'),
	/** The accesses, each with what was seen. */
	checks: z.array(
		proof.extend({
			type: z.enum(['kafka', 'http-basic', 'oauth-client']),
			file: text.describe('The file that holds it.'),
			user: text.describe('User name, client id or key.'),
			address: text
				.optional()
				.describe("`host:port`, comma-separated for Kafka; absent where the vendor's own is used."),
			notes: z.array(text).describe('What the file does not say and was taken for granted, each a sentence.'),
		}),
	),
	notChecked: z
		.array(text)
		.describe('What looks like an access and was not checked, each a sentence that names what is missing.'),
	problem: problem.optional(),
	exitCode: z.int(),
});

export type CheckOutput = z.infer<typeof checkOutput>;
