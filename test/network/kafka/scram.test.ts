import {expect, test} from 'vitest';
import {Fault} from '../../../source/network/kafka/fault.js';
import {signInByScram} from '../../../source/network/kafka/scram.js';

// The example of RFC 7677, section 3.
const nonce = 'rOprNGfwEbeRWgbNEkqO';
const whole = `${nonce}%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0`;
const first = `r=${whole},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`;
const final = 'v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=';

/** Signs in to a server that answers so; gives what was sent. */
async function sent(answers: readonly string[], username = 'user'): Promise<string[]> {
	const messages: string[] = [];
	const who = {mechanism: 'SCRAM-SHA-256', username, password: 'pencil'} as const;
	await signInByScram(who, async (message) => answers[messages.push(message) - 1] ?? '', nonce);
	return messages;
}

const wordsOf = (answers: readonly string[]) =>
	sent(answers).then(
		() => 'signed in',
		(error: unknown) => (error instanceof Fault ? `${error.failure}: ${error.about.words}` : error),
	);

test('signs in as the RFC has it', async () => {
	expect(await sent([first, final])).toEqual([
		`n,,n=user,r=${nonce}`,
		`c=biws,r=${whole},p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=`,
	]);
});

test('escapes every comma and equals sign of a name', async () => {
	const messages: string[] = [];
	await signInByScram(
		{mechanism: 'SCRAM-SHA-512', username: 'a,b=c,d', password: 'pencil'},
		async (message) => {
			messages.push(message);
			throw new Error('that is enough');
		},
		nonce,
	).catch(() => undefined);
	expect(messages).toEqual([`n,,n=a=2Cb=3Dc=2Cd,r=${nonce}`]);
});

const unsound = 'not-proved: its first answer is not one of SCRAM';

test.each([
	['a wrong signature', [first, 'v=AAAAiTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4='], 'its signature is wrong'],
	['no signature', [first, ''], 'its signature is wrong'],
	['an error in place of one', [first, 'e=other-error'], 'its signature is wrong'],
	['few iterations', [first.replace('4096', '1')], 'it asks for 1 iterations'],
	['iterations that take for ever', [first.replace('4096', '999999999')], 'it asks for 999999999 iterations'],
	['more than a number holds', [first.replace('4096', '9'.repeat(12))], `it asks for ${'9'.repeat(12)} iter`],
	[
		'iterations that are no number',
		[first.replace('4096', '4096\u001b')],
		'it asks for 4096\\u{1b} iterations',
	],
	['a nonce of its own', [first.replace('rOpr', 'xOpr')], unsound],
	['only the nonce that it was sent', [first.replace(whole, nonce)], unsound],
	['no salt', [`r=${whole},i=4096`], unsound],
	['nothing', [''], unsound],
])('does not take a server for the right one that gives %s', async (_name, answers, words) => {
	expect(await wordsOf(answers)).toContain(words);
});
