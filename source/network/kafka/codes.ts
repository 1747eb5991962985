import {safeText} from '../safe-text.js';
import type {KafkaFailure} from './failures.js';
import {Fault} from './fault.js';
import {protocolErrorsCodesById} from './library.js';

/** Error codes of the protocol that mean something of their own to kafkey. */
export const codes = {
	none: 0,
	unknownTopic: 3,
	coordinatorLoading: 14,
	coordinatorNotAvailable: 15,
	notCoordinator: 16,
	invalidTopic: 17,
	topicDenied: 29,
	groupDenied: 30,
	mechanismOff: 33,
	illegalSaslState: 34,
	topicExists: 36,
	notFound: 91,
} as const;

const meanings: Readonly<Record<number, KafkaFailure>> = {
	7: 'not-ready',
	14: 'not-ready',
	15: 'not-ready',
	16: 'not-ready',
	29: 'not-authorized',
	30: 'not-authorized',
	31: 'not-authorized',
	33: 'mechanism',
	34: 'no-sign-in',
	35: 'not-supported',
	41: 'not-ready',
	54: 'no-authorizer',
	58: 'credentials',
	89: 'not-ready',
	[-1]: 'not-ready',
};

/** Codes after which it is not certain that the broker did nothing: an unknown error, and a time-out of its own. */
export const unclearCodes: readonly number[] = [-1, 7];

/** A refusal as a `Fault`; `right` is what the call needs, `said` the broker's own words. */
export function refusal(
	code: number,
	{right, said}: {right?: string; said?: string | null | undefined} = {},
): Fault {
	const failure = meanings[code] ?? 'invalid';
	const words = said ? safeText(said.replace(/\.$/, ''), 200) : protocolErrorsCodesById[code];
	return new Fault(failure, {
		...(words !== undefined && {words}),
		...(right !== undefined && {right}),
	});
}
