// Replays the scenes on a pseudo-terminal and writes docs/pictures/NAME-dark.svg and NAME-light.svg for each shot.
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import './resolve-typescript.js';

const {openTerminal} = await import('../../test/support/terminal.js');
const palettes = await import('./palette.js');
const {play} = await import('./play.js');
const {scenes} = await import('./scenes.js');
const {readScreen} = await import('./screen.js');
const {screenSvg} = await import('./screen-svg.js');

const root = join(import.meta.dirname, '../..');
const pictures = join(root, 'docs/pictures');
mkdirSync(pictures, {recursive: true});

for (const {args, columns, rows, script, descriptions} of scenes) {
	const terminal = openTerminal({command: join(root, 'bin/kafkey.js'), args, columns, rows});
	const shoot = (name: string) => {
		const description = descriptions[name];
		if (description === undefined) throw new Error(`The shot ${name} has no description.`);
		const screen = readScreen(terminal.emulator, terminal.cursorVisible);
		for (const theme of ['dark', 'light'] as const) {
			const picture = {palette: palettes[theme], title: 'kafkey', description};
			writeFileSync(join(pictures, `${name}-${theme}.svg`), screenSvg(screen, picture));
		}
	};
	try {
		await play(terminal, script, shoot);
	} finally {
		await terminal.close();
	}
}
