import {expect, test} from 'vitest';
import {administration} from './support/made-user.js';
import {type Told, tools} from './support/tools.js';
import {withBroker} from './support/with-broker.js';

withBroker('what kafkey makes, by the console tools of Apache Kafka', (cluster) => {
	const {topics, acls, configs, produce, consume} = tools(cluster);
	const {madeUser, check} = administration(cluster);

	test('who may write does, who may read does, and the others are refused', async () => {
		expect(await topics('--create', '--topic', 'letters', '--partitions', '1')).toMatchObject({code: 0});
		const [box, other] = ['letters-box', 'letters-other-box'];
		const writer = await madeUser('writer', {access: 'produce', topics: 'letters'});
		const reader = await madeUser('reader', {
			...{access: 'consume', topics: 'letters', group: box},
			'new-mechanism': 'SCRAM-SHA-256',
		});
		const both = await madeUser('both', {access: 'both', topics: 'letters', group: box});
		const admin = await madeUser('prefix-admin', {access: 'admin', prefix: 'letters'});

		for (const [user, may, mayNot] of [
			[writer, ['write', 'describe'], ['read', 'delete']],
			[reader, ['read', 'describe'], ['write', 'delete']],
			[both, ['read', 'write', 'describe'], ['delete', 'create']],
		] as const) {
			const checked = await check(user, '--may', may.join());
			expect(checked.code, checked.stdout + checked.stderr).toBe(0);
			expect(checked.stdout).toContain(`may ${may[0]} letters`);
			for (const operation of mayNot)
				expect(await check(user, '--may', operation)).toMatchObject({
					code: 6,
					stdout: expect.stringContaining(`may not ${operation} letters`),
				});
		}
		const everything = 'read,write,create,delete,alter,describe,describe-configs,alter-configs';
		expect((await check(admin, '--topic', 'letters', '--may', everything)).code).toBe(0);

		for (const user of [writer, both, admin])
			expect(await produce(user, 'letters', `by ${user.user}`)).toMatchObject({code: 0, stderr: ''});
		for (const [user, group] of [
			[reader, box],
			[both, box],
			[admin, other],
		] as const)
			expect(await consume(user, 'letters', group)).toMatchObject({stdout: expect.stringMatching(/^by /)});

		const [noWriter, noReader, otherGroup] = await Promise.all([
			produce(reader, 'letters', 'no'),
			consume(writer, 'letters', box),
			consume(both, 'letters', other),
		]);
		expect(refusal(noWriter)).toBe('TopicAuthorizationException: Not authorized to access topics: [letters]');
		expect(refusal(noReader)).toBe(`GroupAuthorizationException: Not authorized to access group: ${box}`);
		expect(refusal(otherGroup)).toBe(`GroupAuthorizationException: Not authorized to access group: ${other}`);

		const [listed, described] = await Promise.all([
			acls(
				'--list',
				'--principal',
				'User:writer',
				'--principal',
				'User:reader',
				'--principal',
				'User:prefix-admin',
			),
			configs('--describe', '--entity-type', 'users'),
		]);
		expect(rulesIn(listed.stdout)).toEqual([
			'User:prefix-admin GROUP letters PREFIXED ALL ALLOW *',
			'User:prefix-admin TOPIC letters PREFIXED ALL ALLOW *',
			'User:reader GROUP letters-box LITERAL READ ALLOW *',
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
