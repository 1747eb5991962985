import {expect, test} from 'vitest';
import {complaintOf} from '../../../source/delivery/stores/complaint.js';
import {Secret} from '../../../source/secret.js';

const secret = 'pA9/x+Zk3Lm7Qw==aBcD';
const characters = [...secret];
const bytes = [...Buffer.from(secret)];
const hex = bytes.map((byte) => byte.toString(16));

test.each([
	['as it is', secret],
	['in capitals', secret.toUpperCase()],
	['backwards', characters.toReversed().join('')],
	['with blanks', characters.join(' ')],
	['with dots', characters.join('.')],
	['in quotes', characters.map((each) => `'${each}'`).join(', ')],
	['with what cannot be seen', characters.join('\u200b')],
	['with colours', characters.join('\u001b[0m')],
	['on several lines', secret.replaceAll(/(.{5})/g, '$1\n')],
	['cut', `${secret.slice(0, 5)} … ${secret.slice(5, 10)}`],
	['in a URL', encodeURIComponent(secret)],
	['in hexadecimal', hex.join('')],
	['in hexadecimal with blanks', hex.join(' ')],
	['in hexadecimal with colons', hex.join(':')],
	['as numbers', `[${bytes.join(' ')}]`],
	['as escapes', hex.map((each) => `\\u00${each}`).join('')],
	['in base64', Buffer.from(secret).toString('base64')],
	['in base64 with something before it', Buffer.from(`x${secret}`).toString('base64')],
])('a complaint that repeats the secret %s is not shown with it', (_, spelling) => {
	const shown = complaintOf(`error: ${spelling} not ok`, [new Secret(secret)]);
	expect(shown).toMatch(/^(error: \[?…(\]| not ok)*)?$/);
});

test.each([
	'HTTP 403: Resource not accessible by integration (https://api.github.com/user)',
	'2026-11-21T10:20:28 dial tcp 10.0.0.1:443: i/o timeout',
	'Error from server (Forbidden): secrets "orders-kafka" is forbidden',
])('what helps stays: %s', (text) => {
	expect(complaintOf(`${text}\n`, [new Secret(secret)])).toBe(text);
});
