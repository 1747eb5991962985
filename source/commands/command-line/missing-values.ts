import type {Command} from 'commander';

/** Has commands refuse a flag as the value of another: `--save $UNSET --json` would write to a file of that name. */
export function requireValues(commands: readonly Command[]): void {
	for (const command of commands)
		for (const option of command.options)
			command.on(`option:${option.name()}`, (value: unknown) => {
				if (
					typeof value === 'string' &&
					command.options.some(({long, short}) => value === long || value === short)
				)
					command.error(`error: option '${option.flags}' argument missing`);
			});
}
