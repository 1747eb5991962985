import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {followProject} from '../../../source/commands/project/follow.js';
import {temporaryFolders} from '../../support/temporary.js';
import {FakeWorld} from '../support/fake-world.js';

const newFolder = temporaryFolders();
const file = {provider: 'upstash', kind: 'credential', answers: {permissions: 'ALL'}, save: 'local.env'};

test.each([
	[{}, '  saved to     local.env'],
	[{save: 'own.env'}, '  saved to     own.env'],
	[{sandbox: true}, undefined],
	[{saveTo: 'github'}, undefined],
])('what is said of the destination is where the secret goes: %j', async (flags, line) => {
	const folder = newFolder();
	writeFileSync(join(folder, 'kafkey.json'), JSON.stringify(file));
	const world = Object.assign(new FakeWorld(), {cwd: folder});
	await followProject(world, {settings: true, ...flags}, 'This is a test');
	expect(world.err).toContain('permissions  ALL');
	const said = world.err.split('\n').find((text) => text.includes('saved to'));
	expect(said).toBe(line && `kafkey: ${line}`);
});
