import {formatsFor} from '../delivery/formats/index.js';
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
