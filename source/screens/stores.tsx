import {Box} from 'ink';
import {openQuestion} from '../delivery/stores/answering.js';
import type {StoreQuestion} from '../delivery/stores/store.js';
import type {Credential} from '../providers/provider.js';
import {applyKey} from '../wizard/editing/line-edit.js';
import {applyListKey, windowOf} from '../wizard/editing/list-edit.js';
import type {Session} from '../wizard/session.js';
import type {State} from '../wizard/state.js';
import type {StorePlan, StoresView} from '../wizard/store-state.js';
import {questionHint, willRun} from '../wizard/store-words.js';
import {storeKey} from '../wizard/storing.js';
import {complaintLines, spaced, TypedLine} from './ask-text.js';
import {type Control, helpControl, type Scene} from './scene.js';
import {scrolling} from './scrolling.js';
import {ChoiceList} from './ui/choice-list.js';
import {FilterLine} from './ui/filter-line.js';
import {type Line, Lines, paragraph} from './ui/lines.js';
import {Spinner} from './ui/spinner.js';

type Chosen = NonNullable<StoresView['chosen']>;

/** Secret stores: a list and the questions of one. Once something was created: what will run, and the run. */
export function storesScene(state: State, view: StoresView, session: Session): Scene {
	const {chosen} = view;
	const credential = state.run?.credential;
	if (!chosen) return listScene(state, view, session);
	const {name, command} = chosen.store;
	if (view.isSaving) return waitingScene(`saving it in ${name} with ${command}`, 'stop it', session);
	const question = openQuestion(chosen.store, chosen.answers);
	if (question) return questionScene(state, chosen, question, session);
	if (!chosen.plan || !credential) return waitingScene(`looking what is there in ${name}`, 'back', session);
	return confirmScene(state, credential, chosen.plan, session);
}

function listScene(state: State, {list}: StoresView, session: Session): Scene {
	const complained = (width: number) => complaintLines(state, storeKey, width);
	const rows = (height: number, width: number) => Math.max(1, height - 3 - complained(width).length);
	return {
		controls: [
			{keys: '⏎', label: 'select', run: () => session.storing.choose()},
			{keys: 'ctrl-r', label: 'look again', run: () => void session.storing.look()},
			...leaving(session),
			...(list.filter.text === '' ? [helpControl(session)] : []),
		],
		help: {
			title: 'Secret stores',
			paragraphs: [
				'Those whose command is on PATH. kafkey asks each whether you are signed in to it; where you are not, sign in with that command in another window and look again.',
				'The command gets the secret on its standard input. What will run is shown before it does.',
			],
		},
		also: [{keys: '↑↓', label: 'choose'}],
		otherwise: (key, {height, width}) => {
			const stores = session.state.stores;
			if (!stores) return;
			const next = applyListKey(stores.list, key, rows(height, width)).state;
			session.dispatch({type: 'stores', stores: {...stores, list: next}});
		},
		body: ({width, height}) => {
			const window = windowOf(list, rows(height, width));
			return (
				<Box flexDirection="column">
					<Lines lines={[...paragraph('Which secret store?', width, 'strong'), []]} width={width} />
					<FilterLine filter={list.filter} list={window} width={width} />
					<ChoiceList list={window} width={width} />
					<Lines lines={complained(width)} width={width} />
				</Box>
			);
		},
	};
}

function questionScene(state: State, chosen: Chosen, question: StoreQuestion, session: Session): Scene {
	return {
		controls: [{keys: '⏎', label: 'next', run: () => session.storing.answer()}, ...leaving(session)],
		otherwise: (key) => {
			const stores = session.state.stores;
			if (!stores?.chosen) return;
			const typed = applyKey(stores.chosen.line, key);
			session.dispatch({
				type: 'stores',
				stores: {...stores, chosen: {...stores.chosen, line: typed.state}},
			});
			if (typed.problem) session.dispatch({type: 'complained', key: storeKey, sentence: typed.problem});
		},
		body: ({width, height}) => {
			const heading = [
				...paragraph(`${chosen.store.name}: ${question.label}`, width, 'strong'),
				...paragraph(questionHint(question), width, 'dim'),
			];
			return (
				<Box flexDirection="column">
					<Lines lines={spaced(heading, height)} width={width} />
					<TypedLine line={chosen.line} width={width} />
					<Lines lines={complaintLines(state, storeKey, width)} width={width} />
				</Box>
			);
		},
	};
}

function confirmScene(state: State, credential: Credential, plan: StorePlan, session: Session): Scene {
	const run = () => session.storing.confirm(credential);
	const label = plan.consents.length > 0 ? 'yes, run' : 'run';
	return {
		controls: [{keys: 'y', label, run}, ...leaving(session)],
		also: [{keys: '↑↓', label: 'scroll'}],
		...scrolling(state, session, (width) => [
			...paragraph(`Save it in ${plan.shown}`, width, 'strong'),
			...[...plan.warnings, ...plan.consents].flatMap((sentence) =>
				paragraph(`! ${sentence}`, width, 'warn', 2),
			),
			[],
			...commandLines(plan, width),
		]),
	};
}

/** The commands that will run, and what is to be known of them. */
export function commandLines({lines, notes}: Pick<StorePlan, 'lines' | 'notes'>, width: number): Line[] {
	return [
		...paragraph(willRun(lines.length), width, 'dim'),
		...lines.flatMap((line): Line[] => paragraph(`  ${line}`, width, undefined, 4)),
		...notes.flatMap((note) => paragraph(note, width, 'dim')),
	];
}

function waitingScene(label: string, leave: string, session: Session): Scene {
	const [back, quit] = leaving(session);
	return {
		controls: [{...back, label: leave}, quit],
		body: ({width}) => <Spinner label={label} width={width} />,
	};
}

function leaving(session: Session): [Control, Control] {
	const quit = () => session.dispatch({type: 'overlay', overlay: 'quit'});
	return [
		{keys: 'esc', label: 'back', run: () => session.storing.back()},
		{keys: 'ctrl-c', label: 'quit', run: quit, quiet: true},
	];
}
