import {expect, test} from 'vitest';
import {judge} from '../../source/providers/judge.js';
import {pasted} from '../../source/providers/pasted.js';

const schema = pasted('the secret');

test('White space around a pasted secret is dropped', () => {
	expect(judge(schema, ' \tabc+/123== \n')).toEqual({ok: true, value: 'abc+/123=='});
});

test.each([
	'"abc123"',
	"'abc123'",
	'abc 123',
	'CONFLUENT_CLOUD_API_SECRET=abc123',
	'export STREAMKAP_SECRET=abc123',
	'curl -u key:secret https://api.example.com',
])('What was copied along with a secret is named, and it is not sent: %s', (typed) => {
	expect(judge(schema, typed)).toMatchObject({
		ok: false,
		sentence: 'Only the secret itself: no name and “=” before it, no quotes, no spaces.',
	});
});

test.each(['cfltAbc_12+/3=', 'a~b.c-d_e', "it's", '==', 'a~b.c"'])(
	'What a secret may hold is taken: %s',
	(typed) => {
		expect(judge(schema, typed)).toEqual({ok: true, value: typed});
	},
);
