import type {Command} from 'commander';
import {wizardOptions} from '../create/declare.js';
import type {RecoverFlags} from './recover.js';

/** Declares `kafkey recover`. `ask` adds the flags of a sign-in. */
export function declareRecover(
	command: Command,
	ask: (command: Command) => Command,
	action: (flags: RecoverFlags) => Promise<void>,
): void {
	ask(
		wizardOptions(
			command.description(
				'what earlier runs left unfinished: delete it, keep it, or later; and rotations that wait',
			),
		),
	)
		.option('--yes', 'delete what is found, signed in by flags or the environment')
		.option('--json', 'print it as JSON')
		.action(action);
}
