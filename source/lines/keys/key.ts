import {sentences} from '../../errors.js';
import {factsOf} from '../../keys/details.js';
import {readable} from '../../keys/key.js';
import {lockedWords} from '../../keys/revoking.js';
import type {Page, Stays} from '../../keys/session/state.js';
import {rotationWords} from '../../keys/session/words.js';
import {type Item, menuScene} from '../menu.js';
import {type LineScene, type Part, part} from '../scene.js';
import {toldLines} from '../spoken.js';
import type {KeysDesk} from './desk.js';

/** Everything known of one key, and what can be done with it. */
export function keyScene({key, stays, rotation}: Page & {is: 'key'}, desk: KeysDesk): LineScene {
	const {session} = desk;
	const {life, docs} = key.source.kind;
	const {id} = readable(key);
	const locked = lockedWords(key);
	const leave = () => session.home();
	const items: Item[] = [
		...(life?.edit ? [{label: 'Change it', run: () => void session.editing.start(key)}] : []),
		...(life?.rotate || life?.again
			? [
					{
						label: rotation ? 'Finish the rotation' : 'Rotate it',
						run: () => void session.rotating.start(key),
					},
				]
			: []),
		{label: 'Delete it', run: () => session.deleting.start()},
	];
	const scene = menuScene(desk, {
		id: `key ${id}`,
		parts: [
			part(id, ...factsOf(key, session.now()).map(({label, value}) => `${label}: ${value}`)),
			part(
				...(rotation ? [`Warning: ${rotationWords(rotation)}`] : []),
				...(locked ? [`Note: ${sentences(locked)}`] : []),
				...Object.values(life?.cannot ?? {}).map((sentence) => `Note: ${sentence}`),
			),
			staysPart(stays),
		],
		items: [...(locked ? [] : items), {label: 'Leave it as it is', run: leave}],
		help: ['The secret is not shown: kafkey keeps none.', ...(docs === undefined ? [] : [`More: ${docs}`])],
		commands: [{name: 'back', label: 'leave it as it is', run: leave}],
		quit: leave,
	});
	return onceSeen(scene, stays);
}

/** The scene, which asks nothing before it is known what stays: that is to be heard first. */
export function onceSeen(scene: LineScene, {status}: Stays): LineScene {
	if (status !== 'looking') return scene;
	return {
		...scene,
		parts: scene.parts.slice(0, -1),
		prompt: '',
		take: () => undefined,
		waitingFor: 'looking what stays if it is deleted',
	};
}

/** What would be left of the key's rights if it were deleted, as soon as that is known. */
export function staysPart(stays: Stays): Part {
	if (stays.status === 'looking') return {lines: []};
	if (stays.status === 'unseen')
		return {
			lines: toldLines(
				{what: `What stays if it is deleted could not be seen: ${sentences(stays.problem)}`},
				'warn',
			),
		};
	if (stays.behind.length === 0) return {lines: []};
	const each = stays.behind.map(({label, kept}) => `${label}${kept === undefined ? '' : `, kept: ${kept}`}`);
	return {lines: ['Stays if it is deleted:', ...each]};
}
