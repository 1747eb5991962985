import {Box} from 'ink';
import {sentences} from '../errors.js';
import type {Session} from '../wizard/session.js';
import type {Run, State, StepState} from '../wizard/state.js';
import {ctrl, letter, named, type Scene} from './scene.js';
import {scrolling} from './scrolling.js';
import {type Line, Lines, paragraph} from './ui/lines.js';
import {useLook} from './ui/look-context.js';
import {Message, messageLines} from './ui/message.js';
import {Spinner} from './ui/spinner.js';
import {glyphs, type Look, type Tone} from './ui/theme.js';

/** While the steps are sent, one after the other, once each. */
export function runningScene(state: State, session: Session): Scene {
	const {run} = state;
	return {
		controls: [
			{
				keys: 'ctrl-c',
				label: 'quit',
				matches: ctrl('c'),
				run: () => session.dispatch({type: 'overlay', overlay: 'quit'}),
			},
		],
		body: ({width}) => (run ? <Steps run={run} width={width} /> : null),
	};
}

function Steps(props: {readonly run: Run; readonly width: number}) {
	const {run, width} = props;
	const look = useLook();
	return (
		<Box flexDirection="column">
			{run.steps.map((step) =>
				step.status === 'doing' || step.status === 'undoing' ? (
					<Spinner
						key={step.id}
						label={step.status === 'doing' ? step.will : `taking back: ${step.will}`}
						width={width}
					/>
				) : (
					<Lines key={step.id} lines={stepLines(step, width, look)} width={width} />
				),
			)}
			{run.steps.every(({status}) => status === 'done') ? (
				<Spinner label="saving the secret" width={width} />
			) : null}
			<Lines
				lines={run.steps.some(({status}) => status === 'unclear') ? lookingLines(width) : []}
				width={width}
			/>
		</Box>
	);
}

function lookingLines(width: number): Line[] {
	return [
		[],
		...paragraph('Looking whether it was created all the same. This can take 20 seconds.', width, 'warn'),
	];
}

/** Every step with its sign and, once it made something, its id. */
export function stepLines(step: StepState, width: number, look: Look): Line[] {
	const signs = glyphs(look.unicode);
	const [sign, tone, text] = wordsOf(step, signs);
	const label = step.label && !text.includes(step.label) ? `  ${step.label}` : '';
	return paragraph(`${text}${label}`, width - 2, tone === 'dim' ? 'dim' : undefined).map((line, index) => [
		{text: index === 0 ? `${sign} ` : '  ', tone},
		...line,
	]);
}

function wordsOf(step: StepState, signs: ReturnType<typeof glyphs>): [string, Tone, string] {
	switch (step.status) {
		case 'done':
			return [signs.ok, 'ok', step.did];
		case 'failed':
			return [signs.danger, 'danger', `refused: ${step.will}`];
		case 'unclear':
			return [signs.warn, 'warn', `not known whether it happened: ${step.will}`];
		case 'undone':
			return [signs.note, 'dim', `taken back: ${step.did}`];
		case 'undo-failed':
			return [signs.danger, 'danger', `could not be taken back: ${step.did}`];
		default:
			return [signs.ahead, 'dim', step.will];
	}
}

/** Something exists, or may exist, without being of use: what it is, and what can be done. */
export function troubleScene(state: State, session: Session, look: Look): Scene {
	const {run} = state;
	const exists = session.planning.exists();
	const take = () => void session.planning.takeBack();
	const code = run?.status === 'unclear' && exists.length === 0 ? 3 : 5;
	const leave = {
		keys: 'q',
		label: exists.length > 0 ? 'keep and leave' : 'leave',
		run: () => session.leave(code),
	};
	return {
		controls: [
			...(exists.length > 0 ? [{keys: 't', label: 'take it back', matches: letter('t'), run: take}] : []),
			{...leave, matches: letter('q')},
			{...leave, keys: 'esc', matches: named('escape'), quiet: true},
			{...leave, keys: 'ctrl-c', matches: ctrl('c'), quiet: true},
		],
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
	const {lookAt} = session.planning;
	const where = lookAt ? ` To be sure, look at: ${lookAt}.` : '';
	const unseen =
		run.status !== 'unclear' || run.found?.length
			? []
			: run.lookedUp
				? [`A look-up did not see it.${where}`]
				: [`It is not known whether it exists; it could not be looked up.${where}`];
	const lines = unseen.flatMap((sentence) => paragraph(sentence, width, 'warn'));
	if (exists.length === 0) return lines;
	return [
		...lines,
		...paragraph('This exists now:', width, 'strong'),
		...exists.flatMap((thing) => paragraph(`  ${thing}`, width, 'warn', 2)),
	];
}

/** Asks before leaving in the middle of something. */
export function quitScene(state: State, session: Session): Scene {
	const running = state.run?.status === 'running';
	const made = state.run?.status === 'made';
	const unsaved = made && !(state.secret?.receipts ?? []).some(({tone}) => tone === 'ok');
	const told = running
		? {
				what: 'Something is being created right now.',
				why: 'Leaving does not stop the server: it may exist afterwards without its secret being saved.',
				next: 'Press y to leave all the same, or any other key to wait.',
			}
		: unsaved
			? {
					what: 'The secret is saved nowhere.',
					why: 'Once you leave, kafkey cannot show it again.',
					next: 'Press d to delete what was made, y to leave without it, or any other key to go back.',
				}
			: {
					what: 'Leave kafkey?',
					why: made ? 'The secret is saved; kafkey does not keep it.' : 'Nothing was created.',
					next: 'Press y to leave, or any other key to stay.',
				};
	const code = running ? 3 : unsaved ? 5 : made ? 0 : 130;
	const stay = () => session.dispatch({type: 'overlay', overlay: undefined});
	const discard = () => {
		stay();
		void session.planning.takeBack();
	};
	return {
		controls: [
			{keys: 'y', label: 'leave', matches: letter('y'), run: () => session.leave(code)},
			...(unsaved ? [{keys: 'd', label: 'delete it', matches: letter('d'), run: discard}] : []),
			{keys: 'ctrl-c', label: 'leave', matches: ctrl('c'), run: () => session.leave(code), quiet: true},
			{keys: 'esc', label: 'stay', matches: () => true, run: stay},
		],
		body: ({width}) => <Message told={told} level="warn" width={width} />,
	};
}
