import type {KeysSession} from '../../keys/session/session.js';
import type {Session} from '../../wizard/session.js';
import {toldLines} from '../spoken.js';
import {type Talked, wizardTalked} from '../talked.js';
import {keysScene} from './scenes.js';

/** What can be done with keys that exist, as it is talked about; the wizard's own questions among it. */
export function keysTalked(session: KeysSession): Talked {
	const talks = new WeakMap<Session, Talked>();
	let {said} = session.state;
	const talkOf = (asking: Session): Talked => {
		const talk = talks.get(asking) ?? wizardTalked(asking);
		talks.set(asking, talk);
		return talk;
	};
	const asking = () => {
		const {page} = session.state;
		return page.is === 'wizard' ? talkOf(page.session) : undefined;
	};
	return {
		subscribe: session.store.subscribe,
		after: (callback) => {
			const talk = asking();
			if (talk) talk.after(callback);
			else callback();
		},
		scene: (say, changed) => {
			const {page} = session.state;
			if (page.is === 'wizard') return talkOf(page.session).scene(say, changed);
			return keysScene(page, {session, say});
		},
		news: () => {
			const now = session.state.said;
			const own = now && now !== said ? toldLines(now.told, now.level) : [];
			said = now;
			return [...own, ...(asking()?.news() ?? [])];
		},
		step: () => asking()?.step() ?? '',
		isLeft: () => session.state.left !== undefined,
		farewell: () => [],
	};
}
