import * as z from 'zod';
import type {Run} from './vocabulary.js';

const grant = z.object({roleIds: z.array(z.string()), permissionIds: z.array(z.string())});

/** What exists at Streamkap's stand-in. */
export const streamkapState = z.object({
	clientCredentials: z.array(
		z.object({clientId: z.string(), secret: z.string(), description: z.string().nullable(), grant}),
	),
	projectKeys: z.array(
		z.object({
			id: z.string(),
			name: z.string(),
			api: z.object({clientId: z.string(), secret: z.string(), grant}).nullable(),
			kafkaUsername: z.string().nullable(),
			toolProfile: z.string().nullable(),
			allowedTools: z.array(z.string()).nullable(),
		}),
	),
	kafkaUsers: z.array(
		z.object({
			username: z.string(),
			password: z.string(),
			whitelistIps: z.string(),
			acls: z.array(z.record(z.string(), z.string())),
			registry: z.boolean(),
		}),
	),
});

/** Signs in with the demo token, and picks the kind. */
export async function signInToStreamkap(run: Run, kind: string): Promise<void> {
	await run.choose('come from?', 'Streamkap');
	await run.choose('How do you sign in', 'client id and secret');
	await run.accept('What is the client id?');
	await run.accept('What is its secret?');
	await run.choose('What should Streamkap issue?', kind);
}

/** Adds a rule to the table; a group's name is typed, a topic's is in the list. */
export async function addRule(
	run: Run,
	what: string,
	how: string,
	name: string,
	operation: string,
): Promise<void> {
	await run.addRow(
		'What may it do?',
		['A topic or a consumer group?', what],
		['Its name', how],
		what === 'topic' ? ['Which name?', name] : ['Which name?', name, 'typed'],
		['Which operation?', operation],
	);
}
