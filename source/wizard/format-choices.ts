import type {Format} from '../delivery/formats/format.js';
import {formatsFor, maskedText} from '../delivery/formats/index.js';
import {type Told, tell, told} from '../errors.js';
import {safeText} from '../network/safe-text.js';
import type {Choice} from '../providers/field.js';
import type {Credential} from '../providers/provider.js';

/** The formats that make sense for a credential, as a list to choose from. */
export function formatChoices({accesses}: Pick<Credential, 'accesses'>): readonly Choice[] {
	return formatsFor(accesses).map(({id, name, file, language = '', readsEnvironment}) => ({
		value: id,
		label: name,
		hint: file,
		detail: [language, readsEnvironment ? 'reads .env' : ''].filter((part) => part !== '').join(' · '),
	}));
}

/** Characters of a line that are drawn. */
const longest = 5000;

/**
 * The lines of a format's file as they can be drawn: the secret masked, tabs as blanks, and what a provider named made
 * safe. What the format cannot hold, where it cannot hold it.
 */
export function previewOf(format: Format, credential: Credential): readonly string[] | Told {
	try {
		return maskedText(format, credential).trimEnd().split('\n').map(drawable);
	} catch (error) {
		return told(tell(error));
	}
}

function drawable(line: string): string {
	const indent = /^\s*/.exec(line)?.[0].replaceAll('\t', '  ') ?? '';
	return indent + safeText(line.trim(), longest);
}
