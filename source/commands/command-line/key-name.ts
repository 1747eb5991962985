import {type Command, InvalidArgumentError} from 'commander';

/** Has commands refuse an empty name of a key: keys that have no name would all be meant. */
export function requireKeyNames(commands: readonly Command[]): void {
	for (const {registeredArguments} of commands)
		for (const argument of registeredArguments)
			if (['id', 'key'].includes(argument.name())) argument.argParser(keyName);
}

function keyName(text: string): string {
	if (text.trim() !== '') return text;
	throw new InvalidArgumentError('No key was named.');
}
