import {describe, expect, test} from 'vitest';
import {confluentAzure} from '../../../source/providers/confluent-azure/index.js';
import type {Answers} from '../../../source/providers/field.js';
import {judge} from '../../../source/providers/judge.js';
import {kindOf, picked, typed} from '../../support/api.js';
import {cluster, subscriptionId} from './known.js';

const {signIn} = confluentAzure;

function schemaOf(place: string, id: string) {
	const fields = place === 'sign-in' ? signIn : kindOf(confluentAzure, place).fields;
	const field = fields[id];
	if (field && 'schema' in field) return field.schema;
	if (field && 'other' in field && field.other) return field.other.schema;
	throw new Error(`${place} ${id} takes no text`);
}

/** The questions that are asked, given these answers. */
function asked(fields: typeof signIn, answers: Answers) {
	return Object.entries(fields).flatMap(([id, {when}]) => (!when || when(answers) ? [id] : []));
}

describe('what may be typed', () => {
	test.each([
		[
			'sign-in',
			'tenant-id',
			[subscriptionId, 'example.onmicrosoft.com', 'organizations', ' contoso.com '],
			['', 'example', 'organ'],
			['a b', 'https://contoso.com', 'ä.com'],
		],
		['sign-in', 'client-id', [subscriptionId], ['', '5e1d'], ['client', `${subscriptionId}0`]],
		['sign-in', 'client-secret', ['a~b.c"'], [''], ['"a~b.c"', 'a b', 'AZURE_CLIENT_SECRET=a~b']],
		['sign-in', 'token', ['eyJ0.e30.x-_', ' eyJ0 '], [''], ['Bearer eyJ0', '"eyJ0"', 'eyä']],
		[
			'sign-in',
			'api-version',
			['2024-07-01', '2025-08-18-preview'],
			['', '2024-07', '2025-08-18-pre'],
			['2024.07', 'v1.0', 'LATEST'],
		],
		[
			'kafka',
			'subscription',
			[subscriptionId, subscriptionId.toUpperCase()],
			['', '5e1d'],
			['prod', '5e1d_'],
		],
		[
			'kafka',
			'organization',
			['rg-data/acme-kafka', 'RG (Two)/West US 2', `${'a'.repeat(90)}/b`],
			['', 'rg-data', 'rg-data/', '/acme', '../acme'],
			['a/b/c', `${'a'.repeat(91)}/b`, 'a/b\u202e'],
		],
		['kafka', 'environment', ['env-7q2kd9'], ['', 'env-'], ['lkc-1', 'env-/']],
		['kafka', 'cluster', ['lkc-4n7xz1'], ['lk', 'lkc-'], ['lsrc-1', 'inventory']],
		['schema-registry', 'schema-registry', ['lsrc-8p2vd6'], ['ls'], ['lkc-4n7xz1']],
		['kafka', 'name', ['orders', 'ä b'], ['', '  '], ['a'.repeat(65), 'a\u0007']],
		['kafka', 'description', ['', 'what it is for'], [], ['a'.repeat(129)]],
	])('%s %s', (place, id, good, notYet, never) => {
		const schema = schemaOf(place, id);
		for (const text of good) expect([text, judge(schema, text)]).toMatchObject([text, {ok: true}]);
		for (const text of notYet)
			expect([text, judge(schema, text)]).toMatchObject([text, {ok: false, final: false}]);
		for (const text of never)
			expect([text, judge(schema, text)]).toMatchObject([text, {ok: false, final: true}]);
	});
});

describe('what is asked', () => {
	test.each([
		['az', ['method', 'api-version']],
		['service-principal', ['method', 'tenant-id', 'client-id', 'client-secret', 'api-version']],
		['device-code', ['method', 'tenant-id', 'client-id', 'api-version']],
		['token', ['method', 'token', 'api-version']],
	])('to sign in by %s', (method, ids) => {
		expect(asked(signIn, {method: picked(method)})).toEqual(ids);
	});

	test('is an address only where the list does not give it', () => {
		const {fields} = kindOf(confluentAzure, 'kafka');
		const at = (answer: Answers[string]) => asked(fields as typeof signIn, {cluster: answer});
		expect(at(cluster)).not.toContain('bootstrap-servers');
		expect(at(picked('lkc-1', {}))).toContain('bootstrap-servers');
		expect(at(typed('lkc-1'))).toContain('bootstrap-servers');
	});

	test('the API version answers itself unless another is wanted', () => {
		expect(signIn['api-version']).toMatchObject({
			choices: [{value: '2024-07-01'}],
			env: 'KAFKEY_AZURE_API_VERSION',
		});
	});
});
