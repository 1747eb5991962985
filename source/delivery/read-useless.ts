import type {AccessForm} from '../providers/access.js';
import {entriesOf} from './read-entries.js';
import {formFileNames, kafkaFileNames} from './read-names.js';
import {setsOf} from './read-sets.js';
import {signInsOf} from './read-sign-ins.js';

/**
 * What is in a file in place of a sign-in, each the end of a sentence: `KAFKA_SASL_PASSWORD is masked`. What is not there
 * at all does not count: it may come from elsewhere.
 */
export function uselessIn(path: string, text: string, forms: readonly AccessForm[]): readonly string[] {
	const {entries, spelling} = entriesOf(path, text);
	const sets = setsOf(entries, [kafkaFileNames, ...forms.map(formFileNames)]);
	return sets.flatMap((set) =>
		signInsOf(set, spelling).lacks.flatMap(({said, absent}) => (absent ? [] : [said])),
	);
}
