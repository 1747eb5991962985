import {expect, test} from 'vitest';
import {lineRunOn} from '../runs/line-run.js';
import {program} from '../runs/vocabulary.js';
import {temporaryFolders} from '../support/temporary.js';
import {terminals} from '../support/terminals.js';
import {abandon} from './support/records.js';
import {recordsIn, runToReview} from './support/run.js';
import {stories} from './support/stories.js';
import {openVendor} from './support/vendor.js';

const newFolder = temporaryFolders();
const open = terminals();
const [story] = stories;

test('line by line, too, a run that was killed is told of first, and what it left is deleted after a yes', async () => {
	if (!story) return expect.fail('no story');
	const {fresh, front, system} = await openVendor(story);
	const killed = await runToReview(story, system, {home: newFolder(), url: front.url, path: ''});
	await killed.confirm();
	abandon(killed.folder);
	const env = {XDG_STATE_HOME: killed.world.env['XDG_STATE_HOME'], ...story.environment(system)};
	const args = ['--screen-reader', '--base-url', front.url];
	const folder = newFolder();
	const run = lineRunOn(open({command: program, args, cwd: folder, env, columns: 200}), folder);
	await run.pick('Delete it', 'Warning: An earlier run at', 'and did not save its secret');
	await run.pick('Delete all of this', 'This is left at Upstash Kafka', `credential ${fresh()[0]?.[0]}`);
	await run.pick('Go on', 'Everything that was found was deleted');
	expect(fresh()).toEqual([]);
	expect(recordsIn(killed.folder)).toEqual([]);
	await run.asks('provider', 'Where should the credential come from?');
	run.type('\u0003');
	expect(await run.left()).toBe(130);
});
