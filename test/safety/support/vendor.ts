import {expect, onTestFinished} from 'vitest';
import type {Fields} from '../../../source/providers/field.js';
import {startSandbox} from '../../../source/sandbox/index.js';
import {providers} from '../../support/providers.js';
import {type Arrived, type Misbehaviour, openFront} from './front.js';
import type {Story} from './stories.js';

/** The stand-in of a story's vendor behind a front, new for each test: vendors limit how many keys there may be. */
export type Vendor = Awaited<ReturnType<typeof openVendor>>;

/** Starts it; it ends with the test. */
export async function openVendor(story: Story) {
	const {systems, close} = await startSandbox({topicCount: 3});
	onTestFinished(close);
	const system =
		systems.find(({id}) => id === story.provider) ?? expect.fail(`There is no ${story.provider}.`);
	const front = await openFront(system.baseUrl ?? '');
	onTestFinished(front.close);
	const before = story.exists(system.state());
	const fields: Fields = providers.find(({id}) => id === story.provider)?.signIn ?? {};
	const signInSecrets = Object.entries(story.signIn(system)).flatMap(([id, text]) =>
		fields[id]?.kind === 'secret' ? [text] : [],
	);
	const isCreate = (path: RegExp | undefined) => (request: Arrived) =>
		request.method === 'POST' && path?.test(request.path.split('?', 1).join()) === true;
	return {
		system,
		front,
		/** Creates of any step that reached the vendor. */
		creates: () => story.creates.reduce((sum, path) => sum + front.arrived.filter(isCreate(path)).length, 0),
		/** Creates of the credential itself that reached the vendor. */
		lastCreates: () => front.arrived.filter(isCreate(story.creates.at(-1))).length,
		/** The next create of the step (the last of all by default) is met so. */
		meetCreate: (misbehaviour: Misbehaviour, step = story.creates.length - 1) =>
			front.meet(isCreate(story.creates[step]), misbehaviour),
		/** What exists now and did not at first: id and secret. */
		fresh: () => [...story.exists(system.state())].filter(([id]) => !before.has(id)).sort(),
		/** Every secret that must be found nowhere but where the person wanted it. */
		secrets: () => [...story.exists(system.state()).values(), ...signInSecrets].filter(Boolean),
	};
}
