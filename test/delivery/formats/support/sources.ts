import {execFileSync} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {formats, writeFormat} from '../../../../source/delivery/formats/index.js';
import type {Access} from '../../../../source/providers/access.js';

/** A program that was written to a folder of its own. */
export type Source = {
	readonly kind: string;
	readonly folder: string;
	readonly path: string;
	readonly text: string;
};

/** A format's file for each kind, written below a folder. */
export function writeSources(
	id: string,
	kinds: Readonly<Record<string, readonly Access[]>>,
	below: string,
): Source[] {
	const format = formats.find((each) => each.id === id);
	if (!format) throw new Error(`There is no format ${id}.`);
	return Object.entries(kinds).map(([kind, accesses], index) => {
		const folder = join(below, `${id}-${index}`);
		mkdirSync(folder, {recursive: true});
		const path = join(folder, format.file);
		const text = writeFormat(format, {name: kind, accesses}).reveal();
		writeFileSync(path, text);
		return {kind, folder, path, text};
	});
}

/** A package that hands back what it is told, where the real one would connect. */
export function writeStub(folder: string, name: string, text: string): void {
	const place = join(folder, 'node_modules', name);
	mkdirSync(place, {recursive: true});
	writeFileSync(join(place, 'package.json'), JSON.stringify({name, main: 'index.js', type: 'commonjs'}));
	writeFileSync(join(place, 'index.js'), text);
}

/** Runs a command to its end; a failure throws with what it wrote. */
export function run(
	command: string,
	given: readonly string[],
	env: Readonly<Record<string, string>> = {},
): string {
	return execFileSync(command, given, {
		encoding: 'utf8',
		env: {PATH: process.env['PATH'], ...env},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
}
