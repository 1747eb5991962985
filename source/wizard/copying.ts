import {sentences, tell} from '../errors.js';
import type {Credential} from '../providers/provider.js';
import type {Secret} from '../secret.js';
import type {Context} from './context.js';
import type {Copied} from './doors.js';
import type {Tone} from './secret-state.js';

/** The clipboard, on a key press only, and what it says of itself. */
export class Copying {
	readonly #context: Context;
	#copied: Copied | undefined;

	constructor(context: Context) {
		this.#context = context;
	}

	/**
	 * Copies one text, such as a row of the secret screen, or the whole block when none is given. What came of it is said;
	 * gives whether it was copied.
	 */
	async copy(
		credential: Credential,
		row?: {readonly label: string; readonly text: Secret; readonly isSecret: boolean},
	): Promise<boolean> {
		try {
			const copied = await this.#context.doors.copy(row ? row.text : this.#context.doors.block(credential));
			this.#copied = copied;
			if (row?.isSecret !== false) this.#context.dispatch({type: 'secret', change: {seen: true}});
			this.#say(`${row?.label ?? 'Everything'}: ${copied.sentence}`, 'ok');
			return true;
		} catch (error) {
			this.#say(sentences(tell(error)), 'problem');
			return false;
		}
	}

	/** Takes the copied text out of the clipboard while it still holds ours. */
	async clearClipboard(): Promise<void> {
		if (!this.#copied) {
			this.#say('Nothing was copied.', 'warn');
			return;
		}
		try {
			this.#say(await this.#copied.clear(), 'ok');
			this.#copied = undefined;
		} catch (error) {
			this.#say(sentences(tell(error)), 'problem');
		}
	}

	#say(text: string, tone: Tone): void {
		this.#context.dispatch({type: 'secret', change: {said: {text, tone}}});
	}
}
