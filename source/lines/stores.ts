import {openQuestion} from '../delivery/stores/answering.js';
import type {StoreQuestion} from '../delivery/stores/store.js';
import type {Credential} from '../providers/provider.js';
import {lineOf} from '../wizard/editing/line-edit.js';
import type {State, StoresView} from '../wizard/state.js';
import {questionHint, storePlan} from '../wizard/store-words.js';
import {storeKey} from '../wizard/storing.js';
import {type ListTalk, listCommands, listPart, sayChosen, takeFromList} from './list-talk.js';
import {type Item, menuScene} from './menu.js';
import {askToQuit, type Command, type Desk, type LineScene, part} from './scene.js';
import {busy, waitingScene} from './waiting.js';

type Chosen = NonNullable<StoresView['chosen']>;

/** Opens the stores whose commands are there, once each has said whether somebody is signed in. */
export function storesItem(desk: Desk): Item {
	const run = () => busy(desk, 'looking for the commands of secret stores', desk.session.storing.open());
	return {label: 'Save it in a secret store', run};
}

/** Secret stores: a list, the questions of one, what will run, and the run. */
export function storesScene(state: State, credential: Credential, view: StoresView, desk: Desk): LineScene {
	const {chosen} = view;
	if (!chosen) return listScene(view, desk);
	const {store, answers} = chosen;
	if (view.isSaving)
		return waitingScene('storing', `saving it in ${store.name} with ${store.command}`, askToQuit(desk));
	const question = openQuestion(store, answers);
	if (question) return questionScene(state, chosen, question, desk);
	const {lines, notes, warning} = storePlan(state, credential, store, answers);
	const {storing} = desk.session;
	return menuScene(desk, {
		id: `store ${store.id}`,
		parts: [
			part(`Save it in ${store.name}: ${store.place(answers)}`, ...(warning ? [`Warning: ${warning}`] : [])),
			part('This will run:', ...lines, ...notes),
		],
		items: [
			{label: 'Save it there', run: () => storing.confirm(credential)},
			{label: 'Go back', run: () => storing.back()},
		],
		commands: [backCommand(desk)],
		quit: askToQuit(desk),
	});
}

function listScene({list}: StoresView, desk: Desk): LineScene {
	const {session, say} = desk;
	const change = (next: StoresView['list']) => {
		const stores = session.state.secret?.stores;
		if (stores) session.dispatch({type: 'stores', stores: {...stores, list: next}});
	};
	const talk: ListTalk = {
		list,
		change,
		choose: (next) => {
			sayChosen(say, next);
			change(next);
			session.storing.choose();
		},
		typed: () => undefined,
	};
	const look = () => busy(desk, 'asking the commands again', session.storing.look());
	return {
		id: 'stores',
		parts: [part('Which secret store?'), listPart(talk)],
		prompt: 'store, number or name',
		take: (text) => takeFromList(talk, say, text),
		commands: [
			backCommand(desk),
			...listCommands(talk),
			{name: 'look', label: 'ask again who is signed in', run: look},
		],
		quit: askToQuit(desk),
	};
}

function questionScene(state: State, chosen: Chosen, question: StoreQuestion, desk: Desk): LineScene {
	const {session} = desk;
	const {store, line} = chosen;
	// What was just refused is no suggestion.
	const suggestion = state.complaint?.key === storeKey ? '' : line.text;
	const enter = (text: string) => {
		const stores = session.state.secret?.stores;
		if (stores)
			session.dispatch({type: 'stores', stores: {...stores, chosen: {...chosen, line: lineOf(text)}}});
		session.storing.answer();
	};
	const empty = {name: 'empty', label: 'leave it empty', run: () => enter('')};
	return {
		id: `store ${store.id} ${question.id}`,
		parts: [
			part(`${store.name}: ${question.label}`, questionHint(question)),
			part(...(suggestion === '' ? [] : [`Enter alone takes ${suggestion}`])),
		],
		prompt: question.id,
		take: (text) => enter(text.trim() || suggestion),
		commands: [backCommand(desk), ...(question.empty !== undefined && suggestion !== '' ? [empty] : [])],
		quit: askToQuit(desk),
	};
}

function backCommand({session}: Desk): Command {
	return {
		name: 'back',
		label: 'one step back, from the list to the secret',
		run: () => session.storing.back(),
	};
}
