import {describe, expect, test} from 'vitest';
import {explain} from '../../../source/providers/confluent-azure/explain.js';

describe('what a refusal says', () => {
	test.each([
		[
			{error: {code: 'ResourceNotFound', message: 'Not there.', target: null, details: []}},
			{text: 'ResourceNotFound: Not there.', code: 'ResourceNotFound'},
		],
		[
			{
				error: {
					code: 'BadRequest',
					message: 'Several things.',
					details: [
						{code: 'Quota', message: 'Too many.', details: [{message: 'Ten at most.'}]},
						{code: 'Other'},
					],
					additionalInfo: [{type: 'x', info: {}}],
				},
			},
			{text: 'BadRequest: Several things. Quota: Too many. Ten at most. Other', code: 'BadRequest'},
		],
		[{error: {message: 'Only words.'}}, {text: 'Only words.'}],
		[{error: {}}, {}],
		[
			{
				error: 'invalid_client',
				error_description: 'AADSTS7000215: Invalid client secret provided.',
				error_codes: [7000215],
			},
			{text: 'AADSTS7000215: Invalid client secret provided.', code: 'invalid_client'},
		],
		[{error: 'slow_down'}, {text: 'slow_down', code: 'slow_down'}],
		['text', undefined],
		[null, undefined],
		[{message: 'elsewhere'}, undefined],
	])('%j', (body, said) => {
		expect(explain(body)).toEqual(said);
	});
});
