import {sentences, tell} from '../errors.js';
import {type Access, secretOf} from '../providers/access.js';
import type {Credential} from '../providers/provider.js';
import {Secret} from '../secret.js';
import type {Copied, Doors, Saved} from './doors.js';
import {lineOf} from './editing/line-edit.js';
import type {Context} from './planning.js';
import type {Receipt, SecretView, State} from './state.js';

/** Brings the secret where the person wants it: the destination first, then copies and further files. */
export class Delivering {
	readonly #context: Context;
	#proved: string | undefined;
	#ignore: (() => Promise<void>) | undefined;
	#copied: Copied | undefined;

	constructor(context: Context) {
		this.#context = context;
	}

	/** Proves the destination once per path. */
	prove(variables: readonly string[]): void {
		const {path} = this.#context.state().destination;
		const proving = `${path}\0${variables.join()}`;
		if (this.#proved === proving) return;
		this.#proved = proving;
		this.#ignore = undefined;
		if (path === '') return;
		this.#destination({checking: true});
		this.#doors.prove(path, variables).then(
			({shown, facts, warnings, clashes, ignore}) => {
				if (this.#proved !== proving) return;
				this.#ignore = ignore;
				const proof = {shown, facts, warnings};
				this.#destination({proof, clashes, offersIgnore: ignore !== undefined, checking: false});
			},
			(error: unknown) => {
				if (this.#proved === proving) this.#destination({problem: tell(error), checking: false});
			},
		);
	}

	/** Whether the destination is proved, so that something may be created. */
	isReady(): boolean {
		const {checking, problem, clashes, mayReplace, editing} = this.#context.state().destination;
		return !checking && !problem && !editing && (clashes.length === 0 || mayReplace);
	}

	/** Changes the destination; the empty path means the screen only. */
	moveTo(path: string): void {
		this.#proved = undefined;
		this.#context.dispatch({type: 'moved', path: path.trim()});
	}

	editPath(): void {
		this.#destination({editing: lineOf(this.#context.state().destination.path)});
	}

	allowReplace(): void {
		this.#destination({mayReplace: !this.#context.state().destination.mayReplace});
	}

	/** Adds the destination to `.gitignore`, then proves it again. */
	async ignore(): Promise<void> {
		try {
			await this.#ignore?.();
			this.#proved = undefined;
			this.#destination({checking: true});
		} catch (error) {
			this.#destination({problem: tell(error)});
		}
	}

	/** Writes the new secret to the proved destination, at once and before anything is shown. */
	async deliver(credential: Credential): Promise<void> {
		const {path, mayReplace} = this.#context.state().destination;
		this.#view({ticked: false});
		if (path !== '') await this.save(credential, path, mayReplace);
	}

	/** Saves the variables, or one vendor file, to a path. Other values there are replaced only after a yes. */
	async save(credential: Credential, path: string, replace: boolean, file?: number): Promise<void> {
		const vendorFile = file === undefined ? undefined : credential.files?.[file];
		try {
			const saved = vendorFile
				? await this.#doors.saveFile(path, vendorFile, {replace})
				: await this.#doors.save(path, credential, {replace});
			this.#saved(saved, path, file);
		} catch (error) {
			this.#receipt({label: 'not saved', sentence: sentences(tell(error)), tone: 'problem'});
		}
	}

	/** Asks for a path to save the variables, or one vendor file, to. */
	openSaving(what: 'variables' | number): void {
		const {run, destination} = this.#context.state();
		const file = what === 'variables' ? undefined : run?.credential?.files?.[what];
		const path = file?.name ?? (destination.path || this.#doors.defaultPath);
		this.#context.dispatch({type: 'saving', saving: {line: lineOf(path), what}});
	}

	/** Copies one row (an access's secret or user name), or the whole block when no row is given. */
	async copy(credential: Credential, row?: CopyRow): Promise<void> {
		try {
			const copied = await this.#doors.copy(row ? row.secret : this.#doors.block(credential));
			this.#copied = copied;
			this.#say(`${row?.label ?? 'the whole block'} ${copied.sentence}`, 'ok');
		} catch (error) {
			this.#say(sentences(tell(error)), 'problem');
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

	#saved(saved: Saved, path: string, file: number | undefined): void {
		if ('receipt' in saved) {
			this.#context.dispatch({type: 'saving', saving: undefined});
			this.#receipt(saved.receipt);
			return;
		}
		const saving = {line: lineOf(path), what: file ?? ('variables' as const), confirm: saved.clashes};
		this.#context.dispatch({type: 'saving', saving});
	}

	#receipt(receipt: Receipt): void {
		const receipts = this.#context.state().secret?.receipts ?? [];
		this.#view({receipts: [...receipts.filter(({tone}) => tone !== 'problem'), receipt]});
	}

	#say(text: string, tone: Receipt['tone']): void {
		this.#view({said: {text, tone}});
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

/** Something that can be copied alone. */
export type CopyRow = {readonly label: string; readonly secret: Secret};

/** One line of the secret screen. A plain value is kept as a Secret too, so that copying knows one type. */
export type SecretRow = CopyRow & {readonly access: Access; readonly isSecret: boolean};

/** What a credential shows: for each access its address, its user and its secret. */
export function rowsOf({accesses}: Credential): SecretRow[] {
	return accesses.flatMap((access) => [
		...publicParts(access).flatMap(([label, value]) =>
			value === undefined ? [] : [{label, secret: new Secret(value), access, isSecret: false}],
		),
		{label: 'secret', secret: secretOf(access), access, isSecret: true},
	]);
}

function publicParts(access: Access): readonly (readonly [label: string, value: string | undefined])[] {
	if (access.type === 'kafka') {
		return [
			['bootstrap servers', access.bootstrapServers],
			['key', access.username],
		];
	}
	if (access.type === 'http-basic') {
		return [
			['address', access.url],
			['key', access.username],
		];
	}
	return [
		['token endpoint', access.tokenEndpoint],
		['client id', access.clientId],
	];
}
