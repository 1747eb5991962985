import {Box} from 'ink';
import type {Credential} from '../providers/provider.js';
import {applyKey, type LineEdit, lineOf} from '../wizard/editing/line-edit.js';
import type {Session} from '../wizard/session.js';
import type {Clash, SecretView} from '../wizard/state.js';
import {complaintLines, TypedLine} from './ask-text.js';
import {ctrl, letter, named, type Scene} from './scene.js';
import {type Line, Lines, lineWidth, paragraph} from './ui/lines.js';

type Saving = NonNullable<SecretView['saving']>;

const pathKey = 'saving/path';

/** Naming a file to save to; and, where it has other values, saying yes to each that would be replaced. */
export function savingScene(credential: Credential, saving: Saving, session: Session): Scene {
	const close = () => session.dispatch({type: 'saving', saving: undefined});
	const leave = {keys: 'esc', label: 'do not save', matches: named('escape'), run: close};
	const quit = {
		keys: 'ctrl-c',
		label: 'quit',
		matches: ctrl('c'),
		run: () => session.dispatch({type: 'overlay', overlay: 'quit'}),
		quiet: true,
	};
	const path = () => session.state.secret?.saving?.line.text.trim() ?? '';
	if (saving.clashes) {
		const replace = () => void session.delivering.replace(credential, path(), saving.what);
		return {
			controls: [{keys: 'y', label: 'replace', matches: letter('y'), run: replace}, leave, quit],
			body: ({width}) => <Lines lines={clashLines(saving.line, saving.clashes ?? [], width)} width={width} />,
		};
	}
	return {
		controls: [
			{
				keys: '⏎',
				label: 'save',
				matches: named('enter'),
				run: () => void session.delivering.save(credential, path(), saving.what),
			},
			leave,
			quit,
		],
		otherwise: (key) => {
			const typed = applyKey(session.state.secret?.saving?.line ?? lineOf(), key);
			session.dispatch({type: 'saving', saving: {what: saving.what, line: typed.state}});
			if (typed.problem) session.dispatch({type: 'complained', key: pathKey, sentence: typed.problem});
		},
		body: ({width}) => (
			<Box flexDirection="column">
				<Lines
					lines={[...paragraph('Which file should it be saved to?', width, 'strong'), []]}
					width={width}
				/>
				<TypedLine line={saving.line} width={width} />
				<Lines lines={complaintLines(session.state, pathKey, width)} width={width} />
			</Box>
		),
	};
}

function clashLines(path: LineEdit, clashes: readonly Clash[], width: number): Line[] {
	if (clashes.some(({whole}) => whole)) {
		return paragraph(`${path.text} has other content. Replace all of it?`, width, 'strong');
	}
	return [
		...paragraph(`${path.text} has other values. Replace them?`, width, 'strong'),
		[],
		...clashes.flatMap(({name, old, new: fresh}): Line[] => {
			const change: Line = [{text: '  '}, {text: `${old} → ${fresh}`, tone: 'warn'}];
			const beside: Line = [{text: `  ${name}`}, ...change];
			return lineWidth(beside) <= width ? [beside] : [[{text: `  ${name}`}], [{text: '  '}, ...change]];
		}),
	];
}
