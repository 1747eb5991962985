import type {Key} from '../key.js';
import type {Ask, KeysDoors} from './doors.js';
import type {KeysEvent} from './reduce.js';
import type {KeysState, Said} from './state.js';

/** What the parts of a session about existing keys share. */
export type KeysContext = {
	readonly state: () => KeysState;
	readonly dispatch: (event: KeysEvent) => void;
	readonly doors: KeysDoors;
	readonly ask: Ask;
	/** Shows the key, as it is now known. */
	readonly showKey: (key: Key, said?: Said) => void;
	/** To the table; or out, where one thing only was wanted. */
	readonly home: (said?: Said) => void;
	/** Waits for an answer that the person can give up; undefined where they did, or where it went wrong. */
	readonly wait: <Value>(
		label: string,
		work: (signal: AbortSignal) => Promise<Value>,
		back: (said?: Said) => void,
	) => Promise<{readonly value: Value} | undefined>;
	/** Sends something: it is waited for, also by who leaves. */
	readonly send: <Value>(label: string, work: () => Promise<Value>) => Promise<Value>;
};
