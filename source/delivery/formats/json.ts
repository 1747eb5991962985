import type {Format} from './format.js';

/** The variables as one flat object. JSON has no comments, so an address that nobody told is just not there. */
export const json: Format = {
	id: 'json',
	name: 'JSON',
	file: 'kafka-credential.json',
	takes: 'any',
	text: ({variables}) =>
		`${JSON.stringify(Object.fromEntries(variables.map(({name, value}) => [name, value])), undefined, 2)}\n`,
};
