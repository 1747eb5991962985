import {isKeysCommand} from '../keys/declare.js';

/** The document of the command whose flags made no sense; undefined where it prints none. */
export async function misuseDocument([command = '']: readonly string[], message: string): Promise<unknown> {
	const ending = {
		code: 2,
		problem: {
			what: message
				.trim()
				.replace(/^error: /, '')
				.replaceAll('\n', ' '),
		},
	};
	if (isKeysCommand(command)) {
		const {emptyDocument} = await import('../keys/empty.js');
		return emptyDocument(command, ending, {settings: true});
	}
	if (command === 'check') {
		const {checkDocument} = await import('../check/output.js');
		return checkDocument(ending, {proofs: [], targets: undefined});
	}
	if (command === 'recover') {
		const {recoverDocument} = await import('../recover/output.js');
		return recoverDocument(ending);
	}
	if (command === 'use') {
		const {storedDocument} = await import('../stored/use.js');
		return storedDocument({keys: []}, ending);
	}
	if (command !== 'create' && !command.startsWith('-')) return undefined;
	const {emptyOutput} = await import('../create/output.js');
	return emptyOutput(ending, {});
}
