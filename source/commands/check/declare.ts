import {type Command, InvalidArgumentError, Option} from 'commander';
import {upTo} from '../command-line/values.js';
import {type CheckFlags, operationsIn} from './flags.js';

const examples = `Examples:
  $ kafkey check                        what .env in this folder holds
  $ kafkey check --file client.properties
  $ kafkey check orders-svc --topic orders --may write
                                        the access with that user name, client
                                        id or key, in any .env* here: whether it
                                        may write to the topic, and nothing else
  $ kafkey check --wait                 a new key: wait until it is accepted
`;

const notes = `
It reads .env, .properties and librdkafka's .conf files, with kafkey's names and
those of other programs. Nothing is written anywhere, and no message is sent or
read.

Exit codes:
  0 works
  1 nothing to check, or something is missing
  2 usage
  6 reached, but refused or not as asked
  7 still spreading, or not reachable from here
  130 ended by Ctrl-C
`;

/** Declares `kafkey check`. */
export function declareCheck(
	command: Command,
	action: (id: string | undefined, flags: CheckFlags) => Promise<void>,
): void {
	command
		.description('prove a key you already have: sign in with what a file holds')
		.argument('[id]', 'user name, client id or key, where there are several')
		.option('--file, --env-file <path>', 'the file that holds it; .env in this folder, or .env.local')
		.option(
			'--topic <name>',
			'the topic to look at; with --may also a beginning such as orders-*, or * for all',
		)
		.option('--group <name>', 'the consumer group to look at')
		.addOption(
			new Option(
				'--may <operations>',
				'what it should be allowed: read, write, create, delete, alter, …',
			).argParser((text) => {
				const operations = operationsIn(text);
				if (operations) return operations;
				throw new InvalidArgumentError('It takes operations with commas between, such as read,write.');
			}),
		)
		.option('--wait', 'it is new: wait while it is refused, 5 minutes unless --timeout is given')
		.option('--timeout <seconds>', 'end after so long, with what is known by then', upTo(86_400))
		.option('--ca-file <path>', 'certificate authority of the brokers, in PEM')
		.option('--allow-plain-text', 'let a password leave this machine without TLS')
		.option('--json', 'print the result as one JSON document')
		.option('--base-url <url>', "address of the management API in place of the vendor's own")
		.addOption(new Option('--sandbox-url <url>', 'use a sandbox that already runs'))
		.option('--no-color', 'no colours (NO_COLOR does the same)')
		.option('--screen-reader', 'nothing is drawn anew (KAFKEY_SCREEN_READER=1 does the same)')
		.option('--debug', 'show the stack of an error of kafkey’s own')
		.addHelpText('before', examples)
		.addHelpText('after', notes)
		.action(action);
}
