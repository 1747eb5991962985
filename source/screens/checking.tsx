import {Box} from 'ink';
import {isUnderWay} from '../wizard/check-state.js';
import {applyKey, type LineEdit, lineOf} from '../wizard/editing/line-edit.js';
import {plainTextQuestion, takesPlainTextYes} from '../wizard/plain-text-words.js';
import type {Session} from '../wizard/session.js';
import type {State} from '../wizard/state.js';
import {complaintLines, roomyHeading, spaced, TypedLine} from './ask-text.js';
import {type Control, quitControl, type Scene} from './scene.js';
import {Lines, paragraph} from './ui/lines.js';

/** The keys of the check: to skip what is under way, to check again, or to allow what was not sent. */
export function checkControls(state: State, session: Session): Control[] {
	const {checks = []} = state;
	if (checks.length === 0) return [];
	const takesYes = takesPlainTextYes(state);
	const allow = () => session.dispatch({type: 'allowing', allowing: lineOf()});
	const skip = {keys: 's', label: 'skip check', run: () => session.checking.skip()};
	const isRunning = checks.some(isUnderWay);
	return [
		...(isRunning ? [skip] : []),
		{
			keys: 'v',
			label: takesYes ? 'check in plain text' : isRunning ? 'check' : 'check again',
			run: takesYes ? allow : () => session.checking.start(),
			quiet: isRunning && !takesYes,
		},
	];
}

const wordKey = 'allowing/word';

/** The typed yes to sending the password without TLS to another machine. */
export function plainTextScene(state: State, line: LineEdit, session: Session): Scene {
	const {label, hosts, why} = plainTextQuestion(state);
	const close = () => session.dispatch({type: 'allowing', allowing: undefined});
	const take = () => {
		if (session.state.allowing?.text.trim().toLowerCase() !== 'yes') {
			session.dispatch({type: 'complained', key: wordKey, sentence: 'Type yes, or press Esc.'});
			return;
		}
		close();
		session.checking.allowPlainText();
	};
	return {
		controls: [
			{keys: '⏎', label: 'check', run: take},
			{keys: 'esc', label: 'do not check', run: close},
			quitControl(session),
		],
		otherwise: (key) =>
			session.dispatch({type: 'allowing', allowing: applyKey(session.state.allowing ?? lineOf(), key).state}),
		body: ({width, height}) => (
			<Box flexDirection="column">
				<Lines
					lines={spaced(
						roomyHeading(
							[
								`${why} Type yes to check all the same.`,
								`${hosts} has no TLS. Type yes to check all the same.`,
								'Type yes to check all the same.',
							].map((text) => [...paragraph(label, width, 'strong'), ...paragraph(text, width)]),
							height,
						),
						height,
					)}
					width={width}
				/>
				<TypedLine line={line} width={width} />
				<Lines lines={complaintLines(state, wordKey, width)} width={width} />
			</Box>
		),
	};
}
