import * as z from 'zod';
import {createOutput, problem, proof} from '../create/schema.js';

const text = z.string();

/** A credential that exists, as its vendor shows it; never its secret. */
export const key = z.strictObject({
	provider: text,
	kind: text,
	id: text.describe('How commands name it: `kafkey show ID`.'),
	name: text.describe('Empty where nobody gave it one.'),
	opens: text.describe('What it opens, in words.'),
	owner: text.optional(),
	description: text.optional(),
	created: text.optional().describe('ISO 8601, each where the vendor tells it.'),
	expires: text.optional(),
	lastUsed: text.optional(),
	state: text.optional().describe('Said where it is anything but usable.'),
	inUse: text.optional().describe('Who is known to use it at this moment.'),
	locked: text.optional().describe('Why it can be neither changed nor deleted by itself.'),
	details: z.array(z.strictObject({label: text, value: text})),
});

export type KeyOutput = z.infer<typeof key>;

const notListed = z.strictObject({
	provider: text,
	kind: text.optional().describe("Absent where it is all of the provider's."),
	why: text,
	failed: z
		.boolean()
		.describe('False where the vendor has no list, or an answer is missing, so that nothing went wrong.'),
});

/** What every document has. Fields are only ever added to version 1. */
const common = {
	schemaVersion: z.literal(1),
	ok: z.boolean().describe('True with exit code 0 only.'),
	sandbox: z.boolean().describe('Whether the stand-ins on this machine were asked.'),
	problem: problem.optional(),
	exitCode: z.int(),
};

/** The one document that `kafkey list --json` prints, on failure too. */
export const listOutput = z.strictObject({
	...common,
	/**
	 * `current`: the key that `kafkey use` named; else it is absent. `stale`: why the key wants attention, each a sentence;
	 * with `--stale` only.
	 */
	keys: z.array(key.extend({current: z.literal(true).optional(), stale: z.array(text).optional()})),
	notListed: z.array(notListed),
	/** Limits of the vendor's that are nearly reached; with `--stale` only. */
	limits: z.array(z.strictObject({counts: text, used: z.number(), most: z.number()})),
	unknown: z.array(text).describe('What of `--stale` could not be found out, each a sentence.'),
});

export type ListOutput = z.infer<typeof listOutput>;

/** What every document about one key has. `candidates` are those that a name fits, where it fits several. */
const one = {...common, key: key.nullable(), candidates: z.array(key), notListed: z.array(notListed)};

/** Something that stays when a key is deleted. */
const stays = z.strictObject({
	label: text,
	kept: text.optional().describe('Why it is not offered for removal.'),
});

/** The one document that `kafkey show --json` prints, on failure too. */
export const showOutput = z.strictObject({
	...one,
	stays: z.array(stays).describe('What would stay if it were deleted.'),
	cannot: z.array(text).describe("What the vendor's API cannot do with it, each a sentence."),
});

export type ShowOutput = z.infer<typeof showOutput>;

/** Whether something is gone; null where it was sent and its outcome is not known. */
const isGone = z.boolean().nullable();

/** The one document that `kafkey revoke --json` prints, on failure too. */
export const revokeOutput = z.strictObject({
	...one,
	revoked: isGone,
	stays: z.array(stays.extend({removed: isGone, problem: problem.optional()})),
});

export type RevokeOutput = z.infer<typeof revokeOutput>;

/** The one document that `kafkey edit --json` prints, on failure too. `key` is as it is afterwards. */
export const editOutput = z.strictObject({
	...one,
	changed: z
		.array(text)
		.describe('The answers that were changed, by the name of their flag; empty where nothing was sent.'),
	edited: isGone.describe('Whether the vendor has them now; null where that is not known.'),
	notes: z.array(text),
});

export type EditOutput = z.infer<typeof editOutput>;

/** The one document that `kafkey store --json` prints, on failure too; never the secret. */
export const storeOutput = z.strictObject({
	...one,
	stored: text.nullable().describe('The id of the key; null where it was not stored.'),
	resource: text.nullable().describe('What it opens.'),
	file: text
		.nullable()
		.describe('Absolute path of the file that holds the secret; null where that is the keychain.'),
	keychain: z.boolean(),
	proved: z
		.boolean()
		.nullable()
		.describe('Whether somebody signed in with it; null where that was not tried.'),
	checks: z.array(proof),
});

export type StoreOutput = z.infer<typeof storeOutput>;

/** The one document that `kafkey rotate --json` prints, on failure too: `create`'s, with the old key. */
export const rotateOutput = createOutput.extend({
	old: key.nullable().describe('The key that is rotated.'),
	candidates: z.array(key),
	notListed: z.array(notListed),
	rotation: z
		.enum(['in-place', 'begun', 'finished', 'none', 'unknown'])
		.describe(
			'* `in-place`: the same key has a new secret; `begun`: there is a new key, and the old one goes when clients use it; `finished`: the old one is gone; `none`: nothing was done; `unknown`: something was sent, and its outcome is not known.',
		),
});

export type RotateOutput = z.infer<typeof rotateOutput>;
