import {sentences} from '../../errors.js';
import type {Rotation} from '../../journal/rotations.js';
import {factsOf} from '../../keys/details.js';
import {type Key, readable} from '../../keys/key.js';
import {lockedWords} from '../../keys/revoking.js';
import type {KeysSession} from '../../keys/session/session.js';
import type {KeysState, Page, Stays} from '../../keys/session/state.js';
import {rotationWords} from '../../keys/session/words.js';
import {type Control, helpControl, type Scene} from '../scene.js';
import {scrolling} from '../scrolling.js';
import {type Line, paragraph} from '../ui/lines.js';
import {messageLines} from '../ui/message.js';
import {tableLines} from '../ui/table.js';
import type {Look} from '../ui/theme.js';

/** Everything known of one key, what can be done with it, and why something cannot. */
export function keyScene(
	state: KeysState,
	{key, stays, rotation}: Page & {is: 'key'},
	session: KeysSession,
	look: Look,
): Scene {
	const {life, docs} = key.source.kind;
	const free = key.held.locked === undefined;
	const does = (keys: string, label: string, run: () => void): Control => ({keys, label, run});
	return {
		controls: [
			...(free && life?.edit ? [does('e', 'edit', () => void session.editing.start(key))] : []),
			...(free && (life?.rotate || life?.again)
				? [does('r', rotation ? 'finish the rotation' : 'rotate', () => void session.rotating.start(key))]
				: []),
			...(free ? [does('d', 'delete', () => session.deleting.start())] : []),
			{keys: 'esc', label: 'back', run: () => session.home()},
			helpControl(session),
			quitControl(session),
		],
		message: state.said,
		...scrolling(state, session, (width) => keyLines({key, stays, rotation}, session.now(), width, look)),
		help: {
			title: readable(key).id,
			paragraphs: ['The secret is not shown: kafkey keeps none.', ...Object.values(life?.cannot ?? {})],
			link: docs,
		},
	};
}

/** Ctrl-C where nothing is under way. */
export function quitControl(session: KeysSession): Control {
	return {keys: 'ctrl-c', label: 'quit', run: () => session.leave(130), quiet: true};
}

function keyLines(
	{key, stays, rotation}: Pick<Page & {is: 'key'}, 'key' | 'stays'> & {rotation: Rotation | undefined},
	now: Date,
	width: number,
	look: Look,
): Line[] {
	const waits = rotation
		? messageLines({what: rotationWords(rotation)}, 'warn', width, look)
		: notesOf(key).flatMap((what) => messageLines({what}, 'note', width, look));
	return [
		...paragraph(readable(key).id, width, 'accent'),
		...tableLines(factsOf(key, now), width, look),
		...waits,
		...staysLines(stays, width, look),
	];
}

/** Why nothing can be done with it, or what the vendor's API cannot do and what kafkey does in its place. */
function notesOf(key: Key): readonly string[] {
	const locked = lockedWords(key);
	if (locked) return [sentences(locked)];
	const {cannot, rotate, again} = key.source.kind.life ?? {};
	const anew = 'To rotate it, kafkey makes a new key like it first.';
	const rotation = rotate ? undefined : [cannot?.rotate, again && anew].filter(Boolean).join(' ');
	return [cannot?.edit, rotation].filter((sentence) => sentence !== undefined && sentence !== '') as string[];
}

/** What would be left of the key's rights if it were deleted. */
export function staysLines(stays: Stays, width: number, look: Look): Line[] {
	if (stays.status === 'looking') return paragraph('looking what stays if it is deleted …', width, 'dim');
	if (stays.status === 'unseen')
		return messageLines(
			{what: `What stays if it is deleted could not be seen: ${sentences(stays.problem)}`},
			'warn',
			width,
			look,
		);
	if (stays.behind.length === 0) return [];
	return [
		...paragraph('Stays if it is deleted:', width, 'dim'),
		...stays.behind.flatMap(({label, kept}) =>
			paragraph(`  ${label}${kept === undefined ? '' : ` (kept: ${kept})`}`, width, 'dim', 4),
		),
	];
}
