import {describe, expect, test} from 'vitest';
import {streamkap} from '../../../source/providers/streamkap/index.js';
import {MockedProvider, picked} from '../../support/api.js';
import {exchange, signIn, token, who, whoami} from './known.js';

const file = {
	project_key_id: 'pk_1',
	api: {client_id: 'kid', client_secret: 'ks3cret'},
	kafka: {username: 'orders'},
	file_version: 3,
};

function withFile(content: string) {
	return new MockedProvider(streamkap, {readFile: async (path) => (path === 'key.json' ? content : '')});
}
const byFile = {method: picked('project-key'), 'project-key-file': 'key.json'};

describe('sign-in', () => {
	test('exchanges client id and secret, then asks who that is', async () => {
		const mocked = new MockedProvider(streamkap);
		mocked.expect(exchange, token('t1')).expect(whoami, who);
		const account = await mocked.connect(signIn);
		expect(account.who).toBe('API token cid, project svc_01');
		expect(mocked.sent).toEqual([
			{
				method: 'POST',
				path: '/auth/access-token',
				authorization: undefined,
				body: {client_id: 'cid', secret: 'cs3cret'},
			},
			{method: 'GET', path: '/auth/whoami', authorization: 'Bearer t1', body: undefined},
		]);
		mocked.done();
	});

	test('sends a project key as it is in its file', async () => {
		const content = JSON.stringify(file, undefined, 2);
		const mocked = withFile(content);
		mocked.expect(exchange, token('t1')).expect(whoami, {...who, project_key_id: 'pk_1'});
		const account = await mocked.connect(byFile);
		expect(account.who).toBe('project key pk_1, project svc_01');
		expect(mocked.sent[0]?.body).toEqual({project_key: content});
	});

	test.each([
		['opens Kafka only', {...file, api: null}, 'It opens Kafka only and has no API access.'],
		['has no part', {project_key_id: 'pk_1'}, 'It has no API access.'],
	])('a project key that %s is refused before anything is sent', async (_, content, why) => {
		const mocked = withFile(JSON.stringify(content));
		await expect(mocked.connect(byFile)).rejects.toMatchObject({
			what: 'This project key cannot sign in; nothing was sent.',
			why,
		});
		expect(mocked.sent).toEqual([]);
	});

	test.each(['', '{', '[]', '"text"', '{"api":{"client_id":"a"}}'])(
		'a file that holds %j is no project key',
		async (content) => {
			const mocked = withFile(content);
			await expect(mocked.connect(byFile)).rejects.toThrow('This file is not a Streamkap project key.');
			expect(mocked.sent).toEqual([]);
		},
	);

	test('says what Streamkap says when it is refused', async () => {
		const mocked = new MockedProvider(streamkap);
		mocked.expect(exchange, {detail: 'Invalid client credentials'}, {status: 401});
		await expect(mocked.connect(signIn)).rejects.toMatchObject({
			status: 401,
			what: 'Could not sign in.',
			why: expect.stringContaining('“Invalid client credentials”'),
		});
	});
});
