import {type Command, Option} from 'commander';
import {ownQuestions} from '../keys/flags.js';
import {declareQuestions} from '../questions/declare.js';

const examples = `Examples:
  $ kafkey store K7TQ2ZXN4WJ5LMRA --resource lkc-4n7xz1 --save .env
                                        its system is asked what the key opens;
                                        the secret is asked without showing it
  $ kafkey store orders-svc --brokers broker.example:9092 --keychain
                                        no system is asked
  $ kafkey store ID --provider ID --secret-file secret.txt --save .env --json
                                        in a script
`;

const notes = `
The key signs in before it is stored. One that is refused is not stored; one
that cannot be reached is stored after a yes, or --yes, and marked "not proved".
No secret is kept but in the file, or in the platform's own keychain.
kafkey use KEY then makes it the current one.

Exit codes:
  0 stored
  1 failed
  2 usage, or a yes is missing
  4 sign-in refused
  6 the key was refused`;

/** Adds what `kafkey store` takes to its command. */
export function declareStore(command: Command): void {
	// A sign-in that asks for a secret by this name is that of a system whose keys have more than one, and are refused.
	const isTaken = command.options.some(({long}) => long === '--secret-file');
	declareQuestions(command, {signIn: {}, details: isTaken ? {} : ownQuestions('store')})
		.option('--resource <id>', 'what it opens, compared with what its system says')
		.option('--save <path>', 'file that the secret is written to, as .env, mode 600')
		.option('--keychain', "the platform's keychain takes the secret: security on macOS, secret-tool on Linux")
		.option('--brokers <list>', 'where it leads, as host:port; then no system is asked')
		.addOption(
			new Option('--sasl <name>', 'how it signs in, beside --brokers; PLAIN unless given').choices([
				'PLAIN',
				'SCRAM-SHA-256',
				'SCRAM-SHA-512',
			]),
		)
		.option('--wait', 'it is new: wait while it is refused')
		.option('--yes', 'store it though it could not be proved')
		.option('--force', 'replace other values in the file, or the key in the keychain')
		.addHelpText('before', examples)
		.addHelpText('after', notes);
}
