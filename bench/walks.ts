import {keys, type Program} from './program.js';

/** Flags that lead to the questions of one kind of credential at stand-ins that run. */
export function toQuestions(url: string): readonly string[] {
	return [...toKind('upstash', 'credential'), '--sandbox-url', url, '--save', '.env'];
}

/** Flags that lead to the questions of a kind with a table, for which topics are fetched page by page. */
export function toRules(url: string): readonly string[] {
	return [
		...toKind('streamkap', 'kafka-user'),
		'--username',
		'bench',
		'--sandbox-url',
		url,
		'--save',
		'.env',
	];
}

function toKind(provider: string, kind: string): readonly string[] {
	return ['--provider', provider, '--kind', kind, '--no-settings'];
}

/** Past the sign-in, to the list of clusters. */
export async function toClusters(program: Program): Promise<void> {
	await program.shows('e-mail address');
	await program.press(keys.enter, 'API key?');
	await program.press(keys.enter, 'orders');
}

/** Past the list of clusters, to the list of all topics. */
export async function toTopics(program: Program, count: number): Promise<void> {
	await toClusters(program);
	await program.press(keys.enter, 'Which topic');
	await program.shows(new RegExp(`\\b${count + 1}\\b(?! of)`));
	await program.settled(300);
}

/** From the list of topics to a credential that is made, saved and proved. */
export async function toProof(program: Program, count: number): Promise<void> {
	await toTopics(program, count);
	await program.press(keys.enter, 'What may it do');
	await program.press(keys.enter, 'be called');
	program.send('bench');
	await program.settled(100);
	await program.press(keys.enter, /create credential/);
	await program.settled(300);
	await program.press(keys.enter, /Kafka: signed in to/);
}

/** Past the sign-in and the password, to the list of topics in the first row of the table. */
export async function toRule(program: Program): Promise<void> {
	await program.shows('How do you sign in');
	await program.press(keys.enter, 'client id?');
	await program.press(keys.enter, 'its secret?');
	await program.press(keys.enter, 'Which password');
	await program.press(keys.generate, 'Generated');
	await program.press(keys.enter, 'addresses');
	await program.press(keys.enter, 'No access rule yet');
	await program.press('a', 'A topic or');
	await program.press(keys.enter, 'Its name');
	await program.press(keys.enter, /Which name.*❯ \S/s);
}

/** Types a word; how long each letter took to be seen behind `before`. */
export async function spell(program: Program, word: string, before: string): Promise<number[]> {
	const taken: number[] = [];
	for (let end = 1; end <= word.length; end++)
		taken.push(await program.press(word.charAt(end - 1), `${before}${word.slice(0, end)}`));
	return taken;
}
