import {expect, test} from 'vitest';
import {reviewScene} from '../../source/lines/review.js';
import {depot, FakeApi} from '../support/fake-provider.js';
import {FakeRun} from '../support/fake-session.js';

test.each([
	['a new key', false, 'Create it'],
	['a new secret for a key that exists', true, 'Replace the secret'],
])('the choice that sends says what comes of it: %s', async (_, renews, deed) => {
	const vendor = depot(new FakeApi());
	const kinds = vendor.kinds.map((kind) => {
		return {...kind, plan: (...given: Parameters<typeof kind.plan>) => ({...kind.plan(...given), renews})};
	});
	const run = await new FakeRun({providers: [{...vendor, kinds}]}).toReview();
	const ignore = () => undefined;
	const {parts} = reviewScene(run.state, {session: run.session, say: ignore, ask: ignore});
	expect(parts.flatMap(({lines}) => lines)).toContain(`1. ${deed}`);
});
