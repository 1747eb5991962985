import type {Desk, LineScene, Part} from './scene.js';

/** One of the numbered choices of a scene. */
export type Item = {readonly label: string; readonly run: () => void};

type Menu = Pick<LineScene, 'id' | 'quit'> &
	Partial<Pick<LineScene, 'commands' | 'help' | 'again'>> & {
		readonly parts: readonly Part[];
		readonly items: readonly Item[];
	};

/** A scene whose choices are numbered. */
export function menuScene({say}: Pick<Desk, 'say'>, {items, parts, ...scene}: Menu): LineScene {
	const choices = {lines: items.map(({label}, index) => `${index + 1}. ${label}`), byLine: true};
	return {
		...scene,
		parts: [...parts, choices],
		prompt: 'Number',
		take: (text) => {
			const item = /^\d+$/.test(text.trim()) ? items[Number(text) - 1] : undefined;
			if (item) item.run();
			else say(`Type a number from 1 to ${items.length}; :again says the choices again.`);
		},
	};
}

type Confirmation = Pick<LineScene, 'id' | 'quit'> & {
	readonly lines: readonly string[];
	readonly question: string;
	readonly yes: () => void;
	readonly no?: () => void;
};

/** A question of this view's own that takes a whole yes or no. */
export function yesOrNo({say, ask}: Desk, {id, lines, question, quit, yes, no}: Confirmation): LineScene {
	const refuse = () => {
		ask(undefined);
		no?.();
	};
	return {
		id,
		quit,
		parts: [{lines}],
		prompt: `${question} yes or no`,
		commands: [{name: 'back', label: 'the same as no', run: refuse}],
		take: (text) => {
			const word = text.trim().toLowerCase();
			if (!['yes', 'y', 'no', 'n'].includes(word)) {
				say('Type yes or no.');
				return;
			}
			if (word.startsWith('n')) {
				refuse();
				return;
			}
			ask(undefined);
			yes();
		},
	};
}
