import {describe, expect, test} from 'vitest';
import {testSandbox} from '../support/sandbox.js';
import {atSecretScreen, holdsPart, reveal, sizes} from './support/secret-screen.js';

const sandbox = testSandbox({topicCount: 3});

describe('kill -9 while revealed leaves the terminal as it is; the scrollback has nothing of it', () => {
	test.each(sizes)('$columns×$rows', async (size) => {
		await atSecretScreen(sandbox, size, async (scene) => {
			const {terminal, secret} = scene;
			await reveal(scene);
			terminal.kill('SIGKILL');
			await terminal.exit;
			expect(terminal.alternate).toBe(true);
			expect(holdsPart(terminal.screen(), secret)).toBe(true);
			expect(holdsPart(terminal.scrollback(), secret)).toBe(false);
		});
	});
});
