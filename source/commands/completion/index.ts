import type {Command} from 'commander';
import {loadProviders} from '../../providers/index.js';
import type {World} from '../../world.js';
import {print} from '../terminal/print.js';
import {bashScript} from './bash.js';
import {fishScript} from './fish.js';
import {pwshScript} from './pwsh.js';
import {type Table, tableOf} from './table.js';
import {wordsOf} from './words.js';
import {zshScript} from './zsh.js';

/** Shells that there is a script for. */
export type Shell = 'bash' | 'zsh' | 'fish' | 'pwsh';

const scripts: Readonly<Record<Shell, (table: Table) => string>> = {
	bash: bashScript,
	zsh: zshScript,
	fish: fishScript,
	pwsh: pwshScript,
};

/** `kafkey completion`: prints the script that makes the shell complete this program's words. Returns the exit code. */
export async function completionCommand(
	{stdout}: Pick<World, 'stdout'>,
	program: Command,
	shell: Shell,
): Promise<number> {
	await print(stdout, scripts[shell](tableOf(wordsOf(program, await loadProviders()))));
	return 0;
}
