import type {Access} from '../providers/access.js';
import type {Verdict} from './verdict.js';

/** Why an access cannot be proved at all, as the end of a sentence; undefined where it can be tried. */
export function whyUnproved(access: Access): string | undefined {
	if (access.type === 'kafka') return access.bootstrapServers === undefined ? noAddress : undefined;
	const given = access.type === 'http-basic' ? access.unproved : undefined;
	if (!access.probe) return given ?? 'nothing is known that would prove it';
	const isNowhere = access.type === 'http-basic' && (access.url ?? access.probe.base) === undefined;
	return isNowhere ? (given ?? noAddress) : undefined;
}

const noAddress = 'its address is not known';

/** The verdict on an access that cannot be proved. */
export function unproved(access: Access): Verdict {
	const why = whyUnproved(access) ?? 'it was not tried';
	return {
		end: 'unreachable',
		sentences: [`not proved: ${why}`],
		stages: [{name: 'address', status: 'unknown', sentence: why}],
		problem: {
			what: `${access.label} was not asked, so nothing is proved.`,
			why: `${why.slice(0, 1).toUpperCase()}${why.slice(1)}.`,
		},
		took: 0,
	};
}
