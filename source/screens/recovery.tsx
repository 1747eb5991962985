import {Box} from 'ink';
import {recoveringWait, recoveringWords, unfinishedWords} from '../wizard/recovery-words.js';
import type {Session} from '../wizard/session.js';
import type {State} from '../wizard/state.js';
import {helpControl, type Scene} from './scene.js';
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
	return {
		controls: [
			{keys: 'd', label: 'delete it', run: () => recovering.start()},
			{keys: 'k', label: 'keep it', run: () => recovering.keep()},
			{keys: 'l', label: 'later', run: () => recovering.later()},
			{keys: 'esc', label: 'later', run: () => recovering.later(), quiet: true},
			helpControl(session),
			leaveControl(session),
		],
		help: {
			title: 'Left by an earlier run',
			paragraphs: [
				'd signs in, looks what is there, and asks once more before anything is deleted.',
				'k keeps it as it is; it is not told again. After l it is told at the next start, and by kafkey recover.',
			],
		},
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
			...(found ? [{keys: 'y', label: 'delete all of this', run: () => void verbs.remove()}] : []),
			found ? {keys: 'l', label: 'later', run: () => verbs.later()} : {keys: '⏎', label: 'go on', run: next},
			...(recovering.unknown.length > 0
				? [
						{
							keys: 'k',
							label: 'I looked; do not tell again',
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
