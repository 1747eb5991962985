import {Box} from 'ink';
import {warningFor} from '../../keys/revoking.js';
import {deleteWord} from '../../keys/session/deleting.js';
import {keyOutcome, stayedOutcome} from '../../keys/session/outcome-words.js';
import type {KeysSession} from '../../keys/session/session.js';
import type {KeysState, Page, Stayed} from '../../keys/session/state.js';
import {insightOf} from '../../keys/session/stayed.js';
import type {Key} from '../../wizard/editing/keys.js';
import {applyKey} from '../../wizard/editing/line-edit.js';
import {applyListKey, type ListEdit, windowOf} from '../../wizard/editing/list-edit.js';
import {noteLines, TypedLine} from '../ask-text.js';
import type {Room, Scene} from '../scene.js';
import {scrolling} from '../scrolling.js';
import {ChoiceList} from '../ui/choice-list.js';
import {type Line, Lines, paragraph} from '../ui/lines.js';
import {messageLines} from '../ui/message.js';
import {glyphs, type Look} from '../ui/theme.js';
import {quitControl, staysLines} from './key.js';

/** Before a key is deleted: what goes, whose it is, what it opens; a typed word says yes. */
export function deletingScene(
	state: KeysState,
	page: Page & {is: 'deleting'},
	session: KeysSession,
	look: Look,
): Scene {
	const {line, complaint} = page;
	const scrolled = scrolling(state, session, (width) => warningLines(page, width, look));
	const below = (width: number) => ({
		ask: paragraph(`Type ${deleteWord} to delete it:`, width, 'strong'),
		note: complaint === undefined ? [] : noteLines({sentence: complaint, final: true}, width),
	});
	// The line to type in is never pushed out: what stands above it scrolls.
	const above = ({width, height}: Room): Room => {
		const {ask, note} = below(width);
		return {width, height: Math.max(1, height - ask.length - 1 - note.length)};
	};
	return {
		controls: [
			{keys: '⏎', label: 'delete', run: () => session.deleting.confirm()},
			{keys: 'esc', label: 'keep it', run: () => session.deleting.keep()},
			quitControl(session),
		],
		otherwise: (pressed, room) => {
			const now = session.state.page;
			if (now.is !== 'deleting') return;
			scrolled.otherwise?.(pressed, above(room));
			if (scrolls(pressed)) return;
			const typed = applyKey(now.line, pressed);
			session.deleting.type(typed.state, typed.problem);
		},
		body: (room) => {
			const {width} = room;
			const {ask, note} = below(width);
			const fits = warningLines(page, width, look).length < above(room).height;
			return (
				<Box flexDirection="column">
					{scrolled.body(above(room))}
					<Lines lines={fits ? [[], ...ask] : ask} width={width} />
					<TypedLine line={line} width={width} placeholder={deleteWord} />
					<Lines lines={note} width={width} />
				</Box>
			);
		},
	};
}

function scrolls({name}: Key): boolean {
	return ['up', 'down', 'page-up', 'page-down'].includes(name);
}

function warningLines({key, instead, stays}: Page & {is: 'deleting'}, width: number, look: Look): Line[] {
	const [what = '', ...rest] = warningFor(key);
	const staying = staysLines(stays, width, look);
	return [
		...messageLines({what}, 'warn', width, look),
		...(instead ? paragraph(`  ${instead.fresh} takes its place.`, width, undefined, 2) : []),
		...(instead?.warning ? paragraph(`  ${instead.warning}`, width, 'warn', 2) : []),
		...rest.flatMap((sentence) => paragraph(`  ${sentence}`, width, 'strong', 2)),
		...(staying.length > 0 ? [[], ...staying] : []),
	];
}

/** What became of the key, and what it left behind: each thing goes by a mark of its own. */
export function deletedScene(
	state: KeysState,
	page: Page & {is: 'deleted'},
	session: KeysSession,
	look: Look,
): Scene {
	const {list} = page;
	const count = list.marked?.size ?? 0;
	const insight = insightOf(page);
	const offers = list.choices.length > 0;
	const lines = (width: number) => deletedLines(page, width, look);
	const scrolled = scrolling(state, session, lines);
	return {
		controls: [
			...(count > 0
				? [
						{
							keys: 'd',
							label: `delete the ${count} marked`,
							run: () => void session.deleting.removeMarked(),
						},
					]
				: []),
			...(insight === undefined
				? []
				: [
						{
							keys: 'l',
							label: `look for ${insight}`,
							run: () => void session.deleting.lookDeeper(),
						},
					]),
			{
				keys: '⏎',
				label: offers ? 'keep the rest' : 'go on',
				run: () => session.deleting.settle(),
			},
			{keys: 'esc', label: 'go on', run: () => session.deleting.settle(), quiet: true},
			quitControl(session),
		],
		message: state.said,
		also: offers
			? [
					{keys: '↑↓', label: 'choose'},
					{keys: 'space', label: 'mark'},
				]
			: [],
		otherwise: (key, room) => {
			const now = session.state.page;
			if (!offers || now.is !== 'deleted') scrolled.otherwise?.(key, room);
			// Letters do not filter here: there is no line to type in.
			else if (key.name !== 'text' && key.name !== 'paste')
				session.deleting.mark(applyListKey(now.list, key, listRows(now.list, room)).state);
		},
		body: offers
			? (room) => {
					const {width, height} = room;
					const rows = listRows(list, room);
					const ask = paragraph('This stays unless you mark it and delete it, too:', width, 'strong');
					return (
						<Box flexDirection="column">
							<Lines lines={lines(width)} width={width} height={Math.max(1, height - ask.length - rows)} />
							<Lines lines={ask} width={width} />
							<ChoiceList list={windowOf(list, rows)} width={width} />
						</Box>
					);
				}
			: scrolled.body,
	};
}

function listRows({choices}: ListEdit, {height}: Room): number {
	return Math.min(choices.length, Math.max(2, Math.floor(height / 2)));
}

function deletedLines(page: Page & {is: 'deleted'}, width: number, look: Look): Line[] {
	const {told, level} = keyOutcome(page);
	return [
		...messageLines(told, level, width, look),
		...page.stayed.flatMap((each) => stayedLines(each, width, look)),
	];
}

/** What is not offered: kept for a reason, or tried already. */
function stayedLines(stayed: Stayed, width: number, look: Look): Line[] {
	const {label, kept} = stayed.behind;
	if (kept !== undefined)
		return paragraph(`${glyphs(look.unicode).note} Stays: ${label} (${kept})`, width, 'dim', 2);
	const outcome = stayedOutcome(stayed);
	return outcome ? messageLines(outcome.told, outcome.level, width, look) : [];
}
