import {keys, type Program} from './program.js';

/** Flags that lead to the questions of one kind of credential at stand-ins that run. */
export function toQuestions(url: string): readonly string[] {
	return [
		'--provider',
		'upstash',
		'--kind',
		'credential',
		'--no-settings',
		'--sandbox-url',
		url,
		'--save',
		'.env',
	];
}

/** Past the sign-in and the first list, to the list of all topics. */
export async function toTopics(program: Program, count: number): Promise<void> {
	await program.shows('e-mail address');
	await program.press(keys.enter, 'API key?');
	await program.press(keys.enter, 'orders');
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
