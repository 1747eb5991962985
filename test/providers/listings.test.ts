import diagnostics from 'node:diagnostics_channel';
import type {IncomingMessage} from 'node:http';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {isAnswered, kindQuestions} from '../../source/wizard/questions.js';
import {screenOf} from '../../source/wizard/screen.js';
import {forward, walk} from '../support/auto-run.js';
import type {FakeRun} from '../support/fake-session.js';
import {providers} from '../support/providers.js';
import {testSandbox} from '../support/sandbox.js';

const sandbox = testSandbox({topicCount: 250});
const begun = 'http.server.request.start';
let reads: string[] = [];

/** Notes what the stand-ins are asked for, whoever asks. */
function note(message: unknown): void {
	const {method, url, headers} = (message as {request: IncomingMessage}).request;
	if (method === 'GET') reads.push(`${headers.host}${url}`);
}

beforeEach(() => {
	reads = [];
	diagnostics.subscribe(begun, note);
});
afterEach(() => {
	diagnostics.unsubscribe(begun, note);
});

/** Back from the review to the first question of the kind. */
function toFirstQuestion(run: FakeRun): void {
	const given = () => kindQuestions(run.state).filter((asked) => isAnswered(run.state, asked));
	const byHand = () => given().filter(({key}) => run.state.history.includes(key)).length;
	while (byHand() > 0) run.session.back();
}

const kinds = providers.flatMap((provider) =>
	provider.kinds.map((kind) => [`${provider.id} ${kind.id}`, provider, kind.id] as const),
);

test.each(kinds)(
	'%s: nothing is listed twice, however often the person goes back',
	async (_, provider, kind) => {
		const run = await walk(provider, kind, sandbox);
		const once = [...reads];
		expect(once.filter((read, index) => once.indexOf(read) !== index)).toEqual([]);

		for (let round = 0; round < 2; round++) {
			toFirstQuestion(run);
			expect(screenOf(run.state).is).toBe('ask');
			await forward(run, kind);
		}
		expect(reads).toEqual(once);
	},
);
