import {App} from '../../source/screens/app.js';
import {drawn} from './drawn.js';
import type {FakeRun} from './fake-session.js';

/** The wizard of a run on a terminal of this size, without colour and motion. */
export function screenOf(run: FakeRun, terminal?: Parameters<typeof drawn>[1]) {
	return drawn((size) => <App session={run.session} size={size} />, terminal);
}
