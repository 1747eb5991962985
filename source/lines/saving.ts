import type {Credential} from '../providers/provider.js';
import type {SecretView} from '../wizard/secret-state.js';
import {yesOrNo} from './menu.js';
import {askToQuit, type Desk, type LineScene, part} from './scene.js';
import {busy} from './waiting.js';

type Saving = NonNullable<SecretView['saving']>;

/** Naming a file to save to; and, where it has other values, a yes to each that would be replaced. */
export function savingScene(credential: Credential, {line, what, clashes}: Saving, desk: Desk): LineScene {
	const {session} = desk;
	const {delivering} = session;
	const close = () => session.dispatch({type: 'saving', saving: undefined});
	const quit = askToQuit(desk);
	if (clashes) {
		const isWhole = clashes.some(({whole}) => whole);
		const values = clashes.map(({name, old, new: fresh}) => `${name}: ${old} would become ${fresh}`);
		return yesOrNo(desk, {
			id: 'replacing',
			lines: isWhole ? [`${line.text} has other content.`] : [`${line.text} has other values.`, ...values],
			question: isWhole ? 'Replace all of it?' : 'Replace them?',
			yes: () => busy(desk, 'saving it', delivering.replace(credential, line.text, what)),
			no: close,
			quit,
		});
	}
	return {
		id: 'saving',
		parts: [part('Which file should it be saved to?', `Enter alone takes ${line.text}`)],
		prompt: 'path',
		take: (text) => busy(desk, 'saving it', delivering.save(credential, text.trim() || line.text, what)),
		commands: [{name: 'back', label: 'do not save', run: close}],
		quit,
	};
}
