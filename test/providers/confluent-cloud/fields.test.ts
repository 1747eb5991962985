import {describe, expect, test} from 'vitest';
import {confluentCloud} from '../../../source/providers/confluent-cloud/index.js';
import type {Answers} from '../../../source/providers/field.js';
import {judge} from '../../../source/providers/judge.js';
import {picked, typed} from '../../support/api.js';
import {cluster, owner} from './known.js';

const kinds = Object.fromEntries(confluentCloud.kinds.map((kind) => [kind.id, kind.fields]));

function schemaOf(kind: string, id: string) {
	const field = kinds[kind]?.[id];
	if (field && 'schema' in field) return field.schema;
	if (field && 'other' in field && field.other) return field.other.schema;
	throw new Error(`${kind} ${id} takes no text`);
}

describe('what may be typed', () => {
	test.each([
		['kafka', 'environment', ['env-7q2kd9'], ['', 'en', 'env-'], ['lkc-1', 'env-7 q', 'env-/']],
		['kafka', 'cluster', ['lkc-4n7xz1', 'lkc-4n7xz1-dom.1'], ['', 'lk', 'lkc-'], ['lsrc-1', 'lkc-ä']],
		['schema-registry', 'schema-registry', ['lsrc-8p2vd6'], ['ls'], ['lkc-4n7xz1']],
		['ksqldb', 'ksqldb', ['lksqlc-5r1qm'], ['lks'], ['lkc-4n7xz1']],
		['cloud', 'owner', ['sa-9k3m2p', 'u-4p9w2x'], ['', 's', 'u-'], ['pool-1', 'sa-9 ']],
		[
			'kafka',
			'topics',
			['orders', 'orders.*', '*', 'a'.repeat(249)],
			['', '.', '..'],
			['or*ders', 'orders/', 'a'.repeat(251)],
		],
		['kafka', 'group', ['billing', 'billing-*', '*'], [''], ['a b', '*-x', 'a/b']],
		[
			'kafka',
			'bootstrap-servers',
			['', 'a.example:9092', 'a:1,b:2', '[::1]:9092'],
			['a', 'a:', 'a:9092,'],
			['SASL_SSL://a:9092', 'a b'],
		],
		[
			'kafka',
			'rest-endpoint',
			['', 'https://pkc-1.confluent.cloud:443', 'http://127.0.0.1:8080'],
			['h', 'https://pkc'],
			['ftp://', 'https://a?b', 'https://x@y'],
		],
		['kafka', 'admin-key', ['', 'K7TQ2ZXN4WJ5LMRA'], [], ['a b', 'a:b']],
		[
			'flink',
			'region',
			['aws.eu-central-1', 'azure.westeurope'],
			['', 'aws', 'aws.'],
			['AWS.eu', 'ibm cloud', 'eu_1'],
		],
		['cloud', 'account-name', ['orders', 'ä b'], ['', '  '], ['a'.repeat(65), 'a\u0007']],
		['cloud', 'description', ['', 'what it is for'], [], ['a'.repeat(129), 'a\u202eb']],
	])('%s %s', (kind, id, good, notYet, never) => {
		const schema = schemaOf(kind, id);
		for (const text of good) expect([text, judge(schema, text)]).toMatchObject([text, {ok: true}]);
		for (const text of notYet)
			expect([text, judge(schema, text)]).toMatchObject([text, {ok: false, final: false}]);
		for (const text of never)
			expect([text, judge(schema, text)]).toMatchObject([text, {ok: false, final: true}]);
	});

	test('a secret keeps every character but white space around it', () => {
		const secret = confluentCloud.signIn['api-secret'];
		expect(secret?.kind === 'secret' && judge(secret.schema, ' a+/ ')).toEqual({ok: true, value: 'a+/'});
	});
});

describe('what is asked', () => {
	/** Questions that apply, each judged by the answers before it, as the wizard does. */
	const asked = (kind: string, answers: Answers): string[] => {
		const before: Record<string, Answers[string]> = {};
		const ids: string[] = [];
		for (const [id, field] of Object.entries(kinds[kind] ?? {})) {
			if (field.when && !field.when(before)) continue;
			ids.push(id);
			before[id] = answers[id];
		}
		return ids;
	};
	const place = cluster('Standard');
	const ends = ['name', 'description'];

	test('for a key of one’s own: no rights', () => {
		const mine = {...place, owner: picked('myself', {id: 'u-1'})};
		expect(asked('kafka', mine)).toEqual(['environment', 'cluster', 'owner', ...ends]);
	});

	test('one’s own id, where it could not be read', () => {
		expect(asked('cloud', {owner: picked('myself', {})})).toEqual(['owner', 'owner-id', ...ends]);
		expect(asked('cloud', {owner: typed('myself')})).toContain('owner-id');
	});

	test('for a new service account with topics', () => {
		const answers = {...place, owner: picked('new'), 'admin-key': 'K', access: picked('consume')};
		expect(asked('kafka', answers)).toEqual([
			...['environment', 'cluster', 'owner', 'account-name', 'admin-key', 'admin-secret'],
			...['access', 'topics', 'group', ...ends],
		]);
	});

	test('no group for a producer, no topics for nothing', () => {
		const answers = {...place, owner, 'admin-key': ''};
		expect(asked('kafka', {...answers, access: picked('produce')})).toEqual([
			...['environment', 'cluster', 'owner', 'admin-key', 'access', 'topics', ...ends],
		]);
		expect(asked('kafka', {...answers, access: picked('nothing')})).not.toContain('topics');
	});

	test('addresses and type of a typed cluster', () => {
		const answers = {
			environment: typed('env-1'),
			cluster: typed('lkc-1'),
			owner: typed('sa-1'),
			'admin-key': 'K',
		};
		expect(asked('kafka', answers)).toEqual([
			...['environment', 'cluster', 'bootstrap-servers', 'owner', 'admin-key', 'admin-secret'],
			...['rest-endpoint', 'cluster-type', 'access', ...ends],
		]);
		expect(asked('kafka', {...answers, owner: typed('u-1')})).not.toContain('cluster-type');
		expect(asked('schema-registry', {'schema-registry': typed('lsrc-1')})).toContain('url');
	});

	test('not more than five steps after the kind', () => {
		for (const fields of Object.values(kinds)) {
			const steps = new Set(Object.values(fields).flatMap(({step}) => step ?? []));
			expect(steps.size).toBeLessThanOrEqual(5);
		}
	});
});
