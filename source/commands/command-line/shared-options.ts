import {type Command, Option} from 'commander';

/** Adds which systems are asked: the real ones, stand-ins, or one at another address. */
export function systemOptions(command: Command): Command {
	return command
		.option('--sandbox', 'use stand-ins on this machine instead of the real systems')
		.addOption(new Option('--sandbox-url <url>', 'use a sandbox that already runs'))
		.option('--base-url <url>', "address of the management API in place of the vendor's own");
}

/** Adds how it is shown. */
export function lookOptions(command: Command): Command {
	return command
		.option('--no-color', 'no colours (NO_COLOR does the same)')
		.option('--screen-reader', 'questions and answers as plain lines (KAFKEY_SCREEN_READER=1 does the same)')
		.option('--debug', 'show the stack of an error of kafkey’s own');
}
