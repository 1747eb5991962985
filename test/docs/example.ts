import {mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {root} from './pages.js';

/** Folders of the project that files are added to; everything else is there by a link to it. */
const grown = ['source', 'source/providers', 'source/sandbox'];

/**
 * Writes the files into a folder that looks like the project itself, so that their imports find the real files. Gives
 * the folder and what removes it.
 */
export function writeExample(files: ReadonlyMap<string, string>) {
	const folder = mkdtempSync(join(root, '.example-'));
	for (const path of grown) {
		mkdirSync(join(folder, path));
		for (const name of readdirSync(join(root, path)).filter((each) => !grown.includes(`${path}/${each}`)))
			symlinkSync(join(root, path, name), join(folder, path, name));
	}
	for (const [path, code] of files) {
		mkdirSync(dirname(join(folder, path)), {recursive: true});
		writeFileSync(join(folder, path), code);
	}
	const tsconfig = {
		extends: '../tsconfig.json',
		compilerOptions: {rootDir: '..'},
		include: [...files.keys()],
	};
	writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
	return {folder, remove: () => rmSync(folder, {recursive: true, force: true})};
}
