import type {Command} from 'commander';
import type {ExecWords} from './exec.js';

const examples = `Examples:
  $ kafkey exec -- npm start            with what .env in this folder says
  $ kafkey exec --file .env.staging -- ./consume.sh
  $ kafkey exec orders-svc -- kcat -L   with the access that has that user name,
                                        client id or key
`;

const notes = `
The variables go to this one command and what it starts; nothing is written.
They stand over those of the same name here, and the sign-ins of kafkey itself
are taken out. Of a file that was not named, variables such as PATH and
NODE_OPTIONS, which can have programs run or load something else, are left out,
and that is said. The exit code is the command's own, but for these.

Exit codes:
  1 a value is empty or masked
  2 -- is missing
  126 the command cannot be run
  127 there is no such command
`;

/** Declares `kafkey exec`. `argv` is the whole command line: only there it shows where the command begins. */
export function declareExec(
	command: Command,
	argv: readonly string[],
	action: (flags: {readonly envFile?: string}, words: ExecWords) => Promise<void>,
): void {
	command
		.description('run one command with the variables of a key; nothing is written')
		.usage('[key] [options] -- COMMAND [argument...]')
		.argument('[words...]')
		.option('--file, --env-file <path>', 'the file that holds them; .env in this folder, or .env.local')
		.addHelpText('before', examples)
		.addHelpText('after', notes)
		.action((words: readonly string[], flags: {readonly envFile?: string}) => {
			const at = argv.indexOf('--');
			const count = at < 0 ? 0 : argv.length - at - 1;
			const keys = words.slice(0, words.length - count);
			return action(flags, {keys, command: words.slice(keys.length)});
		});
}
