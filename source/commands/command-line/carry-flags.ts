import type {Command} from 'commander';

/** Gives flags before a command to the command: `kafkey --sandbox list` must not ask the real systems. */
export function carryFlags(program: Command): void {
	program.hook('preSubcommand', (root, called) => {
		for (const option of root.options) {
			const name = option.attributeName();
			if (root.getOptionValueSource(name) !== 'cli') continue;
			if (!called.options.some((own) => own.attributeName() === name))
				root.error(`error: ${called.name()} has no option '${option.long}'`);
			called.setOptionValueWithSource(name, root.getOptionValue(name), 'cli');
		}
	});
}
