import {commandRule} from './commands.js';

type Opening = {
	/** What asked for lines. */
	readonly because: string;
	readonly inSandbox: boolean;
	/** Another address than the providers' own, which is asked. */
	readonly address: string | undefined;
	/** The terminal shows what is typed, secrets too. */
	readonly echoesItself: boolean;
};

/** What is said first: how this works, and what is asked. */
export function openingLines({because, inSandbox, address, echoesItself}: Opening): string[] {
	return [
		`kafkey, line by line for screen readers, because of ${because}.`,
		'Type an answer and press Enter.',
		commandRule,
		...(echoesItself ? ['This shell shows what is typed. Type a secret with M-x send-invisible.'] : []),
		...(inSandbox ? ['Sandbox: everything happens on this machine, and nothing real is created.'] : []),
		...(address === undefined ? [] : [`Another address is asked: ${address}.`]),
	];
}
