// Replays the scenes on a pseudo-terminal and writes docs/pictures/NAME-dark.svg and NAME-light.svg for each shot.
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import './resolve-typescript.js';

const {makeGitFolder} = await import('../../test/support/git-folder.js');
const {openTerminal} = await import('../../test/support/terminal.js');
const palettes = await import('./palette.js');
const {play, quiet} = await import('./play.js');
const {scenes} = await import('./scenes.js');
const {readScreen} = await import('./screen.js');
const {screenSvg} = await import('./screen-svg.js');
const {steady} = await import('./steady.js');

const root = join(import.meta.dirname, '../..');
const pictures = join(root, 'docs/pictures');
rmSync(pictures, {recursive: true, force: true});
mkdirSync(pictures, {recursive: true});

for (const {args, columns, rows, script, descriptions, examples} of scenes) {
	const project = mkdtempSync(join(tmpdir(), 'kafkey-picture-'));
	makeGitFolder(project, {ignored: ['.env*']});
	const terminal = openTerminal({command: join(root, 'bin/kafkey.js'), args, cwd: project, columns, rows});
	const shoot = async (name: string) => {
		const description = descriptions[name];
		if (description === undefined) throw new Error(`The shot ${name} has no description.`);
		// The cursor is put in its place after the text.
		await quiet(terminal);
		const screen = steady(readScreen(terminal.emulator, terminal.cursorVisible), examples);
		for (const theme of ['dark', 'light'] as const) {
			const picture = {palette: palettes[theme], title: ['kafkey', ...args].join(' '), description};
			writeFileSync(join(pictures, `${name}-${theme}.svg`), screenSvg(screen, picture));
		}
	};
	try {
		await play(terminal, script, shoot);
	} finally {
		await terminal.close();
		rmSync(project, {recursive: true, force: true});
	}
}
