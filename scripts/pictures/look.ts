// Runs a command on a pseudo-terminal, does what the key script says, and writes what the screen then shows:
//   node scripts/pictures/look.ts --size 80x24 --keys 'down,enter,wait:Which cluster,type:abc' --out /tmp/x.svg \
//     -- node bin/kafkey.js --sandbox
// gives /tmp/x.svg and /tmp/x.txt; `shot:NAME` in the script writes /tmp/x-NAME.svg and .txt on the way.
import {writeFileSync} from 'node:fs';
import {parseArgs} from 'node:util';
import './resolve-typescript.js';

const {openTerminal} = await import('../../test/support/terminal.js');
const {dark, light} = await import('./palette.js');
const {play, quiet, size} = await import('./play.js');
const {readScreen} = await import('./screen.js');
const {screenSvg} = await import('./screen-svg.js');

const {values, positionals} = parseArgs({
	allowPositionals: true,
	options: {
		size: {type: 'string', default: '80x24'},
		keys: {type: 'string', default: ''},
		out: {type: 'string', default: 'screen.svg'},
		light: {type: 'boolean', default: false},
	},
});
const [command, ...args] = positionals;
if (command === undefined) throw new Error('Name the command to look at, after --.');
const [columns, rows] = size(values.size);
const out = values.out.replace(/\.svg$/, '');
const terminal = openTerminal({
	command: command === 'node' ? process.execPath : command,
	args,
	cwd: process.cwd(),
	columns,
	rows,
});

function shoot(name?: string): void {
	const path = name === undefined ? out : `${out}-${name}`;
	const description = `A terminal that runs ${positionals.join(' ')}`;
	const screen = readScreen(terminal.emulator, terminal.cursorVisible);
	const palette = values.light ? light : dark;
	writeFileSync(`${path}.svg`, screenSvg(screen, {palette, title: positionals.join(' '), description}));
	writeFileSync(`${path}.txt`, `${terminal.screen()}\n`);
}

try {
	await play(terminal, values.keys, shoot);
	await quiet(terminal);
} finally {
	shoot();
	await terminal.close();
}
