import * as z from 'zod';
import {problem, proof} from './output-schema.js';

const text = z.string();

/** The one document that `kafkey check --json` prints, on failure too; never a secret. Fields are only ever added to version 1. */
export const checkOutput = z.strictObject({
	schemaVersion: z.literal(1),
	/** True with exit code 0 only. */
	ok: z.boolean(),
	/** The files that were looked through. */
	files: z.array(text),
	/** The accesses, each with what was seen. */
	checks: z.array(
		proof.extend({
			type: z.enum(['kafka', 'http-basic', 'oauth-client']),
			/** The file that holds it. */
			file: text,
			/** User name, client id or key. */
			user: text,
			/** `host:port`, comma-separated for Kafka; absent where the vendor's own is used. */
			address: text.optional(),
			/** What the file does not say and was taken for granted, each a sentence. */
			notes: z.array(text),
		}),
	),
	/** What looks like an access and was not checked, each a sentence that names what is missing. */
	notChecked: z.array(text),
	problem: problem.optional(),
	exitCode: z.int(),
});

export type CheckOutput = z.infer<typeof checkOutput>;
