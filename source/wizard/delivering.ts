import type {Conflict} from '../delivery/env-plan.js';
import {sentences, tell} from '../errors.js';
import type {Access} from '../providers/access.js';
import type {Credential} from '../providers/provider.js';
import type {Context} from './context.js';
import type {Doors, Proof, Saved} from './doors.js';
import {lineOf} from './editing/line-edit.js';
import {rowsOf} from './secret-rows.js';
import type {Receipt, SavingWhat, SecretView, State} from './state.js';

/** Brings the secret where the person wants it: the destination first, then copies and further files. */
export class Delivering {
	readonly #context: Context;
	#proved: string | undefined;
	#proof: Proof | undefined;
	/** Values that the person is asked about just now. */
	#existing: readonly Conflict[] = [];
	#takeOut: (() => Promise<void>) | undefined;

	/** Called whenever the secret has reached a file or a store. */
	onSaved: () => void = () => undefined;

	constructor(context: Context) {
		this.#context = context;
	}

	/** Proves the destination once per path. */
	prove(variables: readonly string[]): void {
		const {path} = this.#context.state().destination;
		const proving = `${path}\0${variables.join()}`;
		if (this.#proved === proving) return;
		this.#proved = proving;
		this.#proof = undefined;
		if (path === '') return;
		// A yes was said to what an earlier proof found; it does not cover what this one finds.
		this.#context.dispatch({type: 'moved', path});
		this.#destination({checking: true});
		this.#doors.prove(path, variables).then(
			(proof) => {
				if (this.#proved !== proving) return;
				this.#proof = proof;
				const {shown, warnings, ignore} = proof;
				const facts = [...proof.facts, ...meantFacts(proof)];
				const consents = consentsFor(proof);
				const offersIgnore = ignore !== undefined;
				this.#destination({proof: {shown, facts, warnings}, consents, offersIgnore, checking: false});
			},
			(error: unknown) => {
				if (this.#proved === proving) this.#destination({problem: tell(error), checking: false});
			},
		);
	}

	/** Whether the destination is proved, so that something may be created. */
	isReady(): boolean {
		const {checking, problem, consents, consented, editing} = this.#context.state().destination;
		return !checking && !problem && !editing && (consents.length === 0 || consented);
	}

	/** Changes the destination; the empty path means the screen only. */
	moveTo(path: string): void {
		this.#proved = undefined;
		this.#context.dispatch({type: 'moved', path: path.trim()});
	}

	editPath(): void {
		this.#destination({editing: lineOf(this.#context.state().destination.path)});
	}

	/** Says yes to what the destination needs a yes for, or takes it back. */
	consent(): void {
		this.#destination({consented: !this.#context.state().destination.consented});
	}

	/** Adds the destination to `.gitignore`, then proves it again. */
	async ignore(): Promise<void> {
		try {
			await this.#proof?.ignore?.();
			this.#proved = undefined;
			this.#destination({checking: true});
		} catch (error) {
			this.#destination({problem: tell(error)});
		}
	}

	/** The absolute path that was proved; undefined when the secret is only to be shown. */
	get provedPath(): string | undefined {
		return this.#context.state().destination.path === '' ? undefined : this.#proof?.path;
	}

	/** Writes the new secret to the proved destination, at once and before anything is shown. */
	async deliver(credential: Credential): Promise<void> {
		const {path} = this.#context.state().destination;
		const marked = rowsOf(credential).findIndex(({isSecret}) => isSecret);
		this.#view({ticked: false, marked: Math.max(0, marked)});
		// What was shown on the review, and no other value, may be replaced.
		if (path !== '')
			await this.#save(path, () => this.#doors.save(path, credential, this.#proof?.existing ?? []));
	}

	/** Writes accesses whose secret the person chose to the proved destination, before they are sent. */
	async saveKnown(accesses: readonly Access[]): Promise<void> {
		const {path} = this.#context.state().destination;
		this.#takeOut = undefined;
		if (path === '' || accesses.length === 0) return;
		this.#takeOut = await this.#doors.saveKnown(path, accesses, this.#proof?.existing ?? []);
	}

	/** Takes them out again when nothing was made; the sentence when that did not work. */
	async takeKnownOut(): Promise<{next?: string}> {
		const takeOut = this.#takeOut;
		this.#takeOut = undefined;
		try {
			await takeOut?.();
			return {};
		} catch (error) {
			return {next: `What was already written to ${this.#proof?.shown} is still there: ${tell(error).what}`};
		}
	}

	/** Saves the variables, one vendor file or a format to a path. Other values there come back to be said yes to. */
	async save(credential: Credential, path: string, what: SavingWhat): Promise<void> {
		const file = typeof what === 'number' ? credential.files?.[what] : undefined;
		const doors = this.#doors;
		await this.#save(
			path,
			() => (file ? doors.saveFile(path, file) : doors.save(path, credential, [], formatOf(what))),
			what,
		);
	}

	/** Saves again after the yes to the values that were shown. */
	async replace(credential: Credential, path: string, what: SavingWhat): Promise<void> {
		await this.#save(path, () => this.#doors.save(path, credential, this.#existing, formatOf(what)), what);
	}

	async #save(path: string, work: () => Promise<Saved>, what: SavingWhat = 'variables'): Promise<void> {
		try {
			const saved = await work();
			if ('receipt' in saved) {
				this.#context.dispatch({type: 'saving', saving: undefined});
				this.#receipt(saved.receipt);
				if (what === 'variables') this.#view({file: path});
				if (saved.receipt.tone === 'ok') this.onSaved();
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

	/** Tells that the secret has reached a store, or why it has not. */
	tellStored(receipt: Receipt): void {
		this.#receipt(receipt);
		if (receipt.tone === 'ok') this.onSaved();
	}

	/** Says something that the person should know about the secret's safety. */
	warn(sentence: string): void {
		this.#receipt({label: 'note', sentence, tone: 'warn'});
	}

	/** Asks for a path to save the variables, one vendor file or a format to. */
	openSaving(what: SavingWhat): void {
		const {run, destination} = this.#context.state();
		const file = typeof what === 'number' ? run?.credential?.files?.[what]?.name : undefined;
		const own = typeof what === 'object' ? what.file : file;
		const path = own ?? (destination.path || this.#doors.defaultPath());
		this.#context.dispatch({type: 'saving', saving: {line: lineOf(path), what}});
	}

	#receipt(receipt: Receipt): void {
		const receipts = this.#context.state().secret?.receipts ?? [];
		this.#view({receipts: [...receipts.filter(({tone}) => tone !== 'problem'), receipt]});
	}

	#view(change: Partial<SecretView>): void {
		this.#context.dispatch({type: 'secret', change});
	}

	#destination(change: Partial<State['destination']>): void {
		this.#context.dispatch({type: 'destination', change});
	}

	get #doors(): Doors {
		return this.#context.doors;
	}
}

function formatOf(what: SavingWhat): string | undefined {
	return typeof what === 'object' ? what.format : undefined;
}

/** What is to be replaced is told, too; its values are masked once the new ones are known. */
function meantFacts({existing, isMeant}: Proof): string[] {
	return isMeant ? [`replaces ${existing.map(({name}) => name).join(', ')}`] : [];
}

function consentsFor({existing, outside, shown, whole, isMeant}: Proof): string[] {
	const names = existing.map(({name}) => name).join(', ');
	const replaced = whole
		? `${shown} has other content; all of it would be replaced.`
		: `${shown} has ${names} already; the old values would be replaced.`;
	return [
		...(existing.length > 0 && !isMeant ? [replaced] : []),
		...(outside ? [`${shown} is outside the folder you are in.`] : []),
	];
}
