import type * as z from 'zod';
import {safeText} from '../../network/safe-text.js';
import type {Field} from '../../providers/field.js';
import type {Kind, Provider} from '../../providers/provider.js';
import {similarTo} from '../command-line/similar.js';
import type {JsonText, Place} from './json-text.js';

/** What is wrong with a project file, and where. */
export type Fault = {readonly sentence: string; readonly place: Place};

/** What the file is about, as far as that is known. */
type About = {readonly provider: Provider; readonly kind: Kind<unknown>};

type Issue = z.core.$ZodIssue;

/** The issues of a schema as sentences. `root` is where the checked value stands in the whole text. */
export function faultsOf(
	issues: readonly Issue[],
	{placeOf}: Pick<JsonText, 'placeOf'>,
	root: readonly string[],
	about?: About,
): readonly Fault[] {
	return issues.flatMap((issue): readonly Fault[] => {
		const path = [...root, ...issue.path];
		if (issue.code !== 'unrecognized_keys') return [{sentence: sentenceOf(issue), place: placeOf(path)}];
		return issue.keys.map((key) => ({
			sentence: unknown(key, issue.path, about),
			place: placeOf([...path, key], 'key'),
		}));
	});
}

/** The issue in plain words; the value itself is not repeated. */
function sentenceOf(issue: Issue): string {
	const name = issue.path.at(-1);
	switch (issue.code) {
		case 'invalid_type':
			if (issue.input === undefined && typeof name === 'string') return `“${safeText(name)}” is missing.`;
			return `It must be ${kinds[issue.expected] ?? 'something else'}.`;
		case 'invalid_value':
			return issue.input === undefined && typeof name === 'string'
				? `“${safeText(name)}” is missing.`
				: `It takes one of: ${issue.values.join(', ')}.`;
		case 'too_small':
			return 'It is empty.';
		case 'invalid_key':
			return issue.issues[0]?.message ?? issue.message;
		default:
			return issue.message;
	}
}

const kinds: Readonly<Record<string, string>> = {
	string: 'a text in quotes',
	array: 'a list in [ ]',
	object: 'an object in { }',
	record: 'an object in { }',
};

const top = ['$schema', 'provider', 'kind', 'answers', 'naming', 'save', 'format', 'variables'];

function unknown(key: string, path: readonly PropertyKey[], about: About | undefined): string {
	const shown = `“${safeText(key, 60)}”`;
	const fields: Readonly<Record<string, Field>> = about?.kind.fields ?? {};
	const [place] = path;
	if (place === 'answers' || place === 'naming') {
		const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
		if (field?.kind === 'secret')
			return `${shown} is a secret. Everybody reads this file, so it cannot stand here.`;
		if (field?.address)
			return `${shown} says where secrets are sent. A file may not; leave it to the person.`;
		if (field) return `${shown} is no name that can be filled in.`;
		if (Object.hasOwn(about?.provider.signIn ?? {}, key))
			return `${shown} belongs to the sign-in, which each person gives.`;
	}
	const names =
		place === undefined
			? top
			: place === 'variables'
				? ['prefix', 'names']
				: Object.entries(fields).flatMap(([id, {kind, address}]) =>
						kind === 'secret' || address ? [] : [id],
					);
	const similar = similarTo(key, names);
	const meant = similar === undefined ? `There is: ${names.join(', ')}.` : `Did you mean “${similar}”?`;
	return `${shown} is not known here. ${meant}`;
}
