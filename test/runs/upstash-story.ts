import type {Run} from './vocabulary.js';

/** Signs in with the demo's key. */
export async function signInToUpstash(run: Run): Promise<void> {
	await run.choose('come from?', 'Upstash Kafka');
	await run.accept('e-mail address');
	await run.accept('API key?');
}

/** Asks for a credential of this name that may read: one topic, or all of the cluster. The review comes next. */
export async function chooseReader(
	run: Run,
	name: string,
	{cluster = 'orders', topic = '*'}: {readonly cluster?: string; readonly topic?: string} = {},
): Promise<void> {
	await run.choose('Which cluster', cluster);
	await run.choose('Which topic', topic);
	await run.choose('What may it do', 'Consume only');
	await run.answer('be called', name);
}
