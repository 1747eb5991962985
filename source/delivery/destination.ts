import * as promises from 'node:fs/promises';
import {basename, dirname, join, sep} from 'node:path';
import {cwd as currentFolder} from 'node:process';
import {Problem} from '../errors.js';
import {fileProblem} from './file-problem.js';
import {folderFacts, judgeFolder} from './folder.js';
import {type GitState, gitState, type IgnoreOffer, ignoreOffer} from './git.js';
import {isInside, resolvePath, shortPath} from './path-rules.js';
import {modeText, writeTemporary} from './safe-file.js';
import {sweepTemporary} from './sweep.js';
import {inspectTarget} from './target.js';

/**
 * A destination that took a file of the same size just now. `path` is absolute, `shown` is for the screen.
 * `outside`: not in the working folder, so the person's consent is needed. `offerIgnore`: git would commit the file;
 * `addToIgnore` takes it.
 */
export type Proof = {
	readonly path: string;
	readonly shown: string;
	readonly exists: boolean;
	readonly outside: boolean;
	readonly git: GitState;
	readonly warnings: readonly string[];
	readonly offerIgnore?: IgnoreOffer;
};

/** Bytes that a proof takes over the secret's own: what the lock beside it and the notes of the run take on its disk. */
export const spare = 64 * 1024;

/**
 * Proves that a secret of `bytes` bytes can be written to the typed path, before anything is created: writes and
 * removes a filler, asks git, looks at the folder. Throws a Problem that says why the place will not do.
 */
export async function proveDestination(
	typed: string,
	{bytes, cwd = currentFolder()}: {readonly bytes: number; readonly cwd?: string},
): Promise<Proof> {
	const path = resolvePath(typed, cwd);
	const shown = shortPath(path, cwd);
	const refuse = (why: string, next: string) =>
		new Problem({what: `${shown} cannot take a secret.`, why, next});
	const target = await inspectTarget(path, promises);
	const folder = await realFolder(path);
	const {refuse: refused, warn} = folder.facts === undefined ? {} : judgeFolder(folder.facts);
	if (refused !== undefined) throw refuse(refused, 'Choose a folder that only you can write in.');
	if (isGits(join(folder.real, basename(path))))
		throw refuse(
			"It would be among git's own files, which can name commands to run.",
			'Choose another folder.',
		);
	const git = await gitState(path);
	if (git === 'tracked') {
		throw refuse(
			'Git tracks the file, so the secret would be committed.',
			'Choose another file, or stop tracking it with git rm --cached.',
		);
	}
	await sweepTemporary(path);
	const filler = await writeTemporary(path, Buffer.alloc((target?.size ?? 0) + bytes, '#'));
	await promises.unlink(filler.temporary).catch((error: unknown) => {
		throw fileProblem(error, path);
	});
	const warnings: string[] = [];
	if (warn !== undefined) warnings.push(warn);
	if (folder.facts !== undefined && target !== undefined && target.mode !== 0o600) {
		warnings.push(`The file's mode is ${modeText(target.mode)}; saving makes it 600.`);
	}
	if (folder.facts !== undefined && filler.mode !== 0o600) {
		warnings.push(`The file system shows mode ${modeText(filler.mode)} instead of 600.`);
	}
	if (git === 'unknown') warnings.push('Git did not say whether it ignores the file.');
	if (git === 'exposed') warnings.push('Git does not ignore the file.');
	const offerIgnore = git === 'exposed' ? await ignoreOffer(path) : undefined;
	return {
		path,
		shown,
		exists: target !== undefined,
		outside: !isInside(join(folder.real, basename(path)), await promises.realpath(cwd)),
		git,
		warnings,
		...(offerIgnore && {offerIgnore}),
	};
}

async function realFolder(path: string) {
	try {
		const real = await promises.realpath(dirname(path));
		const facts = folderFacts(real, await promises.stat(real));
		return {real, facts};
	} catch (error) {
		throw fileProblem(error, path);
	}
}

/** Whether the real path leads into git's own folder; the second name is what Windows calls it for short. */
function isGits(path: string): boolean {
	return path.split(sep).some((part) => /^(?:\.git|git~1)$/i.test(part));
}
