import {Problem} from '../errors.js';

/**
 * A path with every value percent-encoded: path`/v2/topics/${name}`. Refuses what would change the meaning of
 * the path: an empty value, `.`, `..` and text that is not valid Unicode.
 */
export function path(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
	return String.raw({raw: parts}, ...values.map((value) => segment(String(value))));
}

function segment(value: string): string {
	if (value === '' || value === '.' || value === '..' || !value.isWellFormed())
		throw new Problem({
			what: 'A value cannot be part of a web address.',
			why: value === '' ? 'It is empty.' : 'It is a dot, two dots, or not valid text.',
			next: 'Choose another one.',
		});
	return encodeURIComponent(value);
}
