import type {Seen} from '../network/kafka/kafka.js';
import type {Stage} from './verdict.js';

/** The stages of the broker that got furthest: the one that carried on, or else the first. */
export function stagesOf(seen: readonly Seen[]): Stage[] {
	const brokers = [...Map.groupBy(seen, ({broker}) => broker).values()];
	const carriesOn = brokers.findLast((stages) => stages.every(({problem}) => !problem));
	const furthest = brokers.reduce<readonly Seen[]>(
		(best, stages) => (stages.length > best.length ? stages : best),
		[],
	);
	return (carriesOn ?? furthest).map(({stage, sentence, problem}) => ({
		name: stage,
		status: problem ? 'failed' : 'ok',
		sentence,
	}));
}

/** The broker that was signed in to; undefined where none was. */
export function signedInTo(seen: readonly Seen[]): string | undefined {
	return seen.findLast(({stage, problem}) => stage === 'sign-in' && !problem)?.broker;
}

/** The brokers that were passed over, in sentences. */
export function passedBy(seen: readonly Seen[]): readonly string[] {
	const name = signedInTo(seen);
	return seen.flatMap(({broker, problem, sentence}) =>
		problem && broker !== name ? [`passed over ${broker}: ${sentence}`] : [],
	);
}
