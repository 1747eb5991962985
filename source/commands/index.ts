import {Problem, sentences, tell} from '../errors.js';
import type {World} from '../world.js';
import {helpColumns} from './command-line/help-columns.js';
import {plainFlags} from './plain-flags.js';
import {mayHaveProject} from './project/may-have.js';

/** Runs the command line and returns the exit code. What it asks for is loaded then, the parser too. */
export async function run(argv: readonly string[], world: World): Promise<number> {
	try {
		const flags = plainFlags(argv);
		if (flags) {
			const {createCommand} = await import('./create/create.js');
			return await createCommand(world, flags);
		}
		const [first = '', ...more] = argv;
		if (/^(-V|--version)$/.test(first) && more.length === 0) {
			const {packageVersion} = await import('../version.js');
			world.stdout.write(`${packageVersion()}\n`);
			return 0;
		}
		if (/^(-h|--help)$/.test(first) && more.length === 0 && isUsual(world)) {
			const {keptHelp} = await import('../help.js');
			const help = keptHelp();
			if (help !== undefined) {
				world.stdout.write(help);
				return 0;
			}
		}
		const {runCommandLine} = await import('./command-line/program.js');
		return await runCommandLine(argv, world);
	} catch (error) {
		world.stderr.write(`kafkey: ${sentences(tell(error))}\n`);
		if (argv.includes('--debug') && !(error instanceof Problem)) world.stderr.write(`${stackOf(error)}\n`);
		return 1;
	}
}

/** Whether help is here as it is elsewhere: a project file adds flags to it, and a narrow terminal breaks its lines. */
function isUsual({cwd, stdout}: World): boolean {
	return (stdout.columns ?? helpColumns) >= helpColumns && !mayHaveProject(cwd);
}

/** A stack's places without its message, which could quote what was typed. */
function stackOf(error: unknown): string {
	const stack = error instanceof Error ? (error.stack ?? '') : '';
	return stack
		.split('\n')
		.filter((line) => /^\s+at /.test(line))
		.join('\n');
}
