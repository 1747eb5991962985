import {describe, expect, test} from 'vitest';
import {testSandbox} from '../support/sandbox.js';
import {atSecretScreen, hide, holdsPart, reveal, type SecretScreen, sizes} from './support/secret-screen.js';

type Ending = (scene: SecretScreen) => Promise<unknown>;

const finish: Ending = ({run}) => run.finish();

/** How it ends, told that the secret is on the screen as the mode says. */
const endings: Readonly<Record<string, Ending>> = {
	'normal end': finish,
	'hidden first': async (scene) => {
		if (!holdsPart(scene.terminal.screen(), scene.secret)) await reveal(scene);
		await hide(scene);
		await finish(scene);
	},
	'Ctrl-C': async ({terminal, run}) => {
		terminal.press('ctrl-c');
		await run.sees('Leave kafkey?');
		terminal.press('ctrl-c');
	},
	SIGTERM: async ({terminal}) => terminal.kill('SIGTERM'),
	SIGHUP: async ({terminal}) => terminal.kill('SIGHUP'),
	'terminal closed': async ({terminal}) => terminal.hangUp(),
	'uncaught error': async ({terminal}) => terminal.kill('SIGUSR2'),
	'kill -9': async ({terminal}) => terminal.kill('SIGKILL'),
};

/** What kill -9 leaves of a revealed secret no program can take away; it is looked at apart. */
const isApart = (ending: string, mode: string) => ending === 'kill -9' && mode === 'revealed';

describe.each(Object.entries(endings))(
	'%s: the secret stays neither on the screen nor in the scrollback',
	(ending, end) => {
		const sandbox = testSandbox({topicCount: 3});
		const cases = sizes.flatMap((size) => ['masked', 'revealed'].map((mode) => ({mode, ...size})));

		test.each(cases.filter(({mode}) => !isApart(ending, mode)))(
			'$mode, $columns×$rows',
			async ({mode, ...size}) => {
				await atSecretScreen(sandbox, size, async (scene) => {
					const {terminal, secret} = scene;
					if (mode === 'revealed') await reveal(scene);
					await end(scene);
					await terminal.exit;
					// A terminal that was closed has no screen any more; the emulator only has its last picture.
					const screen = ending === 'terminal closed' ? '' : terminal.screen();
					expect(holdsPart(screen, secret), screen).toBe(false);
					expect(holdsPart(terminal.scrollback(), secret), terminal.scrollback()).toBe(false);
					if (mode === 'masked' && ending !== 'hidden first') {
						expect(terminal.rawBytes.includes(secret)).toBe(false);
					}
				});
			},
		);
	},
);
