import {tell} from '../errors.js';
import type {Context} from './context.js';
import {answersTo, providerOf, signInQuestions} from './questions.js';
import {screenOf} from './screen.js';

/** Signs in as soon as every question of the sign-in is answered; once per set of answers. */
export class SigningIn {
	readonly #context: Context;
	#controller: AbortController | undefined;

	constructor(context: Context) {
		this.#context = context;
	}

	settle(): void {
		const state = this.#context.state();
		if (screenOf(state).is === 'connecting' && state.connection.status === 'none') this.#start();
	}

	/** Ends a sign-in under way; its answer, should it still come, is not heard. */
	stop(): void {
		this.#controller?.abort();
		this.#controller = undefined;
	}

	#start(): void {
		const {dispatch, doors} = this.#context;
		const state = this.#context.state();
		const provider = providerOf(state);
		if (!provider) return;
		const controller = new AbortController();
		this.#controller = controller;
		const since = doors.now();
		const unlessStopped = (connection: Parameters<typeof dispatch>[0]) => {
			if (!controller.signal.aborted) dispatch(connection);
		};
		dispatch({type: 'connection', connection: {status: 'connecting', since}});
		const say = (said: string) =>
			unlessStopped({type: 'connection', connection: {status: 'connecting', since, said}});
		const answers = answersTo(signInQuestions(state), state.answers);
		const connecting = doors
			.connection(provider, controller.signal, say)
			.then((connection) => provider.connect(answers, connection));
		connecting.then(
			(account) => {
				unlessStopped({type: 'noticed', text: `Signed in as ${doors.safe(account.who)}.`});
				unlessStopped({type: 'connection', connection: {status: 'open', account}});
				// An open connection is used on: going back must not end what it does.
				if (this.#controller === controller) this.#controller = undefined;
			},
			(error: unknown) =>
				unlessStopped({type: 'connection', connection: {status: 'failed', problem: tell(error)}}),
		);
	}
}
