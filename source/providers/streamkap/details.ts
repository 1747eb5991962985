import type {Detail} from '../provider.js';
import {fromAnswer, inWords} from './acl.js';
import type {AnsweredAcl} from './answers.js';

/** Labels with what came back; what did not come back has no line. */
export function detailsOf(
	values: Readonly<Record<string, string | readonly string[] | null | undefined>>,
): Detail[] {
	return Object.entries(values).flatMap(([label, value]) => {
		const text = typeof value === 'string' ? value : (value ?? []).join(', ');
		return text === '' ? [] : [{label, value: text}];
	});
}

/** A time as ISO 8601, or as it came when it is none that can be read. */
export function isoTime(text: string | null | undefined): string | null {
	if (!text) return null;
	const milliseconds = Date.parse(text);
	return Number.isNaN(milliseconds) ? text : new Date(milliseconds).toISOString();
}

export function rulesIn(acls: readonly AnsweredAcl[] | null | undefined): string {
	return (acls ?? []).map((acl) => inWords(fromAnswer(acl))).join('; ');
}
