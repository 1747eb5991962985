import {describe, expect, test} from 'vitest';
import {accessesOf} from '../../../source/providers/upstash/accesses.js';
import {upstash} from '../../../source/providers/upstash/index.js';
import {Secret} from '../../../source/secret.js';

const pair = {username: 'user', password: new Secret('the-password')};
const cluster = {
	tcpEndpoint: 'calm-otter-1-kafka.upstash.io',
	restEndpoint: 'calm-otter-1-rest-kafka.upstash.io',
};

describe('a credential', () => {
	test.each([
		['orders', 'PRODUCE', 'literal', 'orders', ['WRITE'], 'orders'],
		['orders.*', 'CONSUME', 'prefixed', 'orders.', ['READ'], undefined],
		['*', 'ALL', 'all', '*', ['READ', 'WRITE'], undefined],
	])('for %s with %s says what it may do', (asked, permissions, pattern, name, operations, topic) => {
		const [kafka] = accessesOf({...cluster, topic: asked, permissions, ...pair});
		expect(kafka).toMatchObject({
			rights: [{resource: 'topic', pattern, name, operations}],
			strict: ['READ', 'WRITE'],
		});
		expect(kafka?.type === 'kafka' && kafka.topic).toBe(topic);
	});

	test('opens the REST API and the Schema Registry at the cluster’s own address', () => {
		const [, rest, registry] = accessesOf({...cluster, topic: '*', permissions: 'ALL', ...pair});
		expect(rest).toMatchObject({url: 'https://calm-otter-1-rest-kafka.upstash.io', probe: {path: '/topics'}});
		expect(registry).toMatchObject({
			url: 'https://calm-otter-1-rest-kafka.upstash.io/schema-registry',
			probe: {path: '/subjects'},
		});
	});

	test('names no address that is not known', () => {
		const all = accessesOf({topic: 'orders', permissions: 'ALL', ...pair});
		expect(all.filter((access) => 'url' in access || 'bootstrapServers' in access)).toEqual([]);
	});
});

test.each([
	['https://calm-otter-1-rest-kafka.upstash.io', true],
	['https://pkc-8z1rk.eu-central-1.aws.confluent.cloud:443', false],
	['https://upstash.io.example.com', false],
	['no address', false],
])('%s is an address of Upstash: %s', (url, fits) => {
	const forms = (upstash.forms ?? []).map((form) => 'fits' in form && form.fits?.(url));
	expect(forms).toEqual([fits, fits]);
});
