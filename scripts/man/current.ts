import {declareProgram} from '../../source/commands/command-line/program.js';
import {loadProviders} from '../../source/providers/index.js';
import {packageVersion} from '../../source/version.js';
import type {World} from '../../source/world.js';
import {manPage} from './page.js';

/** The man page of the commands as they are now. */
export async function currentManPage(): Promise<string> {
	const {stdout, stderr} = process;
	// Nothing is run, so the rest of a world is not asked for.
	const world = {stdout, stderr, cwd: process.cwd()} as unknown as World;
	const program = await declareProgram([], world, () => undefined);
	return manPage(program, await loadProviders(), packageVersion());
}
