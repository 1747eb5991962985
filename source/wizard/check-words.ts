import {duration} from '../check/duration.js';
import type {Verdict} from '../check/verdict.js';
import {shellWord} from '../shell-word.js';
import type {CheckState} from './check-state.js';

/** The state of a proof at a glance. Each end has a mark of its own. */
export type CheckMark =
	| 'under-way'
	| 'works'
	| 'differs'
	| 'refused'
	| 'spreading'
	| 'unreachable'
	| 'unchecked';

/** A proof in words: its state in one line, what belongs to it, and the command that checks again where that helps. */
export type CheckWords = {
	readonly mark: CheckMark;
	readonly first: string;
	readonly more: readonly string[];
	readonly command?: string;
};

/** What a proof shows of itself. `seconds` is how long it takes or took; `later` the command that checks again. */
export function wordsOf(check: CheckState, seconds: number, later: string): CheckWords {
	switch (check.status) {
		case 'checking': {
			const last = check.stages.at(-1)?.sentence;
			const since = seconds < 2 ? '' : ` ${duration(seconds)}`;
			return {
				mark: 'under-way',
				first: `checking${since}${last === undefined ? '' : ` · ${last}`}`,
				more: [],
			};
		}
		case 'waiting':
			return {mark: 'under-way', first: `waiting ${duration(seconds)} · ${check.said}`, more: []};
		case 'skipped': {
			return {
				mark: 'unchecked',
				first: `skipped after ${duration(seconds)}${check.waited ? ' of waiting' : ''}`,
				more: [],
				command: `later: ${later}`,
			};
		}
		case 'unchecked':
			return {mark: 'unchecked', first: `not checked: ${check.why}`, more: []};
		case 'ended':
			return {mark: check.verdict.end, ...endWords(check, check.verdict, seconds, later)};
	}
}

function endWords(
	check: CheckState,
	verdict: Verdict,
	seconds: number,
	later: string,
): Omit<CheckWords, 'mark'> {
	const {end, problem, sentences} = verdict;
	const what = bare(problem?.what);
	const next = problem?.next === undefined ? [] : [problem.next];
	const [signedIn = '', ...rights] = sentences;
	switch (end) {
		case 'works': {
			const first = `${signedIn}${within(seconds)}`;
			if (!isAsAsked(check, verdict)) return {first: [first, ...rights].join(' · '), more: []};
			return {first, more: [asAsked(rights, ' ✓').join(' · ')]};
		}
		case 'differs': {
			const shown = rights.length === 0 ? [] : [rights.join(' · ')];
			return {first: `${differing(check)}: ${what}`, more: [`${signedIn}${within(seconds)}`, ...shown]};
		}
		case 'refused':
			return {first: `refused: ${what}`, more: next};
		case 'spreading':
			return {
				first: `still spreading after ${duration(seconds)}: not accepted yet`,
				more: [],
				command: `later: ${later}`,
			};
		case 'unreachable':
			if (!isFarAway(verdict)) return {first: `not proved: ${what}`, more: next};
			return {first: `not reachable from here: ${what}`, more: [], command: `inside the network: ${later}`};
	}
}

/** Whether the rights were seen and compared, and are those that were asked for. */
export function isAsAsked(check: CheckState, {end, stages}: Verdict): boolean {
	const seen = stages.filter(({name}) => name === 'rights');
	return end === 'works' && isCompared(check) && seen.length > 0 && seen.every(({status}) => status === 'ok');
}

/** Whether there is something to compare what it may do with. */
export function isCompared({access}: CheckState): boolean {
	return access.type === 'kafka' && access.rights !== undefined;
}

function differing(check: CheckState): string {
	return isCompared(check) ? 'not as asked' : 'signed in, but';
}

/** What was proved and what was not, for the scrollback; never more than was seen. */
export function proofLines(check: CheckState, seconds: number, later: string): string[] {
	if (check.status === 'ended') {
		const {end, sentences, problem} = check.verdict;
		const proved = `proved: ${(isAsAsked(check, check.verdict) ? asAsked(sentences) : sentences).join(', ')}`;
		if (end === 'works') return [proved];
		if (end === 'differs') return [proved, `${differing(check)}: ${bare(problem?.what)}`];
		const words = {
			refused: `refused: ${bare(problem?.what)}`,
			spreading: `still spreading; run ${later}`,
			unreachable: isFarAway(check.verdict)
				? `not reachable from here; inside the network, run ${later}`
				: bare(problem?.what),
		};
		return [`not proved: ${words[end]}`];
	}
	if (check.status === 'unchecked') return [`not proved: ${check.why}`];
	return [`not proved: skipped after ${duration(seconds)}; run ${later}`];
}

/** The sentences about rights that were asked for marked, and behind the last of them that they are as asked. */
function asAsked(sentences: readonly string[], mark = ''): string[] {
	const isRight = (sentence: string) => sentence.startsWith('may ') && !sentence.startsWith('may also ');
	const last = sentences.findLastIndex(isRight);
	return sentences.flatMap((sentence, index) => [
		isRight(sentence) ? `${sentence}${mark}` : sentence,
		...(index === last ? ['as asked'] : []),
	]);
}

/** Whether it failed on the way there, so that it may be seen from another place in the network. */
function isFarAway({stages}: Verdict): boolean {
	return stages.some(({name, status}) => (name === 'address' || name === 'network') && status === 'failed');
}

/** What a check is of, and where: a file unless a key is named. */
type Checked = {
	readonly id?: string | undefined;
	readonly file?: string | undefined;
	readonly baseUrl?: string | undefined;
	readonly sandboxUrl?: string | undefined;
};

/** The command that checks it again, as it can be typed into a shell. */
export function commandFor({id, file = '.env', baseUrl, sandboxUrl}: Checked): string {
	const what = id === undefined ? ['--file', file] : [id];
	const base = baseUrl === undefined ? [] : ['--base-url', baseUrl];
	const sandbox = sandboxUrl === undefined ? [] : ['--sandbox-url', sandboxUrl];
	return ['kafkey check', ...[...what, ...base, ...sandbox].map(shellWord)].join(' ');
}

/** How long it took, where that is worth saying. */
function within(seconds: number): string {
	return seconds === 0 ? '' : ` in ${duration(seconds)}`;
}

/** A sentence without its full stop, to stand after a colon. */
function bare(sentence = ''): string {
	return sentence.replace(/\.$/, '');
}
