import {Box} from 'ink';
import {recoveringWait, recoveringWords, unfinishedWords} from '../wizard/recovery-words.js';
import type {Session} from '../wizard/session.js';
import type {State} from '../wizard/state.js';
import {type Control, letter, named, type Scene} from './scene.js';
import {scrolling} from './scrolling.js';
import {type Line, paragraph} from './ui/lines.js';
import {messageLines} from './ui/message.js';
import {Spinner} from './ui/spinner.js';
import type {Look} from './ui/theme.js';
import {leaveControl} from './waiting.js';

/** At the start: something of an earlier run exists without its secret. */
export function unfinishedScene(state: State, session: Session, look: Look): Scene {
	const {told, more} = unfinishedWords(state);
	const {recovering} = session;
	const control = (keys: string, label: string, run: () => void): Control => ({
		keys,
		label,
		matches: letter(keys),
		run,
	});
	return {
		controls: [
			control('d', 'delete it', () => recovering.start()),
			control('k', 'keep it', () => recovering.keep()),
			control('l', 'later', () => recovering.later()),
			{keys: 'esc', label: 'later', matches: named('escape'), run: () => recovering.later(), quiet: true},
			leaveControl(session),
		],
		...scrolling(state, session, (width) => [
			...messageLines(told, 'warn', width, look),
			...(more > 0 ? [[], ...paragraph(`${more} more after this one.`, width, 'dim')] : []),
		]),
	};
}

/** After the sign-in: what is left, a yes, and what became of it. */
export function recoveringScene(state: State, session: Session, look: Look): Scene {
	const {recovering} = state;
	if (!recovering) return {controls: [], body: () => null};
	const label = recoveringWait(state);
	if (label !== undefined) {
		return {
			// What is being deleted may be gone or not: it is told again at the next start.
			controls: [leaveControl(session, recovering.status === 'removing' ? 3 : 130)],
			body: ({width}) => (
				<Box>
					<Spinner label={label} width={width} />
				</Box>
			),
		};
	}
	const verbs = session.recovering;
	const found = recovering.status === 'found' && recovering.left.length > 0;
	const next = () =>
		recovering.problems.length > 0 || recovering.unknown.length > 0 ? verbs.later() : verbs.settled();
	return {
		controls: [
			...(found
				? [{keys: 'y', label: 'delete all of this', matches: letter('y'), run: () => void verbs.remove()}]
				: []),
			found
				? {keys: 'l', label: 'later', matches: letter('l'), run: () => verbs.later()}
				: {keys: '⏎', label: 'go on', matches: named('enter'), run: next},
			...(recovering.unknown.length > 0
				? [
						{
							keys: 'k',
							label: 'I looked; do not tell again',
							matches: letter('k'),
							run: () => verbs.settled(),
						},
					]
				: []),
			leaveControl(session),
		],
		...scrolling(state, session, (width) => recoveringLines(state, width, look)),
	};
}

function recoveringLines(state: State, width: number, look: Look): Line[] {
	const {messages, left, heading} = recoveringWords(state);
	const found =
		left.length === 0
			? []
			: [
					...paragraph(heading, width, 'strong'),
					...left.flatMap((thing) => paragraph(`  ${thing}`, width, 'warn', 2)),
				];
	return [...found, ...messages.flatMap(({told, level}) => messageLines(told, level, width, look))];
}
