import type {ManyField} from '../providers/field.js';
import {draftFor} from '../wizard/asking.js';
import type {ListDraft} from '../wizard/editing/draft.js';
import {lineOf} from '../wizard/editing/line-edit.js';
import {highlightedOf} from '../wizard/editing/list-edit.js';
import {fetchCommands, fetching, problemPart} from './ask-list.js';
import {filtered, type ListTalk, listCommands, listPart, numbered, takeFromList} from './list-talk.js';
import type {Question} from './question.js';
import {type Desk, type LineScene, part} from './scene.js';

/** Any number of a list: each number or name is added, or taken away where it was added before; Enter alone goes on. */
export function askMany(question: Question, field: ManyField, {session, say}: Desk): LineScene {
	const {state, asked, heading, back, ...base} = question;
	const listing = state.listings[asked.key];
	if (typeof field.choices === 'function' && !listing?.complete) return fetching(question);
	const draft = draftFor(state, asked) as ListDraft;
	const {list} = draft;
	const put = (next: Partial<ListDraft>) => session.draft(asked, {...draft, ...next});
	const toggle = (values: readonly string[]) => {
		const marked = new Set(list.marked);
		for (const value of values) if (!marked.delete(value)) marked.add(value);
		put({list: {...list, marked}});
	};
	const talk: ListTalk = {
		list,
		...(field.other && {other: field.other}),
		change: (next) => put({list: next}),
		choose: (next) => toggle([highlightedOf(next)?.value ?? '']),
		typed: (text) => {
			put({list: {...list, filter: lineOf(text), matches: [], index: 0}});
			session.takeTyped(asked);
		},
	};
	const none = {
		name: 'none',
		label: 'choose none of them',
		run: () => put({typed: [], list: {...list, marked: new Set()}}),
	};
	const hasList = list.choices.length > 0;
	return {
		...base,
		parts: [
			...heading,
			problemPart(listing),
			...(hasList ? [listPart(talk)] : []),
			part(chosenLine(field, draft)),
		],
		prompt: hasList ? `${field.name}, numbers or name` : field.name,
		take: (text) => {
			const several = severalIn(talk, text);
			if (text.trim() === '') {
				// What was looked for is not meant by going on.
				put({list: filtered(list, '')});
				session.enter(asked);
			} else if (several) toggle(several);
			else if (hasList) takeFromList(talk, say, text);
			else talk.typed(text);
		},
		commands: [back, none, ...listCommands(talk), ...fetchCommands(question, session)],
	};
}

function chosenLine({least}: ManyField, {list, typed}: ListDraft): string {
	const marked = list.choices.filter(({value}) => list.marked?.has(value)).map(({label}) => label);
	const chosen = [...marked, ...typed];
	if (chosen.length > 0) return `Chosen: ${chosen.join(', ')}. Enter alone goes on.`;
	return least ? 'Nothing is chosen yet.' : 'Nothing is chosen. Enter alone goes on without.';
}

/** The values of `1, 3, 5`, of `2-4`, or of whole names with commas between them; undefined where it is none of these. */
function severalIn({list}: ListTalk, text: string): string[] | undefined {
	const words = text
		.split(/[\s]*,[\s]*/)
		.map((word) => word.trim())
		.filter((word) => word !== '');
	const values = words.flatMap((word): (string | undefined)[] => {
		const [from = '', to = from] = word.split(/\s*-\s*/);
		const [first, last] = [numbered(list, from), numbered(list, to)];
		if (first !== undefined && last !== undefined && last >= first)
			return list.matches.slice(first, last + 1).map(({value}) => value);
		return [list.choices.find(({label, value}) => label === word || value === word)?.value];
	});
	const known = values.filter((value) => value !== undefined);
	return words.length > 0 && known.length === values.length ? known : undefined;
}
