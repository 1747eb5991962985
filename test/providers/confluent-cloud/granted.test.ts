import {describe, expect, test} from 'vitest';
import {grantedBy} from '../../../source/providers/confluent-cloud/granted.js';
import type {Purpose} from '../../../source/providers/confluent-cloud/rights.js';
import type {Way} from '../../../source/providers/confluent-cloud/way.js';
import {Secret} from '../../../source/secret.js';
import {typed} from '../../support/api.js';

const roles: Way = {by: 'roles', why: '', cluster: 'crn://confluent.cloud/x'};
const admin = {at: {cluster: 'lkc-1', endpoint: 'https://x'}, key: 'K', secret: new Secret('s')};
const acls: Way = {by: 'acls', why: '', admin};

function granted(way: Way, purpose: Purpose, {topics = ['orders'], group = 'billing', isNew = true} = {}) {
	return grantedBy(way, {purpose, topics: topics.map(typed), group}, isNew);
}

describe('what a new account was given', () => {
	test('by roles: reading and writing are compared, nothing else', () => {
		expect(granted(roles, 'both')).toEqual({
			topic: 'orders',
			group: 'billing',
			rights: [
				{resource: 'topic', pattern: 'literal', name: 'orders', operations: ['WRITE', 'READ']},
				{resource: 'group', pattern: 'literal', name: 'billing', operations: ['READ']},
			],
			strict: ['READ', 'WRITE'],
		});
	});

	test('by ACLs: every operation is compared', () => {
		expect(granted(acls, 'manage', {group: ''})).toEqual({
			topic: 'orders',
			rights: [
				{
					resource: 'topic',
					pattern: 'literal',
					name: 'orders',
					operations: ['CREATE', 'DELETE', 'ALTER', 'ALTER_CONFIGS'],
				},
			],
		});
	});

	test('to manage by role: nothing is claimed', () => {
		expect(granted(roles, 'manage', {group: ''})).toEqual({topic: 'orders'});
	});

	test('on prefixes and on everything', () => {
		const {rights, topic} = granted(roles, 'produce', {topics: ['orders.*', '*']});
		expect(rights?.map(({pattern, name}) => [pattern, name])).toEqual([
			['prefixed', 'orders.'],
			['all', '*'],
		]);
		expect(topic).toBeUndefined();
	});
});

test('an account that was there before may have more: only what it lacks counts', () => {
	for (const way of [roles, acls]) expect(granted(way, 'produce', {isNew: false}).strict).toEqual([]);
});

test('where no rights can be given, none are claimed', () => {
	expect(granted({by: 'none', why: ''}, 'both')).not.toHaveProperty('rights');
});
