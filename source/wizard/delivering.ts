import type {Conflict} from '../delivery/env-plan.js';
import type {ChosenStore} from '../delivery/stores/answering.js';
import {isThere} from '../delivery/stores/proof.js';
import type {StoreSaving} from '../delivery/stores/save.js';
import {sentences, tell} from '../errors.js';
import type {Access} from '../providers/access.js';
import type {Credential} from '../providers/provider.js';
import type {Context} from './context.js';
import {storeReceipt} from './destination.js';
import type {Doors, Saved} from './doors.js';
import {lineOf} from './editing/line-edit.js';
import type {Placing} from './placing.js';
import {withReceipt} from './receipts.js';
import {asWhat, ownName, prefixOf} from './saving-what.js';
import {rowsOf} from './secret-rows.js';
import type {Receipt, SavingWhat, SecretView} from './secret-state.js';

/** Brings the secret where the person wants it: to the proved destination first, then to further files. */
export class Delivering {
	readonly #context: Context;
	readonly #placing: Placing;
	/** Values that the person is asked about just now. */
	#existing: readonly Conflict[] = [];
	#takeOut: (() => Promise<void>) | undefined;
	#delivered: Credential | undefined;
	readonly #end = new AbortController();
	/** Ends the saving that goes on; the next one has its own. */
	#stop = new AbortController();

	/** Called whenever the secret has reached a file or a store. */
	onSaved: () => void = () => undefined;

	constructor(context: Context, placing: Placing) {
		this.#context = context;
		this.#placing = placing;
	}

	/** Brings the new secret to the proved destination, at once and before anything is shown. */
	async deliver(credential: Credential): Promise<void> {
		this.#delivered = credential;
		const {found} = this.#placing;
		const {path, store} = this.#context.state().destination;
		const marked = rowsOf(credential).findIndex(({isSecret}) => isSecret);
		this.#view({ticked: false, marked: Math.max(0, marked)});
		// What was shown on the review, and no other value, may be replaced.
		if (store) {
			this.#stop = new AbortController();
			const signal = AbortSignal.any([this.#stop.signal, this.#end.signal]);
			await this.saveInStore(credential, store, {isThere: isThere(found.store?.there), signal});
		} else if (path !== '')
			await this.#save(path, () => this.#doors.save(path, credential, found.file?.existing ?? []));
	}

	/**
	 * Writes accesses whose secret the person chose to the proved file, before they are sent. Not to a store: nothing is
	 * ever taken out of one.
	 */
	async saveKnown(accesses: readonly Access[]): Promise<void> {
		const {path} = this.#context.state().destination;
		this.#takeOut = undefined;
		if (path === '' || accesses.length === 0) return;
		this.#takeOut = await this.#doors.saveKnown(path, accesses, this.#placing.found.file?.existing ?? []);
	}

	/** Takes them out again when nothing was made; the sentence when that did not work. */
	async takeKnownOut(): Promise<{next?: string}> {
		const takeOut = this.#takeOut;
		this.#takeOut = undefined;
		try {
			await takeOut?.();
			return {};
		} catch (error) {
			return {
				next: `What was already written to ${this.#placing.found.file?.shown} is still there: ${tell(error).what}`,
			};
		}
	}

	/** Saves the variables, one vendor file or a format to a path. Other values there come back to be said yes to. */
	async save(credential: Credential, path: string, what: SavingWhat): Promise<void> {
		const file = typeof what === 'number' ? credential.files?.[what] : undefined;
		const doors = this.#doors;
		const write = () => doors.save(path, credential, [], ...asWhat(what));
		await this.#save(path, file ? () => doors.saveFile(path, file) : write, what);
	}

	/** Saves again after the yes to the values that were shown. */
	async replace(credential: Credential, path: string, what: SavingWhat): Promise<void> {
		await this.#save(path, () => this.#doors.save(path, credential, this.#existing, ...asWhat(what)), what);
	}

	async #save(path: string, work: () => Promise<Saved>, what: SavingWhat = 'variables'): Promise<void> {
		try {
			const saved = await work();
			if ('receipt' in saved) {
				this.#context.dispatch({type: 'saving', saving: undefined});
				this.#receipt(saved.receipt);
				if (what === 'variables' || prefixOf(what) !== '') this.#view({file: path});
				return;
			}
			this.#existing = saved.existing;
			const saving = {line: lineOf(path), what, clashes: saved.clashes};
			this.#context.dispatch({type: 'saving', saving});
		} catch (error) {
			this.#context.dispatch({type: 'saving', saving: undefined});
			this.#receipt({label: 'not saved', sentence: sentences(tell(error)), tone: 'problem'});
		}
	}

	/** Saves the credential in a store, and tells what came of it. Never throws. */
	async saveInStore(
		{accesses}: Credential,
		store: ChosenStore,
		saving: Pick<StoreSaving, 'isThere' | 'signal'>,
	): Promise<void> {
		this.#receipt(await storeReceipt(this.#doors, accesses, store, saving));
	}

	/** Ends the command of a store that saves; what came of it is told. */
	stop(): void {
		this.#stop.abort();
	}

	/** The same, and nothing is saved in a store any more. */
	end(): void {
		this.#end.abort();
	}

	/** Says something that the person should know about the secret's safety. */
	warn(sentence: string): void {
		this.#receipt({label: 'note', sentence, tone: 'warn'});
	}

	/** Whether the names in the file can have a prefix. */
	get takesPrefix(): boolean {
		return this.#doors.takesPrefix ?? false;
	}

	/** Asks for a path to save the variables, one vendor file or a format to. */
	openSaving(what: SavingWhat): void {
		const {run, destination} = this.#context.state();
		const path = ownName(what, run?.credential) ?? (destination.path || this.#doors.defaultPath());
		this.#context.dispatch({type: 'saving', saving: {line: lineOf(path), what}});
	}

	#receipt(receipt: Receipt): void {
		const receipts = this.#context.state().secret?.receipts ?? [];
		if (receipt.tone === 'ok') {
			if (this.#delivered) this.#doors.noteSaved?.(this.#delivered, this.#placing.path);
			this.onSaved();
		}
		this.#view({receipts: withReceipt(receipts, receipt)});
	}

	#view(change: Partial<SecretView>): void {
		this.#context.dispatch({type: 'secret', change});
	}

	get #doors(): Doors {
		return this.#context.doors;
	}
}
