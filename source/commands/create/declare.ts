import type {Command} from 'commander';
import {lookOptions, systemOptions} from '../command-line/shared-options.js';

/** Adds the options of `kafkey create`, which are those of `kafkey` alone, too. */
export function declareCreate(command: Command): Command {
	return wizardOptions(command)
		.option('--yes', 'ask nothing, even in a terminal: every answer is a flag')
		.option('--save-to <store>', 'secret store in place of a file, such as github:repository=acme/api')
		.option('--format <id>', 'without questions: the format of the file, such as java or kubernetes')
		.option(
			'--env-prefix <name>',
			'start of the names in .env: ORDERS makes ORDERS_KAFKA_BOOTSTRAP_SERVERS, …',
		)
		.option('--copy', 'copy everything to the clipboard, too, as soon as it is saved')
		.option('--init', 'at the end write kafkey.json: what was answered, without secrets, for the team')
		.option('--no-project', 'do not follow kafkey.json in this folder')
		.option('--dry-run', 'print what would be sent; send nothing that writes')
		.option('--check', 'without questions: wait until the credential is proved (the wizard always checks)')
		.option(
			'--force',
			'replace other values in the file or store, write outside this folder, check over plain text',
		)
		.option('--json', 'print the result as one JSON document')
		.option('--reveal', 'with --json: put the secret into the document');
}

/** Adds what every command takes that may show the wizard. */
export function wizardOptions(command: Command): Command {
	systemOptions(
		command
			.option('--provider <id>', 'the system that issues the credential')
			.option('--kind <id>', 'what it should issue')
			.option('--save <path>', 'file that the secret is written to; the wizard suggests .env'),
	).option('--no-settings', 'neither use nor keep what earlier runs chose');
	return lookOptions(command);
}
