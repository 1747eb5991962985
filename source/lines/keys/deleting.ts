import {warningFor} from '../../keys/revoking.js';
import {deleteWord} from '../../keys/session/deleting.js';
import {keyOutcome, stayedOutcome} from '../../keys/session/outcome-words.js';
import type {Page} from '../../keys/session/state.js';
import {insightOf} from '../../keys/session/stayed.js';
import {lineOf} from '../../wizard/editing/line-edit.js';
import {type Item, menuScene} from '../menu.js';
import {type LineScene, part} from '../scene.js';
import {toldLines} from '../spoken.js';
import type {KeysDesk} from './desk.js';
import {onceSeen, staysPart} from './key.js';

/** Before a key is deleted: what goes, whose it is, what it opens; a typed word says yes. */
export function deletingScene(
	{key, stays, instead, complaint}: Page & {is: 'deleting'},
	{session}: KeysDesk,
): LineScene {
	const {deleting} = session;
	const [what = '', ...rest] = warningFor(key);
	const keep = () => deleting.keep();
	const ask = `Type ${deleteWord} to delete it; :back keeps it.`;
	const scene: LineScene = {
		id: 'deleting',
		parts: [
			part(
				`Warning: ${what}`,
				...(instead ? [`${instead.fresh} takes its place.`] : []),
				...(instead?.warning ? [`Warning: ${instead.warning}`] : []),
				...rest,
			),
			staysPart(stays),
			part(complaint === undefined ? ask : `Nothing was deleted. ${ask}`),
		],
		prompt: deleteWord,
		take: (text) => {
			deleting.type(lineOf(text));
			deleting.confirm();
		},
		commands: [{name: 'back', label: 'keep it', run: keep}],
		quit: () => session.leave(130),
	};
	return onceSeen(scene, stays);
}

/** What became of the key, and what it left behind: each thing goes by a choice of its own. */
export function deletedScene(page: Page & {is: 'deleted'}, desk: KeysDesk): LineScene {
	const {deleting} = desk.session;
	const {stayed, list} = page;
	const {told, level} = keyOutcome(page);
	const insight = insightOf(page);
	const remove = (...values: readonly string[]) => {
		deleting.mark({...list, marked: new Set(values)});
		void deleting.removeMarked();
	};
	const offered = list.choices.map(({value, label}): Item => {
		return {label: `Delete, too: ${label}`, run: () => remove(value)};
	});
	const all = {label: 'Delete all of them', run: () => remove(...list.choices.map(({value}) => value))};
	const leave = () => deleting.settle();
	return menuScene(desk, {
		id: 'deleted',
		parts: [
			part(...toldLines(told, level)),
			...stayed.map((each) => {
				const {label, kept} = each.behind;
				const outcome = stayedOutcome(each);
				if (outcome) return part(...toldLines(outcome.told, outcome.level));
				return part(...(kept === undefined ? [] : [`Stays: ${label}, kept: ${kept}`]));
			}),
			part(...(offered.length > 0 ? ['What is offered stays unless you delete it, too:'] : [])),
		],
		items: [
			...offered,
			...(offered.length > 1 ? [all] : []),
			...(insight === undefined
				? []
				: [{label: `Look for ${insight}`, run: () => void deleting.lookDeeper()}]),
			{label: offered.length > 0 ? 'Keep the rest' : 'Go on', run: leave},
		],
		quit: () => desk.session.leave(desk.session.state.code),
	});
}
