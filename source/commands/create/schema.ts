import * as z from 'zod';

const text = z.string();

/** What every access has. `secret` is null unless it was asked for with `--reveal`. */
const common = {label: text, secret: text.nullable()};

const access = z.discriminatedUnion('type', [
	z.strictObject({
		...common,
		type: z.literal('kafka'),
		bootstrapServers: text.optional(),
		securityProtocol: z.enum(['SASL_SSL', 'SASL_PLAINTEXT']),
		mechanism: z.enum(['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512']),
		username: text,
		topic: text.optional(),
	}),
	z.strictObject({...common, type: z.literal('http-basic'), url: text.optional(), username: text}),
	z.strictObject({
		...common,
		type: z.literal('oauth-client'),
		clientId: text,
		tokenEndpoint: text.optional(),
	}),
]);

/** What happened, why, and what to do next. */
export const problem = z.strictObject({what: text, why: text.optional(), next: text.optional()});

const step = z.strictObject({
	will: text,
	did: text,
	status: z.enum(['waiting', 'doing', 'done', 'failed', 'unclear', 'undoing', 'undone', 'undo-failed']),
	label: text.optional().describe('How the thing that it made is known: its id, or its name.'),
	/** Of a dry run: what would be sent, secrets redacted, what earlier steps make as `<id of step>`. */
	request: z.strictObject({method: text, path: text, body: z.unknown().optional()}).optional(),
});

/** The proof of one access. */
export const proof = z.strictObject({
	access: text.describe('The label of the access.'),
	end: z
		.enum(['works', 'differs', 'refused', 'spreading', 'unreachable', 'unchecked'])
		.describe(
			'* `works`: signed in, and may do what was asked for; `differs`: signed in, but not as asked; `refused`: reached, and not accepted; `spreading`: new, and not accepted yet; `unreachable`: not from here; `unchecked`: not tried, or ended before it was known.',
		),
	sentences: z.array(text).describe('What was seen; for `unchecked` why nothing was.'),
	stages: z.array(z.strictObject({name: text, status: z.enum(['ok', 'failed', 'unknown']), sentence: text})),
	problem: problem.optional(),
	seconds: z.number().describe('How long it took.'),
});

/** The one document that `kafkey create --json` prints, on failure too. Fields are only ever added to version 1. */
export const createOutput = z.strictObject({
	schemaVersion: z.literal(1),
	ok: z.boolean().describe('True with exit code 0 only.'),
	dryRun: z.boolean().describe('True where nothing was to be created.'),
	provider: text.nullable().describe('Null where the run ended before it was known.'),
	kind: text.nullable(),
	sandbox: z.boolean().describe('Whether it was made by the stand-ins on this machine.'),
	/** What was made; null where nothing was, or where its secret never came. */
	credential: z
		.strictObject({
			id: text,
			name: text,
			details: z.array(z.strictObject({label: text, value: text})),
			accesses: z.array(access),
		})
		.nullable(),
	savedTo: z.array(text).describe('Absolute paths of the files that hold the secret.'),
	warnings: z.array(text).describe('What to know of the place of the secret, each a sentence.'),
	copied: z.boolean().optional().describe('With `--copy`: whether the clipboard has it, too.'),
	/** The secret store that the secret goes to; null where it goes to none. `commands` are typed as a person would. */
	store: z.strictObject({id: text, place: text, commands: z.array(text), isSaved: z.boolean()}).nullable(),
	differences: z.array(text).describe('What came back other than asked for, each a sentence.'),
	notes: z.array(text).describe("The vendor's rules that matter here, each a sentence."),
	steps: z.array(step),
	exists: z.array(text).describe('What exists and is of no use, in words; `kafkey recover` deletes it.'),
	checks: z.array(proof).describe('Empty without `--check`.'),
	problem: problem.optional(),
	exitCode: z.int(),
});

export type CreateOutput = z.infer<typeof createOutput>;
