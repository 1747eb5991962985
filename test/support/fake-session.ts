import {openKafka} from '../../source/network/kafka/open.js';
import {safeText} from '../../source/network/safe-text.js';
import type {ProviderEntry} from '../../source/providers/entry.js';
import type {Choice} from '../../source/providers/field.js';
import type {Provider} from '../../source/providers/provider.js';
import {Secret} from '../../source/secret.js';
import {draftFor} from '../../source/wizard/asking.js';
import type {Doors, Proof, Saved} from '../../source/wizard/doors.js';
import {applyDraftKey} from '../../source/wizard/editing/draft.js';
import {type Key, keyOf} from '../../source/wizard/editing/keys.js';
import type {Asked} from '../../source/wizard/questions.js';
import {destinationAt} from '../../source/wizard/reduce.js';
import {currentQuestion} from '../../source/wizard/screen.js';
import {Session} from '../../source/wizard/session.js';
import type {State} from '../../source/wizard/state.js';
import {choice, depot, FakeApi, pier} from './fake-provider.js';

/** The state that the wizard opens with. */
export function stateWith(providers: readonly Provider[], more: Partial<State> = {}): State {
	return {
		entries: providers.map(entryOf),
		providers,
		offersSandbox: true,
		sandbox: 'off',
		answers: {},
		history: [],
		automatic: {},
		drafts: {},
		listings: {},
		remembered: {},
		scroll: 0,
		unfinished: [],
		prefill: {},
		connection: {status: 'none'},
		destination: destinationAt('.env'),
		...more,
	};
}

/** The entry of a provider that is there already. */
export function entryOf(provider: Provider): ProviderEntry {
	const fields = [provider.signIn, ...provider.kinds.map((kind) => kind.fields)].flatMap((of) =>
		Object.values(of),
	);
	const secrets = fields.flatMap(({kind, env}) => (kind === 'secret' && env !== undefined ? [env] : []));
	return {...provider, secretVariables: secrets, load: async () => provider};
}

/** A world in which everything works; what was done to it is in `done`. */
export class FakeDoors implements Doors {
	readonly done: string[] = [];
	readonly defaultPath = () => '.env';
	/** Nothing is checked unless a test says how. */
	check?: NonNullable<Doors['check']>;
	baseUrl?: string;
	readonly safe = safeText;
	proof: (path: string, names: readonly string[]) => Promise<Proof> = async (path) => proofOf(path);
	saved: (path: string, replace: readonly unknown[]) => Promise<Saved> = async (path) => ({
		receipt: {label: 'saved', sentence: `${path} · 5 lines · mode 600`, tone: 'ok'},
	});
	sandbox: Doors['startSandbox'] = async () => ({
		signIns: {depot: {user: 'demo', token: 'demo-token'}},
		remembered: {},
		path: '.env.sandbox',
	});
	copied: Doors['copy'] = async () => ({
		sentence: 'copied with a native tool.',
		clear: async () => 'The clipboard is empty again.',
	});
	/** Thrown by the journal when it is asked to begin, or to note a step. */
	full: {begin?: Error; note?: Error} = {};
	journal: Doors['journal'] = {
		begin: (record) => {
			if (this.full.begin) throw this.full.begin;
			this.done.push('journal begin');
			return {
				record: () => ({version: 1, ...record}),
				note: (step, {status}) => {
					if (this.full.note) throw this.full.note;
					this.done.push(`journal ${step} ${status}`);
				},
				close: () => this.done.push('journal closed'),
			};
		},
		unfinished: async () => [],
	};
	connection: Doors['connection'] = async (_provider, signal, say) => ({
		http: () => {
			throw new Error('The fake vendor needs no network.');
		},
		signal,
		foreign: false,
		kafka: openKafka,
		run: async () => '',
		readFile: async () => '',
		say,
	});
	load: Doors['load'] = async ({load}) => ({provider: await load(), answers: {}, automatic: {}});
	now = () => 0;

	startSandbox: Doors['startSandbox'] = () => {
		this.done.push('start sandbox');
		return this.sandbox();
	};
	prove: Doors['prove'] = (path, names) => {
		this.done.push(`prove ${path}`);
		return this.proof(path, names);
	};
	readonly takesPrefix = true;
	save: Doors['save'] = (path, _credential, replace, format, prefix) => {
		const over = replace.map(({name}) => name).join(', ');
		const as = format === undefined ? '' : ` as ${format}`;
		const before = prefix === undefined ? '' : ` with ${prefix}`;
		this.done.push(`save ${path}${as}${before}${over && ` over ${over}`}`);
		return this.saved(path, replace);
	};
	saveKnown: Doors['saveKnown'] = async (path) => {
		this.done.push(`save known ${path}`);
		return async () => void this.done.push(`take known out of ${path}`);
	};
	saveFile: Doors['saveFile'] = (path, file) => {
		this.done.push(`save file ${file.name} as ${path}`);
		return this.saved(path, []);
	};
	copy: Doors['copy'] = (text) => {
		this.done.push(`copy ${text.length} characters`);
		return this.copied(text);
	};
	stores: {-readonly [Key in keyof Doors['stores']]: Doors['stores'][Key]} = {
		find: async () => [],
		signedIn: async () => 'ready',
		prove: async () => ({lines: ['gh secret set KAFKA_SASL_PASSWORD'], there: []}),
		save: async ({store, answers}) => void this.done.push(`store ${store.id} ${JSON.stringify(answers)}`),
	};
	block: Doors['block'] = () => new Secret('KAFKA_SASL_PASSWORD=all of it\n');
}

export function proofOf(path: string, more: Partial<Proof> = {}): Proof {
	return {
		path: `/home/dana/${path}`,
		shown: path,
		facts: ['new file', 'mode 600'],
		warnings: [],
		existing: [],
		outside: false,
		...more,
	};
}

export function conflict(name: string, old = 'old-value') {
	return {name, old: new Secret(old), line: new Secret(`${name}=${old}`)};
}

/** A session over the fake vendor, and short ways to answer it as a person does: by keys. */
export class FakeRun {
	readonly api = new FakeApi();
	readonly doors = new FakeDoors();
	readonly session: Session;

	constructor({providers, ...more}: Partial<State> = {}) {
		this.session = new Session(stateWith(providers ?? [depot(this.api), pier(this.api)], more), this.doors);
	}

	get state(): State {
		return this.session.state;
	}

	/** The question on the screen. */
	get asked(): Asked {
		const asked = currentQuestion(this.state);
		if (!asked) throw new Error('No question is on the screen.');
		return asked;
	}

	/** Keys to the draft of the question on the screen. */
	press(...keys: readonly Key[]): this {
		for (const key of keys) {
			const {asked} = this;
			this.session.draft(asked, applyDraftKey(draftFor(this.state, asked), key, 5).draft);
		}
		return this;
	}

	/** Types into the question on the screen. */
	type(text: string): this {
		return this.press(...Array.from(text, (character) => keyOf('text', character)));
	}

	enter(): this {
		this.session.enter(this.asked);
		return this;
	}

	/** Empties the line, types, and presses Enter. */
	answer(text: string): this {
		return this.press(keyOf('text', 'u', {ctrl: true}))
			.type(text)
			.enter();
	}

	/** Goes to the entry of the list with this value, and presses Enter. */
	pick(value: string): this {
		const {asked} = this;
		const draft = draftFor(this.state, asked);
		const index = draft.kind === 'list' ? draft.list.matches.findIndex((each) => each.value === value) : -1;
		if (index === -1) throw new Error(`${asked.id} has no ${value}.`);
		this.press(keyOf('home'), ...Array.from({length: index}, () => keyOf('down')));
		return this.enter();
	}

	/** Chooses the vendor and signs in. */
	async signIn(provider = 'depot'): Promise<this> {
		this.session.open();
		this.pick(provider).answer('dana').answer('the-token');
		await this.until(() => this.state.connection.status !== 'connecting');
		return this;
	}

	/** Answers everything of the first kind, up to the review. */
	async toReview({
		access = 'none',
		name = 'orders',
	}: {
		access?: 'none' | keyof typeof given;
		name?: string;
	} = {}): Promise<this> {
		await this.signIn();
		this.pick('key');
		await this.listed('depot/key/zone');
		this.pick('z-north');
		await this.listed('depot/key/bay');
		this.pick('z-north/1').pick(access);
		if (access !== 'none') this.session.dispatch({type: 'answered', ...given[access]});
		this.answer('correct horse').answer('correct horse').answer(name);
		await this.until(() => !this.state.destination.checking);
		return this;
	}

	/** Confirms the review and waits for what becomes of it. */
	async confirm(): Promise<this> {
		this.session.planning.confirm();
		await this.session.planning.idle();
		return this;
	}

	async listed(key: string): Promise<readonly Choice[]> {
		await this.until(() => this.state.listings[key]?.complete === true);
		return this.state.listings[key]?.choices ?? [];
	}

	/** Waits until the state is as wanted. */
	until(wanted: (state: State) => boolean): Promise<void> {
		return new Promise((resolve) => {
			if (wanted(this.state)) return resolve();
			const end = this.session.store.subscribe(() => {
				if (!wanted(this.state)) return;
				end();
				resolve();
			});
		});
	}
}

const given = {
	guests: {key: 'depot/key/guests', answer: [{...choice('ann'), typed: false}]},
	rules: {key: 'depot/key/rules', answer: [{target: 'door', name: 'main', note: ''}]},
};
