import {openQuestion} from '../delivery/stores/answering.js';
import type {StoreQuestion} from '../delivery/stores/store.js';
import {lineOf} from '../wizard/editing/line-edit.js';
import type {State} from '../wizard/state.js';
import type {StorePlan, StoresView} from '../wizard/store-state.js';
import {questionHint, willRun} from '../wizard/store-words.js';
import {storeKey} from '../wizard/storing.js';
import {type ListTalk, listCommands, listPart, sayChosen, takeFromList} from './list-talk.js';
import {type Item, menuScene} from './menu.js';
import {askToQuit, type Command, type Desk, type LineScene, part} from './scene.js';
import {busy, waitingScene} from './waiting.js';

type Chosen = NonNullable<StoresView['chosen']>;

/** Opens the stores whose commands are there, once each has said whether somebody is signed in. */
export function storesItem(label: string, desk: Desk): Item {
	const run = () => busy(desk, 'looking for the commands of secret stores', desk.session.storing.open());
	return {label, run};
}

/** Secret stores: a list and the questions of one. Once something was created: what will run, and the run. */
export function storesScene(state: State, view: StoresView, desk: Desk): LineScene {
	const {chosen} = view;
	const credential = state.run?.credential;
	if (!chosen) return listScene(view, desk);
	const {name, command} = chosen.store;
	const waiting = (label: string) => ({
		...waitingScene(`store ${label}`, label, askToQuit(desk)),
		commands: [backCommand(desk, 'stop it, and go back')],
	});
	if (view.isSaving) return waiting(`saving it in ${name} with ${command}`);
	const question = openQuestion(chosen.store, chosen.answers);
	if (question) return questionScene(state, chosen, question, desk);
	if (!chosen.plan || !credential) return waiting(`looking what is there in ${name}`);
	const {shown, warnings, consents} = chosen.plan;
	const {storing} = desk.session;
	return menuScene(desk, {
		id: `store ${chosen.store.id}`,
		parts: [
			part(`Save it in ${shown}`, ...[...warnings, ...consents].map((sentence) => `Warning: ${sentence}`)),
			part(...commandLines(chosen.plan)),
		],
		items: [
			{
				label: consents.length > 0 ? 'Say yes to that, and save it there' : 'Save it there',
				run: () => storing.confirm(credential),
			},
			{label: 'Go back', run: () => storing.back()},
		],
		commands: [backCommand(desk)],
		quit: askToQuit(desk),
	});
}

/** The commands that will run, and what is to be known of them. */
export function commandLines({lines, notes}: Pick<StorePlan, 'lines' | 'notes'>): string[] {
	return [willRun(lines.length), ...lines, ...notes];
}

function listScene({list}: StoresView, desk: Desk): LineScene {
	const {session, say} = desk;
	const change = (next: StoresView['list']) => {
		const stores = session.state.stores;
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
		const stores = session.state.stores;
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

function backCommand({session}: Desk, label = 'one step back, from the list to where you were'): Command {
	return {
		name: 'back',
		label,
		run: () => session.storing.back(),
	};
}
