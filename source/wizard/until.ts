import type {Session} from './session.js';
import type {State} from './state.js';

/** Waits until the state is as wanted. */
export function until(session: Session, isWanted: (state: State) => boolean): Promise<void> {
	return new Promise((resolve) => {
		const look = () => {
			if (!isWanted(session.state)) return;
			stop();
			resolve();
		};
		const stop = session.store.subscribe(look);
		look();
	});
}
