import {expect, test} from 'vitest';
import {type Token, Tokens} from '../../../source/providers/confluent-azure/tokens.js';
import {Secret} from '../../../source/secret.js';

const minutes = (count: number) => Date.now() + count * 60_000;
const tokenFor = (text: string, until?: number): Token => {
	return {secret: new Secret(text), ...(until !== undefined && {until})};
};

/** Tokens of which the first ends in so many minutes; each renewal gives the next. */
function renewing(left: number, ...next: readonly (Token | Error)[]) {
	let count = 0;
	const tokens = new Tokens(tokenFor('first', minutes(left)), async () => {
		const token = next[count++];
		if (!token || token instanceof Error) throw token ?? new Error('no more tokens');
		return token;
	});
	return {tokens, renewals: () => count};
}

test('a token is used until a few minutes before its end', async () => {
	const {tokens, renewals} = renewing(6, tokenFor('second', minutes(60)));
	expect((await tokens.current()).reveal()).toBe('first');
	expect(renewals()).toBe(0);
});

test('a token that is about to end is renewed, once for all who ask', async () => {
	const {tokens, renewals} = renewing(4, tokenFor('second', minutes(60)));
	const got = await Promise.all([tokens.current(), tokens.current()]);
	expect(got.map((secret) => secret.reveal())).toEqual(['second', 'second']);
	expect((await tokens.current()).reveal()).toBe('second');
	expect(renewals()).toBe(1);
});

test('a token that could not be renewed is used until it ends, and not longer', async () => {
	expect((await renewing(4, new Error('down')).tokens.current()).reveal()).toBe('first');
	await expect(renewing(-1, new Error('down')).tokens.current()).rejects.toThrow('down');
});

test('a failed renewal is tried again by the next call', async () => {
	const {tokens} = renewing(-1, new Error('down'), tokenFor('second'));
	await expect(tokens.current()).rejects.toThrow('down');
	expect((await tokens.current()).reveal()).toBe('second');
});

test('a refused token is replaced by another one, or by none', async () => {
	const {tokens, renewals} = renewing(60, tokenFor('second'), tokenFor('second'));
	const spent = await tokens.current();
	expect((await tokens.renewed(spent))?.reveal()).toBe('second');
	expect((await tokens.renewed(spent))?.reveal()).toBe('second');
	expect(renewals()).toBe(1);
	expect(await tokens.renewed(new Secret('second'))).toBeUndefined();
	expect(await new Tokens(tokenFor('pasted')).renewed(new Secret('pasted'))).toBeUndefined();
});
