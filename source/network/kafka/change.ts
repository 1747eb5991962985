import type {Brokers} from './brokers.js';
import {codes, refusal, unclearCodes} from './codes.js';
import {Fault, type Purpose, tellCall} from './fault.js';
import type {API} from './library.js';
import {controller} from './metadata.js';

/** What the broker said about one part of a change. */
export type Result = {readonly errorCode: number; readonly errorMessage?: string | null | undefined};

/**
 * Sends one change to the cluster, exactly once: what fails before the request is written was not sent, what fails
 * after it may have been done. `results` are the answer's own, `ignore` the codes that count as done.
 */
export async function change<Arguments extends unknown[], Answer>(
	brokers: Brokers,
	purpose: string,
	api: API<Arguments, Answer>,
	asked: Arguments,
	results: (answer: Answer) => readonly Result[],
	signal: AbortSignal,
	ignore: readonly number[] = [],
): Promise<void> {
	const does: Purpose = {purpose, sends: true};
	const {wire, server} = await controller(brokers, signal);
	let sent = false;
	const settle = (error: unknown) => {
		if (error instanceof Fault) return tellCall(error, does, sent ? 'unclear' : 'not-sent', server);
		if (signal.aborted) return tellCall(new Fault('cancelled'), does, sent ? 'unclear' : 'not-sent', server);
		return error;
	};
	let answer: Answer;
	try {
		answer = await wire.call(api, asked, signal, () => {
			sent = true;
		});
	} catch (error) {
		throw settle(error);
	}
	const all = results(answer).filter(({errorCode}) => !ignore.includes(errorCode));
	const failed = all.filter(({errorCode}) => errorCode !== codes.none);
	const [first] = failed;
	if (!first) return;
	const certain =
		failed.length === all.length && !failed.some(({errorCode}) => unclearCodes.includes(errorCode));
	const fault = refusal(first.errorCode, {right: 'ALTER on the cluster', said: first.errorMessage});
	throw tellCall(fault, does, certain ? 'refused' : 'unclear', server);
}
