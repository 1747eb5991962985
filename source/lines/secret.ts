import {isUnderWay} from '../wizard/check-state.js';
import {listOf} from '../wizard/editing/list-edit.js';
import {formatChoices} from '../wizard/format-choices.js';
import {plainTextQuestion, takesPlainTextYes} from '../wizard/plain-text-words.js';
import {kindOf} from '../wizard/questions.js';
import {rowsOf, type SecretRow} from '../wizard/secret-rows.js';
import type {State} from '../wizard/state.js';
import {formatsScene} from './formats.js';
import {type Item, menuScene, yesOrNo} from './menu.js';
import {savingScene} from './saving.js';
import {askToQuit, type Desk, type LineScene, part} from './scene.js';
import {copyItems, detailsItem, finishItem, revealItem} from './secret-items.js';
import type {Words} from './spoken.js';
import {storesItem, storesScene} from './stores.js';

/** What came out, with the secret hidden, and everything that can be done with it. */
export function secretScene(state: State, desk: Desk): LineScene {
	const {session} = desk;
	const credential = state.run?.credential;
	const view = state.secret;
	const quit = askToQuit(desk);
	if (!credential || !view) return {id: 'secret', parts: [], prompt: '', take: () => undefined, quit};
	if (view.saving) return savingScene(credential, view.saving, desk);
	if (view.formats) return formatsScene(credential, view.formats, desk);
	if (state.stores) return storesScene(state, state.stores, desk);
	const kind = kindOf(state);
	const rows = rowsOf(credential);
	const save = (what: number | 'variables') => () => session.delivering.openSaving(what);
	const formats = () =>
		session.dispatch({type: 'secret', change: {formats: {list: listOf(formatChoices(credential))}}});
	return menuScene(desk, {
		id: 'secret',
		parts: [
			part(
				`${kind?.name ?? 'Credential'} ${state.run?.plan.renews ? 'has a new secret' : 'created'}.`,
				...(kind?.shownOnce ? [kind.shownOnce] : []),
				...credential.differences.map((difference) => `Warning: ${difference}`),
			),
			part(...rows.flatMap(rowLines)),
		],
		items: [
			finishItem(state, desk),
			revealItem(rows, desk),
			...copyItems(credential, rows, desk),
			{label: 'Save it to a file', run: save('variables')},
			...(credential.files ?? []).map(({name}, index) => ({label: `Save ${name}`, run: save(index)})),
			{label: 'Other formats', run: formats},
			storesItem('Save it in a secret store', desk),
			detailsItem(credential, state, desk),
			...checkItems(state, desk),
		],
		help: [
			'The secret is hidden until you choose to reveal it, and then stays in the scrollback of this terminal.',
			'A secret store takes the secret through its own command, such as gh or op, when that is on PATH.',
			'kafkey signs in with the new credential and compares its rights with what was asked for. Nothing waits for that, and it is said as it comes.',
			...(kind?.docs ? [`More: ${kind.docs}`] : []),
		],
		again: 'The credential again; :again says everything about it, and the choices.',
		quit,
	});
}

function rowLines({heading, label, isSecret, shown}: SecretRow): Words[] {
	return [...(heading === undefined ? [] : [`${heading}:`]), `${label}: ${isSecret ? 'hidden' : shown()}`];
}

/** Last in the menu, so that no other number changes when the check is over. */
function checkItems(state: State, desk: Desk): Item[] {
	const {session, ask} = desk;
	const {checks = []} = state;
	if (checks.length === 0) return [];
	if (checks.some(isUnderWay)) return [{label: 'Skip the check', run: () => session.checking.skip()}];
	if (!takesPlainTextYes(state)) return [{label: 'Check again', run: () => session.checking.start()}];
	const {label, why} = plainTextQuestion(state);
	const allow = () =>
		ask(
			yesOrNo(desk, {
				id: 'plain-text',
				lines: [why],
				question: label,
				yes: () => session.checking.allowPlainText(),
				quit: askToQuit(desk),
			}),
		);
	return [{label: 'Check over plain text', run: allow}];
}
