import type {Command} from 'commander';

/**
 * Has commands refuse a flag as the value of another: `--save $UNSET --json` would write to a file of that name. So is
 * `--save "$UNSET"`, by which a secret would be saved nowhere; an answer to a question may be empty.
 */
export function requireValues(commands: readonly Command[]): void {
	for (const command of commands)
		for (const option of command.options)
			command.on(`option:${option.name()}`, (value: unknown) => {
				if (typeof value !== 'string') return;
				const isFlag = command.options.some(({long, short}) => value === long || value === short);
				if (isFlag || (value.trim() === '' && option.long === '--save'))
					command.error(`error: option '${option.flags}' argument missing`);
			});
}
