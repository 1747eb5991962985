import {MockAgent} from 'undici';
import {expect, test} from 'vitest';
import * as z from 'zod';
import {createHttp, path} from '../../source/network/http.js';
import {Secret} from '../../source/secret.js';

test('smoke', async () => {
	const agent = new MockAgent();
	agent.disableNetConnect();
	agent
		.get('https://api.example.com')
		.intercept({
			path: '/base/v2/a%2Fb?page=1',
			method: 'GET',
			headers: {'user-agent': /^kafkey\/\d+\.\d+\.\d+ \(node\)$/},
		})
		.reply(200, {ok: true}, {headers: {'content-type': 'application/json'}});
	const http = createHttp({system: 'Example', baseUrl: 'https://api.example.com/base/', dispatcher: agent});
	const answer = await http.read({
		method: 'GET',
		path: path`/v2/${'a/b'}`,
		query: {page: 1},
		authorization: {basic: {user: 'u', password: new Secret('passpass')}},
		schema: z.object({ok: z.boolean()}),
		purpose: 'list',
	});
	expect(answer.value).toEqual({ok: true});
	expect(answer.bytes.toString()).toBe('{"ok":true}');
	expect(Object.keys(answer)).not.toContain('bytes');
});
