import {expect, test} from 'vitest';
import {explain} from '../../../source/providers/streamkap/explain.js';
import {streamkap} from '../../../source/providers/streamkap/index.js';

test('a sentence is taken as it is', () => {
	expect(explain({detail: 'Kafka user orders already exists'})).toEqual({
		text: 'Kafka user orders already exists',
	});
});

test('complaints keep their place and lose what they echo', () => {
	const body = {
		detail: [
			{
				type: 'string_too_short',
				loc: ['body', 'kafka_config', 'password'],
				msg: 'String should have at least 12 characters',
				input: 'hunter2',
				ctx: {min_length: 12},
			},
			{type: 'value_error', loc: ['body'], msg: 'Value error, one of both', input: {password: 'hunter2'}},
		],
	};
	const explained = explain(body);
	expect(explained).toEqual({
		text: 'kafka_config.password: String should have at least 12 characters; Value error, one of both',
		fields: [
			{path: ['kafka_config', 'password'], message: 'String should have at least 12 characters'},
			{path: [], message: 'Value error, one of both'},
		],
	});
	expect(JSON.stringify(explained)).not.toContain('hunter2');
});

test.each([undefined, null, 'text', {}, {detail: ''}, {detail: []}, {detail: [{msg: 'x'}]}, {detail: 7}])(
	'%j says nothing',
	(body) => {
		expect(explain(body)).toBeUndefined();
	},
);

test.each([
	['project-key', ['name'], 'name'],
	['project-key', ['role_ids', 0], 'roles'],
	['project-key', ['permission_ids'], 'permissions'],
	['project-key', ['kafka_config'], 'opens'],
	['project-key', ['kafka_config', 'username'], 'username'],
	['project-key', ['kafka_config', 'kafka_acls', 1, 'operation'], 'acl'],
	['project-key', ['kafka_config', 'whitelist_ips'], 'allowed-ips'],
	['project-key', ['tool_profile'], 'tool-profile'],
	['project-key', ['blocked_tools', 0], 'blocked-tools'],
	['project-key', [], undefined],
	['kafka-user', ['password'], 'password'],
	['kafka-user', ['is_create_schema_registry'], 'schema-registry'],
	['client-credential', ['service_id'], 'service'],
	['client-credential', ['description'], 'description'],
	['client-credential', ['other'], undefined],
])('%s: a complaint about %j reopens %s', (id, path, field) => {
	const kind = streamkap.kinds.find((each) => each.id === id);
	expect(kind?.fieldFor?.(path)).toBe(field);
	if (field !== undefined) expect(kind?.fields).toHaveProperty([field]);
});
