import {allowingPlainText, crossesInClear} from '../check/plain-text.js';
import {whyUnproved} from '../check/unproved.js';
import {tell} from '../errors.js';
import type {Access} from '../providers/access.js';
import type {Credential, Provider} from '../providers/provider.js';
import {type CheckProgress, type CheckState, isUnderWay, progressIn} from './check-state.js';
import {commandFor} from './check-words.js';
import type {Context} from './context.js';
import type {Doors} from './doors.js';
import {providerOf} from './questions.js';

/**
 * Proves a new credential, each of its accesses side by side: they share the wait for a secret that spreads. It begins
 * by itself when the credential is delivered, and whatever comes of it changes nothing that exists.
 */
export class Checking {
	readonly #context: Context;
	#credential: Credential | undefined;
	#stop = new AbortController();
	#work: Promise<unknown> = Promise.resolve();
	#plainTextAllowed = false;

	constructor(context: Context) {
		this.#context = context;
	}

	/** The command that checks what was saved again, after kafkey has ended. */
	get later(): string {
		const {state, doors} = this.#context;
		const {baseUrl, sandboxUrl} = doors;
		const {secret, sandbox} = state();
		return commandFor({file: secret?.file, ...(sandbox === 'on' ? {sandboxUrl} : {baseUrl})});
	}

	/** Begins with a new credential; one that is taken back is not checked any more. */
	settle(): void {
		const {run} = this.#context.state();
		const credential = run?.status === 'made' ? run.credential : undefined;
		if (credential === this.#credential) return;
		this.#credential = credential;
		this.#plainTextAllowed = false;
		this.start();
	}

	/** Checks the credential from the beginning. */
	start(): void {
		this.#stop.abort();
		this.#stop = new AbortController();
		const {check, now} = this.#context.doors;
		const provider = providerOf(this.#context.state());
		const made = check && provider ? kafkaFirst(this.#credential?.accesses ?? []) : [];
		const accesses = this.#plainTextAllowed ? made.map(allowingPlainText) : made;
		const since = now();
		const checks = accesses.map(
			(access): CheckState => ({...beginningOf(access), access, since, stages: []}),
		);
		this.#context.dispatch({type: 'checks', checks});
		if (!check || !provider) return;
		this.#work = Promise.all(
			checks.map((each, index) => each.status === 'checking' && this.#prove(index, each, check, provider)),
		);
	}

	/** Checks again, with a password over plain text to another machine, as the person allowed. */
	allowPlainText(): void {
		this.#plainTextAllowed = true;
		this.start();
	}

	/** Ends what is under way; nothing that exists is touched. */
	skip(): void {
		this.#stop.abort();
		const took = this.#context.doors.now();
		const checks = this.#checks.map((check) =>
			isUnderWay(check)
				? {
						...check,
						status: 'skipped' as const,
						waited: check.status === 'waiting',
						took: took - check.since,
					}
				: check,
		);
		this.#context.dispatch({type: 'checks', checks});
	}

	/** Settles when nothing is checked any more. */
	async idle(): Promise<void> {
		await this.#work;
	}

	/** Seconds that the check has taken, until now or until it ended. */
	seconds({since, took}: CheckState): number {
		return Math.max(0, Math.floor((took ?? this.#context.doors.now() - since) / 1000));
	}

	async #prove(
		index: number,
		{access, since}: CheckState,
		check: NonNullable<Doors['check']>,
		provider: Provider,
	): Promise<void> {
		const {signal} = this.#stop;
		const change = (part: CheckProgress & Partial<CheckState>) => {
			if (signal.aborted) return;
			const checks = this.#checks.map((each, at) => (at === index ? {...each, ...part} : each));
			this.#context.dispatch({type: 'checks', checks});
		};
		try {
			const verdict = await check(provider, access, {
				signal,
				fresh: true,
				onNews: (news) => change(progressIn(news)),
			});
			change({status: 'ended', verdict, stages: verdict.stages, took: verdict.took});
		} catch (error) {
			const took = this.#context.doors.now() - since;
			change({status: 'unchecked', why: tell(error).what, takesYes: false, took});
		}
	}

	get #checks(): readonly CheckState[] {
		return this.#context.state().checks ?? [];
	}
}

function beginningOf(access: Access): CheckProgress {
	const why = whyUnproved(access);
	if (why !== undefined) return {status: 'unchecked', why, takesYes: false};
	if (!crossesInClear(access)) return {status: 'checking'};
	return {status: 'unchecked', why: 'it would send the password over plain text', takesYes: true};
}

function kafkaFirst(accesses: readonly Access[]): Access[] {
	const isKafka = ({type}: Access) => type === 'kafka';
	return [...accesses.filter(isKafka), ...accesses.filter((access) => !isKafka(access))];
}
