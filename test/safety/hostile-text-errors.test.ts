import {inspect} from 'node:util';
import {MockAgent} from 'undici';
import {beforeAll, describe, expect, test} from 'vitest';
import {sentences, tell} from '../../source/errors.js';
import {createHttp, type HttpOptions, HttpProblem} from '../../source/network/http.js';
import {explain as byAzure} from '../../source/providers/confluent-azure/explain.js';
import {explain as byConfluent} from '../../source/providers/confluent-cloud/explain.js';
import {explain as byStreamkap} from '../../source/providers/streamkap/explain.js';
import {explain as byUpstash} from '../../source/providers/upstash/api.js';
import {create} from '../network/expect-problem.js';
import {hostile} from '../support/hostile.js';
import {unseen} from './support/hostile-run.js';

type Explain = NonNullable<HttpOptions['explain']>;
type Shape = readonly [name: string, explain: Explain, body: (text: string) => unknown];

/** Every form of every vendor's error, each text of it hostile. */
const shapes: readonly Shape[] = [
	['Upstash: error', byUpstash, (text) => ({error: text})],
	['Upstash: message', byUpstash, (text) => ({message: text})],
	['Streamkap: a sentence', byStreamkap, (text) => ({detail: text})],
	[
		'Streamkap: complaints',
		byStreamkap,
		(text) => ({detail: [{loc: ['body', text], msg: text, input: text}]}),
	],
	[
		'Confluent: errors',
		byConfluent,
		(text) => ({errors: [{code: text, detail: text, resolution: text, source: {pointer: `/spec/${text}`}}]}),
	],
	['Confluent: message', byConfluent, (text) => ({message: text, error_code: text})],
	['Confluent: error', byConfluent, (text) => ({error: {code: text, message: text, suggestion: text}})],
	[
		'Azure: details within details',
		byAzure,
		(text) => ({error: {code: text, message: text, details: [{code: text, message: text, target: text}]}}),
	],
	['Azure: the sign-in', byAzure, (text) => ({error: text, error_description: text})],
];

async function problemFor(explain: Explain, body: unknown): Promise<HttpProblem> {
	const agent = new MockAgent();
	agent.disableNetConnect();
	agent
		.get('https://api.example.com')
		.intercept({method: 'POST', path: '/keys'})
		.reply(400, JSON.stringify(body), {headers: {'content-type': 'application/json'}});
	const http = createHttp({
		system: 'Example',
		baseUrl: 'https://api.example.com',
		dispatcher: agent,
		explain,
	});
	const problem = await http.send(create).catch((error: unknown) => error);
	if (!(problem instanceof HttpProblem)) throw new Error(`not a problem of the network: ${inspect(problem)}`);
	return problem;
}

describe.each(shapes)('%s', (_shape, explain, body) => {
	const problems: Record<string, HttpProblem> = {};
	beforeAll(async () => {
		for (const [name, text] of Object.entries(hostile)) {
			problems[name] = await problemFor(explain, body(`said=${text}=`));
		}
	});

	test.each(Object.entries(hostile))('%s', (name, text) => {
		const problem = problems[name];
		const told = sentences(tell(problem));
		const parts = [
			problem?.code ?? '',
			...(problem?.fields ?? []).flatMap(({path, message}) => [...path, message]),
		];
		for (const shown of [told, problem?.message ?? '', ...parts.map(String)])
			expect(shown).not.toMatch(unseen);
		expect(told).toContain('said=');
		if (text.search(unseen) !== -1) expect(told).toContain('\\u{');
	});
});
