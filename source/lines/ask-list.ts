import type {SelectField} from '../providers/field.js';
import {draftFor, suggestedValue} from '../wizard/asking.js';
import type {ListDraft} from '../wizard/editing/draft.js';
import {lineOf} from '../wizard/editing/line-edit.js';
import type {ListingState} from '../wizard/state.js';
import {type ListTalk, listCommands, listPart, sayChosen, takeFromList} from './list-talk.js';
import type {Question} from './question.js';
import type {Command, Desk, LineScene, Part} from './scene.js';
import {toldLines} from './spoken.js';

/** One of a list. */
export function askList(question: Question, field: SelectField, {session, say}: Desk): LineScene {
	const {state, asked, heading, back, ...base} = question;
	const listing = state.listings[asked.key];
	if (typeof field.choices === 'function' && !listing?.complete) return fetching(question);
	const draft = draftFor(state, asked) as ListDraft;
	const change = (list: ListDraft['list']) => session.draft(asked, {...draft, list});
	const talk: ListTalk = {
		list: draft.list,
		...(field.other && {other: field.other}),
		suggested: suggestedValue(state, asked),
		change,
		choose: (list) => {
			sayChosen(say, list);
			change(list);
			session.enter(asked);
		},
		typed: (text) => {
			change({...draft.list, filter: lineOf(text), matches: [], index: 0});
			session.takeTyped(asked);
		},
	};
	const isTyped = draft.list.choices.length === 0 && field.other !== undefined;
	return {
		...base,
		parts: [...heading, problemPart(listing), listPart(talk)],
		prompt: isTyped ? field.name : `${field.name}, number or name`,
		take: (text) => (isTyped ? talk.typed(text) : takeFromList(talk, say, text)),
		commands: [back, ...listCommands(talk), ...fetchCommands(question, session)],
	};
}

/** The question while its list is on its way. */
export function fetching({heading, id, quit, help = [], back}: Question): LineScene {
	const parts = [...heading, {lines: ['Fetching the list.']}];
	return {
		id,
		parts,
		prompt: '',
		take: () => undefined,
		commands: [back],
		help,
		waitingFor: 'fetching the list',
		quit,
	};
}

/** Why a list is not there, or not whole. */
export function problemPart(listing: ListingState | undefined): Part {
	return {lines: listing?.problem ? toldLines(listing.problem, 'warn') : []};
}

/** The command for fetching a list again, where there was one to fetch. */
export function fetchCommands({state, asked}: Question, session: Desk['session']): Command[] {
	const isFetched = state.listings[asked.key] !== undefined;
	return isFetched ? [{name: 'fetch', label: 'fetch the list again', run: () => session.refresh(asked)}] : [];
}
