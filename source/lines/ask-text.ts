import type {SecretField, TextField} from '../providers/field.js';
import {judge} from '../providers/judge.js';
import {draftFor} from '../wizard/asking.js';
import type {TextDraft} from '../wizard/editing/draft.js';
import {lineOf} from '../wizard/editing/line-edit.js';
import type {Question} from './question.js';
import {type Desk, type LineScene, part} from './scene.js';

/** A line of text, or a secret, which is not echoed. */
export function askText(question: Question, field: TextField | SecretField, {session}: Desk): LineScene {
	const {state, asked, heading, back, ...base} = question;
	const draft = draftFor(state, asked) as TextDraft;
	const isHidden = field.kind === 'secret';
	// What was just refused is no suggestion.
	const suggestion = state.complaint?.key === asked.key ? '' : draft.line.text;
	const enter = (next: TextDraft) => {
		session.draft(asked, next);
		session.enter(asked);
	};
	const generate = field.kind === 'secret' ? field.generate : undefined;
	const canBeEmpty = field.kind === 'text' && judge(field.schema, '').ok;
	const empty = {name: 'empty', label: 'leave it empty', run: () => enter({kind: 'text', line: lineOf()})};
	return {
		...base,
		parts: [...heading, part(...noteFor(field, draft, suggestion, canBeEmpty))],
		prompt: isHidden ? `${field.name} (hidden; Enter ends it)` : field.name,
		isHidden,
		take: (text) => {
			const {generated: _, ...typed} = draft;
			enter(text === '' && suggestion !== '' ? draft : {...typed, line: lineOf(text)});
		},
		commands: [back, ...(canBeEmpty && suggestion !== '' ? [empty] : [])],
		generate:
			generate && (() => session.draft(asked, {kind: 'text', line: lineOf(generate()), generated: true})),
	};
}

function noteFor(
	field: TextField | SecretField,
	draft: TextDraft,
	suggestion: string,
	canBeEmpty: boolean,
): string[] {
	if (draft.generated) return ['Generated. It is shown after it was created. Enter alone takes it.'];
	if (draft.first !== undefined && draft.first !== draft.line.text) return ['Type it a second time.'];
	if (suggestion !== '')
		return [
			field.kind === 'secret'
				? 'Enter alone takes the one that is there already.'
				: `Enter alone takes ${suggestion}`,
		];
	if (field.kind === 'secret' && field.generate) return ['Left empty, kafkey makes one up.'];
	const example = field.kind === 'text' && field.placeholder ? [`For example: ${field.placeholder}`] : [];
	return [...example, ...(canBeEmpty ? ['It may be left empty.'] : [])];
}
