import {readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {sweepTemporary} from '../../source/delivery/sweep.js';
import {childProgram} from './support/child.js';
import {steps} from './support/faulty.js';
import {freshFolder} from './support/folder.js';

const run = childProgram('kill-writer');
const moments = steps.flatMap((step) => [`before ${step}`, `after ${step}`]);

test.each(moments)(
	'killed %s: old or new file whole, and the next sweep leaves nothing behind',
	async (moment) => {
		const folder = freshFolder();
		const path = join(folder, '.env');
		writeFileSync(path, 'OLD=1\n', {mode: 0o600});
		const ended = await run([path, 'NEW=canary-4711\n', moment]);
		expect(ended.signal).toBe('SIGKILL');
		const renamed = moments.indexOf(moment) > moments.indexOf('before rename');
		expect(readFileSync(path, 'utf8')).toBe(renamed ? 'NEW=canary-4711\n' : 'OLD=1\n');
		expect(statSync(path).mode & 0o777).toBe(0o600);
		const left = readdirSync(folder).filter((name) => name !== '.env');
		expect(left).toHaveLength(renamed || moment === 'before open' ? 0 : 1);
		expect(await sweepTemporary(path)).toHaveLength(left.length);
		expect(readdirSync(folder)).toEqual(['.env']);
	},
);
