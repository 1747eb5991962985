import type {Command} from 'commander';
import type {UseFlags} from './use.js';

const examples = `Examples:
  $ kafkey use K7TQ2ZXN4WJ5LMRA         check, exec and show take this key where
                                        none is named
  $ kafkey use                          which keys are stored, which is current
  $ kafkey use --none                   none is
`;

/** Declares `kafkey use`. */
export function declareUse(
	command: Command,
	action: (id: string | undefined, flags: UseFlags) => Promise<void>,
): void {
	command
		.description('make a stored key the current one: check, exec and show without a key take it')
		.argument('[key]', 'the id of a key that kafkey store has kept')
		.option('--none', 'no key is the current one')
		.option('--json', 'print the result as one JSON document')
		.addHelpText('before', examples)
		.action(action);
}
