import type {Key} from '../key.js';
import type {Awaiting} from './awaiting.js';
import type {KeysDoors} from './doors.js';
import type {KeysEvent} from './reduce.js';
import type {KeysState, Said} from './state.js';

/** What the parts of a session about existing keys share. */
export type KeysContext = {
	readonly state: () => KeysState;
	readonly dispatch: (event: KeysEvent) => void;
	readonly doors: KeysDoors;
	readonly awaiting: Awaiting;
	/** Shows the key, as it is now known. */
	readonly showKey: (key: Key, said?: Said) => void;
	/** What was listed is not all there is any more. */
	readonly forget: () => void;
	/** To the table; or out, where one thing only was wanted. */
	readonly home: (said?: Said) => void;
};
