import {expect, test} from 'vitest';
import {administration} from './support/made-user.js';
import {type Told, tools} from './support/tools.js';
import {withBroker} from './support/with-broker.js';

withBroker('what kafkey makes, by the console tools of Apache Kafka', (cluster) => {
	const {topics, acls, configs, produce, consume} = tools(cluster);
	const {madeUser, check} = administration(cluster);

	test('a producer and a consumer: the one writes, the other reads, and neither does the other', async () => {
		expect(await topics('--create', '--topic', 'letters', '--partitions', '1')).toMatchObject({code: 0});
		const writer = await madeUser('writer', {access: 'produce', topics: 'letters'});
		const reader = await madeUser('reader', {
			...{access: 'consume', topics: 'letters', group: 'letter-box'},
			'new-mechanism': 'SCRAM-SHA-256',
		});

		for (const [user, may, mayNot] of [
			[writer, 'write,describe', 'read'],
			[reader, 'read,describe', 'write'],
		] as const) {
			const checked = await check(user, '--may', may);
			expect(checked.code, checked.stdout + checked.stderr).toBe(0);
			expect(checked.stdout).toContain(`may ${may.split(',')[0]} letters`);
			expect(await check(user, '--may', mayNot)).toMatchObject({
				code: 6,
				stdout: expect.stringContaining(`may not ${mayNot} letters`),
			});
		}

		expect(await produce(writer, 'letters', 'dear reader')).toMatchObject({code: 0, stderr: ''});
		const [received, noWriter, noReader, otherGroup] = await Promise.all([
			consume(reader, 'letters', 'letter-box'),
			produce(reader, 'letters', 'no'),
			consume(writer, 'letters', 'letter-box'),
			consume(reader, 'letters', 'other-box'),
		]);
		expect(received.stdout).toBe('dear reader\n');
		expect(refusal(noWriter)).toBe('TopicAuthorizationException: Not authorized to access topics: [letters]');
		expect(refusal(noReader)).toBe('GroupAuthorizationException: Not authorized to access group: letter-box');
		expect(refusal(otherGroup)).toBe(
			'GroupAuthorizationException: Not authorized to access group: other-box',
		);

		const [listed, described] = await Promise.all([
			acls('--list', '--principal', 'User:writer', '--principal', 'User:reader'),
			configs('--describe', '--entity-type', 'users'),
		]);
		expect(rulesIn(listed.stdout)).toEqual([
			'User:reader GROUP letter-box LITERAL READ ALLOW *',
			'User:reader TOPIC letters LITERAL DESCRIBE ALLOW *',
			'User:reader TOPIC letters LITERAL READ ALLOW *',
			'User:writer TOPIC letters LITERAL DESCRIBE ALLOW *',
			'User:writer TOPIC letters LITERAL WRITE ALLOW *',
		]);
		expect(described.stdout).toMatch(/'writer' are SCRAM-SHA-512=iterations=\d+$/m);
		expect(described.stdout).toMatch(/'reader' are SCRAM-SHA-256=iterations=\d+$/m);
	});
});

/** Why the broker did not let a tool do it. */
function refusal({stderr, stdout}: Told): string {
	expect(stdout).toBe('');
	return /(\w+AuthorizationException: .*)/.exec(stderr)?.[1] ?? stderr;
}

/** What kafka-acls lists, a line a rule. */
function rulesIn(text: string): string[] {
	const blocks = text.split('ResourcePattern(').slice(1);
	const rules = blocks.flatMap((block) => {
		const [, resource, name, pattern] =
			/resourceType=(\w+), name=([^,]+), patternType=(\w+)/.exec(block) ?? [];
		const found = block.matchAll(/principal=([^,]+), host=([^,]+), operation=(\w+), permissionType=(\w+)/g);
		return [...found].map(([, principal, host, operation, permission]) =>
			[principal, resource, name, pattern, operation, permission, host].join(' '),
		);
	});
	return [...new Set(rules)].sort();
}
