import {expect, test} from 'vitest';
import {explain} from '../../../source/providers/confluent-cloud/explain.js';

test.each([
	[
		'the first of the errors',
		{errors: [{code: 'forbidden_access', title: 'Forbidden', detail: 'Forbidden Access', source: {}}]},
		{text: 'Forbidden Access', code: 'forbidden_access'},
	],
	[
		'with its resolution',
		{errors: [{detail: 'Too many.', resolution: 'Delete one.'}]},
		{text: 'Too many. Delete one.'},
	],
	['a title alone', {errors: [{title: 'Forbidden'}]}, {text: 'Forbidden'}],
	[
		'a message with its code',
		{error_code: 40301, message: 'Not allowed'},
		{text: 'Not allowed', code: '40301'},
	],
	['an error with a message', {error: {message: 'Gone'}}, {text: 'Gone'}],
	[
		'the newer envelope',
		{
			status: '404',
			error: {code: 'RESOURCE_NOT_FOUND', message: 'No such key', suggestion: 'Look again.'},
			requestId: 'r',
		},
		{text: 'No such key Look again.', code: 'RESOURCE_NOT_FOUND'},
	],
	['errors before the message', {errors: [{detail: 'first'}], message: 'second'}, {text: 'first'}],
	['a message where there are no errors', {errors: [], message: 'second'}, {text: 'second'}],
])('reads %s', (_name, body, told) => {
	expect(explain(body)).toEqual(told);
});

test('names the place in the request that a complaint is about', () => {
	const body = {errors: [{detail: 'Owner was not found', source: {pointer: '/spec/owner/id'}}]};
	expect(explain(body)?.fields).toEqual([{path: ['spec', 'owner', 'id'], message: 'Owner was not found'}]);
});

test.each([[{}], [null], ['<html>'], [{errors: [{}]}], [{error: 'text'}]])(
	'has nothing to say about %j',
	(body) => {
		expect(explain(body)).toBeUndefined();
	},
);
