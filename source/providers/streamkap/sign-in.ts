import * as z from 'zod';
import {Problem} from '../../errors.js';
import {Secret} from '../../secret.js';
import {type AnswersTo, defineFields, plainOf} from '../field.js';
import {pasted} from '../pasted.js';
import type {Connection} from '../provider.js';
import type {SignIn} from './tokens.js';

/** Ids of the sign-in questions; the two ways are exclusive (Streamkap's API reference). */
export const signIn = defineFields<never>()({
	method: {
		kind: 'select',
		label: 'How do you sign in to Streamkap?',
		name: 'sign-in method',
		choices: [
			{value: 'client', label: 'client id and secret', hint: 'of an API token'},
			{value: 'project-key', label: 'project key file', hint: 'one that has API access'},
		],
	},
	'client-id': {
		kind: 'text',
		label: 'What is the client id?',
		name: 'client id',
		env: 'STREAMKAP_CLIENT_ID',
		when: (answers) => plainOf(answers['method']) === 'client',
		schema: pasted('the client id'),
		placeholder: '2b7e1516-28ae-4d2a-a6ab-f7158809cf4f',
		docs: 'https://docs.streamkap.com/api-tokens',
	},
	secret: {
		kind: 'secret',
		label: 'What is its secret?',
		name: 'secret',
		hint: 'The app calls it “Token”.',
		env: 'STREAMKAP_SECRET',
		when: (answers) => plainOf(answers['method']) === 'client',
		schema: pasted('the secret'),
		docs: 'https://docs.streamkap.com/api-tokens',
	},
	'project-key-file': {
		kind: 'text',
		label: 'Where is the project key file?',
		name: 'project key file',
		hint: 'The .json file that Streamkap gave for a project key. kafkey reads it and keeps nothing of it.',
		when: (answers) => plainOf(answers['method']) === 'project-key',
		schema: z.string().trim().min(1, 'Type the path of the file.'),
		placeholder: 'streamkap-project-key.json',
		docs: 'https://docs.streamkap.com/project-keys',
	},
});

/** What of a project key's file decides whether it can sign in. */
const keyFile = z.object({
	api: z.object({client_id: z.string().min(1), client_secret: z.string().min(1)}).nullish(),
	kafka: z.unknown().optional(),
});

/** The body of the token exchange. Throws a Problem for a file that cannot sign in, before anything is sent. */
export async function signInOf(answers: AnswersTo<typeof signIn>, connection: Connection): Promise<SignIn> {
	const {'client-id': clientId = '', secret = new Secret(''), 'project-key-file': file} = answers;
	if (answers.method.value !== 'project-key' || file === undefined) return {client_id: clientId, secret};
	const text = await connection.readFile(file);
	const parsed = keyFile.safeParse(json(text));
	if (!parsed.success)
		throw new Problem({
			what: 'This file is not a Streamkap project key.',
			why: 'It is not JSON, or its API part lacks the client id or the secret.',
			next: 'Give the .json file as it was downloaded from Streamkap.',
		});
	if (!parsed.data.api)
		throw new Problem({
			what: 'This project key cannot sign in; nothing was sent.',
			why: parsed.data.kafka ? 'It opens Kafka only and has no API access.' : 'It has no API access.',
			next: 'Give a project key with API access, or sign in with a client id and secret.',
		});
	return {project_key: new Secret(text)};
}

/** Undefined when the text is not JSON; the parser's message would quote it. */
function json(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
