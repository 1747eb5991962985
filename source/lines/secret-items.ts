import type {Credential} from '../providers/provider.js';
import type {SecretRow} from '../wizard/secret-rows.js';
import type {State} from '../wizard/state.js';
import {readableTime} from '../wizard/times.js';
import {type Item, yesOrNo} from './menu.js';
import {askToQuit, type Desk} from './scene.js';
import {toldLines, type Words} from './spoken.js';
import {busy} from './waiting.js';

/** Leaves once the person says that they have it. */
export function finishItem({secret}: State, desk: Desk): Item {
	const {session, say, ask} = desk;
	const isSaved = secret?.receipts.some(({tone}) => tone === 'ok');
	const finish = () => {
		session.dispatch({type: 'secret', change: {ticked: true}});
		void session.finish();
	};
	const run = () => {
		if (!isSaved && !secret?.seen) {
			say('It is in no file yet, and was neither revealed nor copied. Do one of these first.');
			return;
		}
		const question = 'Have you saved the secret?';
		ask(yesOrNo(desk, {id: 'finish', lines: [], question, yes: finish, quit: askToQuit(desk)}));
	};
	return {label: 'Finish', run};
}

/** There is no screen here that goes away: what is printed stays. */
export function revealItem(rows: readonly SecretRow[], desk: Desk): Item {
	const {session, say, ask} = desk;
	const secrets = rows.filter(({isSecret}) => isSecret);
	const reveal = () => {
		session.dispatch({type: 'secret', change: {seen: true}});
		say(...secrets.flatMap((row): Words[] => [`${nameOf(row, rows)}:`, {exact: row.shown()}]));
	};
	const run = () =>
		ask(
			yesOrNo(desk, {
				id: 'reveal',
				lines: [
					'It is printed here and stays in the scrollback of this terminal, also when kafkey has ended. Whoever sees the terminal or its history can use it.',
				],
				question: 'Print the secret?',
				yes: reveal,
				quit: askToQuit(desk),
			}),
		);
	return {label: secrets.length > 1 ? 'Reveal the secrets' : 'Reveal the secret', run};
}

/** What can be copied. */
export function copyItems(credential: Credential, rows: readonly SecretRow[], desk: Desk): Item[] {
	const {copying} = desk.session;
	const copy = (row?: SecretRow) => () => busy(desk, 'copying', copying.copy(credential, row));
	return [
		...rows
			.filter(({isSecret}) => isSecret)
			.map((row) => ({label: `Copy the ${nameOf(row, rows)}`, run: copy(row)})),
		{label: 'Copy everything, as it stands in .env', run: copy()},
		{label: 'Clear the clipboard', run: () => busy(desk, 'clearing the clipboard', copying.clearClipboard())},
	];
}

/** Every field that came back and is no secret, and every stage of every check. */
export function detailsItem({details}: Credential, {checks = []}: State, {say}: Desk): Item {
	const run = () =>
		say(
			...details.map(({label, value}) => `${label}: ${readableTime(value)}`),
			...checks.flatMap((check) => [
				`Check of ${check.access.label}:`,
				...check.stages.map(({name, status, sentence}) => {
					return `${name}: ${status === 'ok' ? '' : `${status}: `}${sentence}`;
				}),
				...(check.status === 'ended' && check.verdict.problem
					? toldLines(check.verdict.problem, 'warn')
					: []),
			]),
		);
	return {label: 'Details', run};
}

/** The secret by the heading that it stands under, where there are several. */
function nameOf(row: SecretRow, rows: readonly SecretRow[]): string {
	const heading = rows
		.slice(0, rows.indexOf(row) + 1)
		.findLast((each) => each.heading !== undefined)?.heading;
	return heading === undefined ? 'secret' : `secret of ${heading}`;
}
