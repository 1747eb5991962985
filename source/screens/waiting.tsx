import {Box} from 'ink';
import {guideOf, signInSources} from '../wizard/ask-words.js';
import {providerOf} from '../wizard/questions.js';
import type {Session} from '../wizard/session.js';
import type {State} from '../wizard/state.js';
import {backControl, type Control, helpControl, type Scene} from './scene.js';
import {type Line, Lines, paragraph} from './ui/lines.js';
import {Message} from './ui/message.js';
import {Spinner} from './ui/spinner.js';

/** While the provider is asked who this is. */
export function connectingScene(state: State, session: Session): Scene {
	const name = providerOf(state)?.name ?? '';
	const said = state.connection.status === 'connecting' ? state.connection.said : undefined;
	return {
		controls: [backControl(session), leaveControl(session)],
		body: ({width}) => (
			<Box flexDirection="column">
				<Spinner label={`signing in to ${name}`} width={width} patient />
				<Lines lines={said ? [[], ...paragraph(said, width, 'strong')] : []} width={width} />
			</Box>
		),
	};
}

/** The sign-in was refused, or nobody answered. */
export function signInFailedScene(state: State, session: Session): Scene {
	const problem = state.connection.status === 'failed' ? state.connection.problem : {what: ''};
	const guide = guideOf(state);
	return {
		controls: [
			{keys: '⏎', label: 'try again', run: () => session.retrySignIn()},
			{...backControl(session), label: 'change the sign-in'},
			helpControl(session),
			leaveControl(session, 4),
		],
		help: {title: 'The sign-in', paragraphs: guide?.lines ?? [], link: guide?.page},
		body: ({width}) => (
			<Box flexDirection="column">
				<Message told={problem} level="danger" width={width} />
				<Lines lines={environmentLines(state, width)} width={width} />
			</Box>
		),
	};
}

function environmentLines(state: State, width: number): Line[] {
	const sentences = signInSources(state);
	return sentences.length === 0
		? []
		: [[], ...sentences.flatMap((sentence) => paragraph(sentence, width, 'dim'))];
}

/** Ctrl-C where nothing was created yet. */
export function leaveControl(session: Session, code = 130): Control {
	return {keys: 'ctrl-c', label: 'quit', run: () => session.leave(code)};
}
