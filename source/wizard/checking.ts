import {crossesInClear} from '../check/plain-text.js';
import {tell} from '../errors.js';
import type {Access} from '../providers/access.js';
import type {Credential, Provider} from '../providers/provider.js';
import {type CheckProgress, type CheckState, isUnderWay} from './check-state.js';
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
		const accesses = check && provider ? kafkaFirst(this.#credential?.accesses ?? []) : [];
		const since = now();
		const checks = accesses.map(
			(access): CheckState => ({...this.#beginning(access), access, since, stages: []}),
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
				plainTextAllowed: this.#plainTextAllowed,
				onNews: ({stages, waiting}) =>
					change(waiting ? {status: 'waiting', said: waiting.said, stages} : {status: 'checking', stages}),
			});
			change({status: 'ended', verdict, stages: verdict.stages, took: verdict.took});
		} catch (error) {
			const took = this.#context.doors.now() - since;
			change({status: 'unchecked', why: tell(error).what, takesYes: false, took});
		}
	}

	#beginning(access: Access): CheckProgress {
		const unchecked = (why: string, takesYes = false) => ({status: 'unchecked' as const, why, takesYes});
		if (access.type === 'kafka') {
			if (access.bootstrapServers === undefined) return unchecked('its address is not known');
			if (!this.#plainTextAllowed && crossesInClear(access))
				return unchecked('it would send the password over plain text', true);
		} else if (!access.probe) {
			const why = access.type === 'http-basic' ? access.unproved : undefined;
			return unchecked(why ?? 'nothing is known that would prove it');
		} else if (access.type === 'http-basic' && (access.url ?? access.probe.base) === undefined)
			return unchecked(access.unproved ?? 'its address is not known');
		return {status: 'checking'};
	}

	get #checks(): readonly CheckState[] {
		return this.#context.state().checks ?? [];
	}
}

function kafkaFirst(accesses: readonly Access[]): Access[] {
	const isKafka = ({type}: Access) => type === 'kafka';
	return [...accesses.filter(isKafka), ...accesses.filter((access) => !isKafka(access))];
}
