import {Box} from 'ink';
import type {KeysSession} from '../../keys/session/session.js';
import type {KeysState, Page} from '../../keys/session/state.js';
import {railOf} from '../../wizard/rail.js';
import {wizardStaged} from '../app.js';
import type {Scene} from '../scene.js';
import {scrolling} from '../scrolling.js';
import {helpScene, Stage, type Staged} from '../stage.js';
import type {Size} from '../ui/frame.js';
import {messageLines} from '../ui/message.js';
import {Spinner} from '../ui/spinner.js';
import type {Look} from '../ui/theme.js';
import {changesScene} from './changes.js';
import {deletedScene, deletingScene} from './deleting.js';
import {keyScene, quitControl} from './key.js';
import {missingScene} from './missing.js';
import {movingScene} from './moving.js';
import {tableScene} from './table.js';

/** The screens about existing keys, and the wizard's own among them. */
export function KeysApp(props: {
	readonly session: KeysSession;
	readonly badge?: string | undefined;
	readonly size?: Size;
}) {
	const {session, badge, size} = props;
	const after = (handle: () => void) => {
		const {page} = session.state;
		if (page.is === 'wizard') page.session.loading.after(handle);
		else handle();
	};
	return (
		<Stage
			store={session.store}
			staged={(look) => keysStaged(session, look, badge)}
			after={after}
			size={size}
		/>
	);
}

function keysStaged(session: KeysSession, look: Look, badge: string | undefined): Staged {
	const {state} = session;
	if (state.page.is === 'wizard') return wizardStaged(state.page.session, look, badge);
	const scene = sceneOf(state, state.page, session, look);
	const close = () => session.dispatch({type: 'overlay', overlay: undefined});
	return {
		scene: state.overlay === 'help' ? helpScene(scene, session, close, look) : scene,
		title: titleOf(state),
		badge: badge ?? '',
		...(state.page.is === 'changes' && {steps: railOf(state.page.session.state)}),
	};
}

function sceneOf(
	state: KeysState,
	page: Exclude<Page, {is: 'wizard'}>,
	session: KeysSession,
	look: Look,
): Scene {
	switch (page.is) {
		case 'waiting':
		case 'sending':
			return waitingScene(page, session);
		case 'failed':
			return {
				controls: [{keys: '⏎', label: 'leave', matches: () => true, run: () => session.leave(page.code)}],
				...scrolling(state, session, (width) => messageLines(page.problem, 'danger', width, look)),
			};
		case 'table':
			return tableScene(state, session, look);
		case 'missing':
			return missingScene(state, page, session, look);
		case 'key':
			return keyScene(state, page, session, look);
		case 'deleting':
			return deletingScene(state, page, session, look);
		case 'moving':
			return movingScene(state, page, session, look);
		case 'changes':
			return changesScene(state, page, session, look);
		case 'deleted':
			return deletedScene(state, page, session, look);
	}
}

/** What was sent cannot be given up; what is only asked for can. */
function waitingScene({is, label}: Page & {is: 'waiting' | 'sending'}, session: KeysSession): Scene {
	return {
		controls:
			is === 'sending'
				? []
				: [{keys: 'esc', label: 'give up', run: () => session.awaiting.giveUp()}, quitControl(session)],
		body: ({width}) => (
			<Box>
				<Spinner label={label} width={width} />
			</Box>
		),
	};
}

function titleOf({sources, page}: KeysState): string {
	const key = 'key' in page ? page.key : page.is === 'moving' ? page.old : undefined;
	if (key) {
		const {provider, kind} = key.source;
		return `${provider.name} · ${kind.name}`;
	}
	const names = [...new Set(sources.map(({provider}) => provider.name))];
	return names.length === 1 ? `${names[0]} · keys` : 'keys';
}
