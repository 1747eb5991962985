// Replays the scenes on a pseudo-terminal and writes docs/pictures/NAME-dark.svg and NAME-light.svg for each shot. With
// --check it writes nothing, and fails where a picture is not what is there.
import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import './resolve-typescript.js';

const {picturesOf} = await import('./take.js');
const {scenes} = await import('./scenes/index.js');

const folder = join(import.meta.dirname, '../../docs/pictures');
const pictures = new Map<string, string>();
for (const scene of scenes) for (const [name, svg] of await picturesOf(scene)) pictures.set(name, svg);

if (process.argv.includes('--check')) {
	const names = new Set([...pictures.keys(), ...readdirSync(folder)]);
	const other = [...names].filter((name) => !isThere(name));
	for (const name of other) process.stderr.write(`docs/pictures/${name} is not what a run shows now.\n`);
	process.exitCode = other.length > 0 ? 1 : 0;
} else {
	rmSync(folder, {recursive: true, force: true});
	mkdirSync(folder, {recursive: true});
	for (const [name, svg] of pictures) writeFileSync(join(folder, name), svg);
}

function isThere(name: string): boolean {
	return (
		readdirSync(folder).includes(name) && readFileSync(join(folder, name), 'utf8') === pictures.get(name)
	);
}
