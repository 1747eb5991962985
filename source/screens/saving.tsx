import {Box} from 'ink';
import type {Credential} from '../providers/provider.js';
import {applyKey, type LineEdit, lineOf} from '../wizard/editing/line-edit.js';
import {namesWith, prefixOf, prefixProblem} from '../wizard/saving-what.js';
import type {Clash, SecretView} from '../wizard/secret-state.js';
import type {Session} from '../wizard/session.js';
import {complaintLines, roomyHeading, spaced, TypedLine} from './ask-text.js';
import {quitControl, type Scene} from './scene.js';
import {type Line, Lines, lineWidth, paragraph} from './ui/lines.js';

type Saving = NonNullable<SecretView['saving']>;

const pathKey = 'saving/path';

/** Naming a file to save to; and, where it has other values, saying yes to each that would be replaced. */
export function savingScene(credential: Credential, saving: Saving, session: Session): Scene {
	const close = () => session.dispatch({type: 'saving', saving: undefined});
	const leave = {keys: 'esc', label: 'do not save', run: close};
	const quit = quitControl(session);
	const path = () => session.state.secret?.saving?.line.text.trim() ?? '';
	if (saving.clashes) {
		const replace = () => void session.delivering.replace(credential, path(), saving.what);
		return {
			controls: [{keys: 'y', label: 'replace', run: replace}, leave, quit],
			body: ({width}) => <Lines lines={clashLines(saving.line, saving.clashes ?? [], width)} width={width} />,
		};
	}
	if (saving.prefix) return prefixScene(credential, saving, saving.prefix, session);
	const typePrefix = () => {
		const now = session.state.secret?.saving ?? saving;
		session.dispatch({type: 'saving', saving: {...now, prefix: lineOf(prefixOf(now.what))}});
	};
	const takesPrefix =
		session.delivering.takesPrefix && (prefixOf(saving.what) !== '' || saving.what === 'variables');
	return {
		controls: [
			{
				keys: '⏎',
				label: 'save',
				run: () => void session.delivering.save(credential, path(), saving.what),
			},
			...(takesPrefix ? [{keys: '⇥', label: 'prefix of the names', run: typePrefix}] : []),
			leave,
			quit,
		],
		otherwise: (key) => {
			const typed = applyKey(session.state.secret?.saving?.line ?? lineOf(), key);
			session.dispatch({type: 'saving', saving: {what: saving.what, line: typed.state}});
			if (typed.problem) session.dispatch({type: 'complained', key: pathKey, sentence: typed.problem});
		},
		body: ({width, height}) => {
			const asked = paragraph('Which file should it be saved to?', width, 'strong');
			const names = takesPrefix
				? paragraph(`It gets ${namesWith(credential, prefixOf(saving.what))}.`, width, 'dim')
				: [];
			return (
				<Box flexDirection="column">
					<Lines lines={spaced(roomyHeading([[...asked, ...names], asked], height), height)} width={width} />
					<TypedLine line={saving.line} width={width} />
					<Lines lines={complaintLines(session.state, pathKey, width)} width={width} />
				</Box>
			);
		},
	};
}

const prefixKey = 'saving/prefix';

/** The names' prefix, with what becomes of them under it. */
function prefixScene(credential: Credential, saving: Saving, prefix: LineEdit, session: Session): Scene {
	const back = (what: Saving['what']) =>
		session.dispatch({type: 'saving', saving: {line: saving.line, what}});
	const take = () => {
		const text = session.state.secret?.saving?.prefix?.text.trim() ?? '';
		const problem = prefixProblem(text);
		if (problem) session.dispatch({type: 'complained', key: prefixKey, sentence: problem});
		else back(text === '' ? 'variables' : {prefix: text});
	};
	return {
		controls: [
			{keys: '⏎', label: 'use it', run: take},
			{keys: 'esc', label: 'back', run: () => back(saving.what)},
			quitControl(session),
		],
		otherwise: (key) => {
			const typed = applyKey(session.state.secret?.saving?.prefix ?? lineOf(), key);
			session.dispatch({type: 'saving', saving: {...saving, prefix: typed.state}});
		},
		body: ({width, height}) => {
			const text = prefix.text.trim();
			const asked = paragraph('Which prefix should the names have?', width, 'strong');
			const names = prefixProblem(text) ? [] : paragraph(`${namesWith(credential, text)}`, width, 'dim');
			return (
				<Box flexDirection="column">
					<Lines lines={spaced(roomyHeading([[...asked, ...names], asked], height), height)} width={width} />
					<TypedLine line={prefix} width={width} placeholder="none" />
					<Lines lines={complaintLines(session.state, prefixKey, width)} width={width} />
				</Box>
			);
		},
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
