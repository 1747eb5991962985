import {apiVersionsV3, describeClusterV1, saslAuthenticateV2, saslHandshakeV1} from '@platformatic/kafka';
import {describe, expect, test} from 'vitest';
import {callers} from './callers.js';
import {header, type Mechanism, plain, type Target} from './dial.js';

/** What the stand-in and Apache Kafka's own broker both have to do until somebody is signed in, as the broker does it. */
export function signInTable(target: () => Target): void {
	const {open, asAdmin} = callers(target);

	describe('before the sign-in', () => {
		test('says which requests are spoken, in the form that was asked for', async () => {
			const connection = await open();
			const answer = await connection.ask(apiVersionsV3, 'table', '1');
			expect(answer).toMatchObject({errorCode: 0});
			const keys = answer === 'closed' ? [] : answer.apiKeys;
			for (const [apiKey, version] of [
				[3, 12],
				[10, 6],
				[15, 5],
				[16, 5],
				[17, 1],
				[18, 4],
				[29, 3],
				[30, 3],
				[31, 3],
				[36, 2],
				[50, 0],
				[51, 0],
				[60, 1],
			] as const) {
				const spoken = keys.find((one) => one.apiKey === apiKey);
				expect(spoken?.maxVersion).toBeGreaterThanOrEqual(version);
				expect(spoken?.minVersion).toBeLessThanOrEqual(version);
			}
		});

		test('answers a version of the question that it does not know in the oldest form', async () => {
			const connection = await open();
			const answer = await connection.send(header(18, 9));
			expect(answer.toString('hex')).toBe('00000001' + '0023' + '00000001' + '0012' + '0000' + '0004');
			expect((await connection.send(header(18, 0, false))).toString('hex')).toMatch(/^000000010000/);
		});

		test.each([
			['metadata', header(3, 12)],
			['a password', header(36, 2)],
			['a request that nobody knows', header(999, 0)],
		])('hangs up on %s', async (_, frame) => {
			const connection = await open();
			expect(await connection.send(frame)).toBe('closed');
		});

		test('hangs up on a frame beyond all bounds', async () => {
			const connection = await open();
			expect(await connection.send(Buffer.concat([header(18, 0, false), Buffer.alloc(600 * 1024)]))).toBe(
				'closed',
			);
		});
	});

	describe('the sign-in', () => {
		test.each(['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'] as const)(
			'takes the password by %s',
			async (by) => {
				const {admin} = target();
				expect(await (await open()).signIn(by, admin.user, admin.password)).toBe('signed in');
			},
		);

		const invalid = (by: Mechanism) =>
			`58: Authentication failed during authentication due to invalid credentials with SASL mechanism ${by}`;
		test.each([
			['PLAIN', 'admin', 'wrong', '58: Authentication failed: Invalid username or password'],
			['PLAIN', 'nobody', 'wrong', '58: Authentication failed: Invalid username or password'],
			['PLAIN', '', 'wrong', '58: Authentication failed: username not specified'],
			['PLAIN', 'admin', '', '58: Authentication failed: password not specified'],
			['SCRAM-SHA-256', 'admin', 'wrong', invalid('SCRAM-SHA-256')],
			['SCRAM-SHA-512', 'nobody', 'wrong', invalid('SCRAM-SHA-512')],
			['GSSAPI' as 'PLAIN', 'admin', 'wrong', '33: PLAIN SCRAM-SHA-256 SCRAM-SHA-512'],
		] as const)('by %s refuses %s with %o, and hangs up', async (by, name, secret, said) => {
			const connection = await open();
			expect(await connection.signIn(by, name, secret)).toBe(said);
			await connection.closed;
		});

		test.each([
			['one token', Buffer.from('x'), 'Invalid SASL/PLAIN response: expected 3 tokens, got 1'],
			['SCRAM’s first message', Buffer.from('n,,n=admin,r=x'), expect.stringContaining('expected 3 tokens')],
		])('by PLAIN refuses %s', async (_, bytes, errorMessage) => {
			const connection = await open();
			await connection.ask(saslHandshakeV1, 'PLAIN');
			const answer = await connection.ask(saslAuthenticateV2, bytes);
			expect(answer).toMatchObject({errorCode: 58, errorMessage});
		});

		test('refuses to act for somebody else', async () => {
			const {admin} = target();
			const connection = await open();
			await connection.ask(saslHandshakeV1, 'PLAIN');
			const bytes = Buffer.concat([Buffer.from('other'), plain(admin.user, admin.password)]);
			const errorMessage =
				'Authentication failed: Client requested an authorization id that is different from username';
			expect(await connection.ask(saslAuthenticateV2, bytes)).toMatchObject({errorCode: 58, errorMessage});
		});

		test('is in order once, and nothing else during it', async () => {
			const versions = await open();
			await versions.ask(saslHandshakeV1, 'PLAIN');
			expect(await versions.ask(apiVersionsV3, 'table', '1')).toMatchObject({errorCode: 34});
			await versions.closed;
			const twice = await open();
			await twice.ask(saslHandshakeV1, 'PLAIN');
			expect(await twice.ask(saslHandshakeV1, 'PLAIN')).toMatchObject({errorCode: 34, mechanisms: []});
			await twice.closed;
			const after = await asAdmin();
			expect(await after.ask(saslHandshakeV1, 'PLAIN')).toMatchObject({errorCode: 34, mechanisms: []});
			const errorMessage = 'SaslAuthenticate request received after successful authentication';
			const again = await after.ask(saslAuthenticateV2, plain('a', 'b'));
			expect(again).toMatchObject({errorCode: 34, errorMessage});
			expect(await after.ask(describeClusterV1, false, 1)).toMatchObject({errorCode: 0});
		});

		test.each([
			['a version that is none', header(3, 99)],
			['a request that nobody knows', header(999, 0)],
			['half a request', Buffer.concat([header(3, 12), Buffer.from([9])])],
		])('is followed by hanging up on %s', async (_, frame) => {
			expect(await (await asAdmin()).send(frame)).toBe('closed');
		});
	});
}
