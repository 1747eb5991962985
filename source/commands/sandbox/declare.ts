import type {Command} from 'commander';
import {upTo} from '../command-line/values.js';
import type {SandboxFlags} from './sandbox.js';

/** Declares `kafkey sandbox`. */
export function declareSandbox(command: Command, action: (flags: SandboxFlags) => Promise<void>): void {
	command
		.description('run the stand-ins for every system on this machine until Ctrl-C')
		.option('--port <number>', 'port of the control address (a free one by default)', upTo(65_535))
		.option('--topics <number>', 'topics in the largest cluster of every system', upTo(100_000), 420)
		.option('--propagation <seconds>', 'seconds until a new key is accepted', upTo(3600), 0)
		.option('--mode <name...>', 'misbehaviours to switch on; a name that is none lists them')
		.option('--json', 'print addresses and sign-ins as JSON')
		.action(action);
}
