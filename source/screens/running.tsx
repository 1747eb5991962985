import {Box} from 'ink';
import {sentences, type Told} from '../errors.js';
import {quitting} from '../wizard/quit-words.js';
import type {Run, StepState} from '../wizard/run-state.js';
import type {Session} from '../wizard/session.js';
import type {State} from '../wizard/state.js';
import {lookingUp, stepWords, troubleCode, unseen} from '../wizard/step-words.js';
import {storePlace} from '../wizard/store-words.js';
import {helpControl, type Room, type Scene} from './scene.js';
import {scrolling} from './scrolling.js';
import {type Line, Lines, paragraph} from './ui/lines.js';
import {useLook} from './ui/look-context.js';
import {messageLines} from './ui/message.js';
import {Spinner} from './ui/spinner.js';
import {glyphs, type Look, type Tone} from './ui/theme.js';

/** While the steps are sent, one after the other, once each. */
export function runningScene(state: State, session: Session): Scene {
	const {run, destination} = state;
	const {store} = destination;
	const isSaving = run?.steps.every(({status}) => status === 'done') === true;
	const saving = store
		? `saving it in ${storePlace(store)} with ${store.store.command}`
		: 'saving the secret';
	return {
		controls: [
			...(isSaving && store
				? [
						{
							keys: 'esc',
							label: 'stop saving',
							run: () => session.delivering.stop(),
						},
					]
				: []),
			{
				keys: 'ctrl-c',
				label: 'quit',
				run: () => session.dispatch({type: 'overlay', overlay: 'quit'}),
			},
		],
		body: ({width}) =>
			run ? <Steps run={run} saving={isSaving ? saving : undefined} width={width} /> : null,
	};
}

function Steps(props: {readonly run: Run; readonly saving: string | undefined; readonly width: number}) {
	const {run, saving, width} = props;
	const look = useLook();
	return (
		<Box flexDirection="column">
			{run.steps.map((step) =>
				step.status === 'doing' || step.status === 'undoing' ? (
					<Spinner key={step.id} label={stepWords(step)} width={width} />
				) : (
					<Lines key={step.id} lines={stepLines(step, width, look)} width={width} />
				),
			)}
			{saving === undefined ? null : <Spinner label={saving} width={width} />}
			<Lines
				lines={run.steps.some(({status}) => status === 'unclear') ? lookingLines(width) : []}
				width={width}
			/>
		</Box>
	);
}

function lookingLines(width: number): Line[] {
	return [[], ...paragraph(lookingUp, width, 'warn')];
}

/** Every step with its sign and, once it made something, its id. */
function stepLines(step: StepState, width: number, look: Look): Line[] {
	const [sign, tone] = signOf(step, glyphs(look.unicode));
	return paragraph(stepWords(step), width - 2, tone === 'dim' ? 'dim' : undefined).map((line, index) => [
		{text: index === 0 ? `${sign} ` : '  ', tone},
		...line,
	]);
}

function signOf({status}: StepState, signs: ReturnType<typeof glyphs>): [string, Tone] {
	switch (status) {
		case 'done':
			return [signs.ok, 'ok'];
		case 'failed':
		case 'undo-failed':
			return [signs.danger, 'danger'];
		case 'unclear':
			return [signs.warn, 'warn'];
		case 'undone':
			return [signs.note, 'dim'];
		default:
			return [signs.ahead, 'dim'];
	}
}

/** Something exists, or may exist, without being of use: what it is, and what can be done. */
export function troubleScene(state: State, session: Session, look: Look): Scene {
	const {run} = state;
	const exists = session.planning.exists();
	const take = () => void session.planning.takeBack();
	const code = troubleCode(run, exists);
	const leave = {
		keys: 'q',
		label: exists.length > 0 ? 'keep and leave' : 'leave',
		run: () => session.leave(code),
	};
	return {
		controls: [
			...(exists.length > 0 ? [{keys: 't', label: 'take it back', run: take}] : []),
			leave,
			helpControl(session),
			{...leave, keys: 'esc', quiet: true},
			{...leave, keys: 'ctrl-c', quiet: true},
		],
		help: {
			title: 'What went wrong',
			paragraphs: [
				'Each step was sent once and is not sent again on its own. A tick stands before what was done, a cross before what was not.',
				...(exists.length > 0
					? [
							'What exists can be taken back now: it is deleted, newest first. What cannot be deleted is told.',
						]
					: []),
			],
		},
		...scrolling(state, session, (width) => (run ? troubleLines(run, exists, session, width, look) : [])),
	};
}

function troubleLines(
	run: Run,
	exists: readonly string[],
	session: Session,
	width: number,
	look: Look,
): Line[] {
	const steps = run.steps.flatMap((step) => [
		...stepLines(step, width, look),
		...(step.status === 'undo-failed' && step.problem
			? paragraph(`  ${sentences(step.problem)}`, width, 'dim', 2)
			: []),
	]);
	const problem = run.problem ? messageLines(run.problem, 'danger', width, look) : [];
	return [...problem, [], ...steps, [], ...existLines(run, exists, session, width)];
}

function existLines(run: Run, exists: readonly string[], session: Session, width: number): Line[] {
	const unclear = unseen(run, session.planning);
	const lines = unclear ? paragraph(unclear, width, 'warn') : [];
	if (exists.length === 0) return lines;
	return [
		...lines,
		...paragraph('This exists now:', width, 'strong'),
		...exists.flatMap((thing) => paragraph(`  ${thing}`, width, 'warn', 2)),
	];
}

/** Asks before leaving in the middle of something. */
export function quitScene(state: State, session: Session): Scene {
	const {is, what, why, code} = quitting(state);
	const next = {
		running: 'Press y to leave all the same, or any other key to wait.',
		unsaved: 'Press d to delete what was made, y to leave without it, or any other key to go back.',
		replaced: 'Press y to leave without it, or any other key to go back.',
		harmless: 'Press y to leave, or any other key to stay.',
	}[is];
	const stay = () => session.dispatch({type: 'overlay', overlay: undefined});
	const discard = () => {
		stay();
		void session.planning.takeBack();
	};
	return {
		controls: [
			{keys: 'y', label: 'leave', run: () => session.leave(code)},
			...(is === 'unsaved' ? [{keys: 'd', label: 'delete it', run: discard}] : []),
			{keys: 'ctrl-c', label: 'leave', run: () => session.leave(code), quiet: true},
			{keys: 'esc', label: 'stay', matches: () => true, run: stay},
		],
		body: (room) => <Leaving told={{what, why, next}} {...room} />,
	};
}

/** The question; where there is no room for all of it, the keys under it tell how to answer. */
function Leaving({told, width, height}: Room & {readonly told: Told}) {
	const look = useLook();
	const all = messageLines(told, 'warn', width, look);
	const {next: _, ...least} = told;
	return (
		<Lines lines={all.length <= height ? all : messageLines(least, 'warn', width, look)} width={width} />
	);
}
