import {guideOf, questionHelp} from '../wizard/ask-words.js';
import {type Asked, providerOf} from '../wizard/questions.js';
import type {State} from '../wizard/state.js';
import {askList} from './ask-list.js';
import {askMany} from './ask-many.js';
import {askRows} from './ask-rows.js';
import {askText} from './ask-text.js';
import type {Question} from './question.js';
import {backCommand, type Desk, type LineScene, type Part, part} from './scene.js';

/** One question, asked by its kind. */
export function askScene(
	state: State,
	desk: Desk,
	{asked, signingIn}: {readonly asked: Asked; readonly signingIn: boolean},
): LineScene {
	const {paragraphs, link} = questionHelp(state, asked, signingIn);
	const question: Question = {
		state,
		asked,
		id: `ask ${asked.key}`,
		heading: headingOf(state, asked, signingIn),
		help: [...paragraphs, ...(link === undefined ? [] : [`More: ${link}`])],
		back: backCommand(desk),
		quit: () => desk.session.leave(130),
	};
	switch (asked.field.kind) {
		case 'text':
		case 'secret':
			return askText(question, asked.field, desk);
		case 'select':
			return askList(question, asked.field, desk);
		case 'many':
			return askMany(question, asked.field, desk);
		case 'rows':
			return askRows(question, asked.field, desk);
	}
}

function headingOf(state: State, {field}: Asked, signingIn: boolean): Part[] {
	const retired = signingIn ? providerOf(state)?.retired : undefined;
	const guide = signingIn ? guideOf(state) : undefined;
	const signIn = [
		...(retired ? [`Warning: retired: ${retired}.`] : []),
		...(guide ? [...guide.lines, guide.page] : []),
	];
	return [{lines: signIn, isShared: true}, part(field.label, ...(field.hint ? [field.hint] : []))];
}
