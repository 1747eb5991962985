import type {KafkaOperation, KafkaRight} from '../providers/access.js';
import {covers, mayDo, operationsOf, type Reported, withImplied, withoutImplied} from './may.js';
import {deed, inWords, type Target} from './rights-words.js';

/** What asked rights and reported ones come to. */
export type Judgement = {
	readonly end: 'works' | 'differs';
	/** `may write orders`, `may not read orders`. */
	readonly sentences: readonly string[];
	/** What was asked for and is not allowed, as it follows “may not”. */
	readonly missing: readonly string[];
	/** What is allowed and was not asked for, as it follows “may”. */
	readonly extra: readonly string[];
	/** Why something cannot be seen, without a full stop. */
	readonly unseen: readonly string[];
};

/** What is more than was asked for, when it is allowed all the same: what changes data, or gets at it. */
const counted: Readonly<Record<Target['resource'], readonly KafkaOperation[]>> = {
	topic: ['READ', 'WRITE', 'CREATE', 'DELETE', 'ALTER'],
	group: ['READ', 'DELETE'],
};

/**
 * Compares what was asked for with what the broker reports, both ways. A literal right whose topic or group is not
 * among `reported` is not judged. `strict` names the operations of which more than asked is a difference; all by default.
 */
export function judgeRights(
	rights: readonly KafkaRight[],
	reported: readonly Reported[],
	strict?: readonly KafkaOperation[],
): Judgement {
	const askedFor = (of: Reported) =>
		withImplied(rights.filter((right) => covers(right, of)).flatMap(({operations}) => operations));
	const parts = [...merged(rights)].map((right) => {
		const matching = reported.filter((each) => covers(right, each));
		return judgeOne(right, matching, askedFor, strict);
	});
	const all = <Key extends Exclude<keyof Judgement, 'end'>>(key: Key) => [
		...new Set(parts.flatMap((part) => part[key])),
	];
	const [missing, extra] = [all('missing'), all('extra')];
	return {
		end: missing.length === 0 && extra.length === 0 ? 'works' : 'differs',
		sentences: all('sentences'),
		missing,
		extra,
		unseen: all('unseen'),
	};
}

/** What a user may do, where nothing was asked for that it could be compared with. */
export function showRights(reported: readonly Reported[]): Pick<Judgement, 'sentences' | 'unseen'> {
	const parts = reported.map((each) => {
		const said = counted[each.resource].flatMap((operation) => {
			const may = mayDo(each, operation);
			const worthSaying = may || operation === 'READ' || operation === 'WRITE';
			return may === undefined || !worthSaying
				? []
				: [`may ${may ? '' : 'not '}${deed(operation, only(each))}`];
		});
		if (said.length === 0) return {sentences: [], unseen: [whyUnseen(each)]};
		const everything = operationsOf[each.resource].every((operation) => mayDo(each, operation));
		return {sentences: everything ? [allOf(only(each))] : said, unseen: []};
	});
	return {
		sentences: parts.flatMap(({sentences}) => sentences),
		unseen: parts.flatMap(({unseen}) => unseen),
	};
}

/** Each target once, with every operation that was asked for on it and that a broker reports. */
function* merged(rights: readonly KafkaRight[]): Generator<KafkaRight> {
	const targets = Map.groupBy(rights, ({resource, pattern, name}) => [resource, pattern, name].join(' '));
	for (const [first, ...others] of targets.values()) {
		if (!first) continue;
		const asked = [first, ...others].flatMap(({operations}) => operations);
		yield {...first, operations: operationsOf[first.resource].filter((each) => asked.includes(each))};
	}
}

function judgeOne(
	right: KafkaRight,
	matching: readonly Reported[],
	askedFor: (of: Reported) => readonly KafkaOperation[],
	strict: readonly KafkaOperation[] = counted[right.resource],
): Omit<Judgement, 'end'> {
	if (matching.length === 0) {
		const unseen = right.pattern === 'literal' ? [] : [noneYet(right)];
		return {sentences: [], missing: [], extra: [], unseen};
	}
	const {allowed, missing, unseen} = judgeAsked(right, matching);
	const {more, absent} = judgeOthers(right, matching, askedFor);
	const isExtra = ([operation]: Other) => strict.includes(operation);
	const sentences = [
		...allowed,
		...more.map((other) => `may ${isExtra(other) ? '' : 'also '}${other[1]}`),
		...[...missing, ...absent].map((each) => `may not ${each}`),
	];
	return {sentences, missing, extra: more.filter(isExtra).map(([, each]) => each), unseen};
}

/** What was asked for, operation by operation: it has to be allowed on everything that the right is about. */
function judgeAsked(right: KafkaRight, matching: readonly Reported[]) {
	const asked = withoutImplied(right.operations);
	const [allowed, missing, unseen]: [string[], string[], string[]] = [[], [], []];
	for (const operation of asked) {
		const lacking = matching.find((each) => mayDo(each, operation) === false);
		const worst = lacking ?? matching.find((each) => mayDo(each, operation) === undefined);
		if (!worst) {
			allowed.push(`may ${deed(operation, right)}`);
			continue;
		}
		if (lacking) missing.push(deed(operation, only(worst)));
		if (!lacking || worst.operations === 'denied') unseen.push(whyUnseen(worst));
	}
	const everything = allowed.length === withoutImplied(operationsOf[right.resource]).length;
	return {allowed: everything ? [allOf(right)] : allowed, missing, unseen};
}

/** An operation that was not asked for, and how it is said. */
type Other = readonly [operation: KafkaOperation, deed: string];

/** What was not asked for: allowed somewhere all the same, or denied everywhere. */
function judgeOthers(
	right: KafkaRight,
	matching: readonly Reported[],
	askedFor: (of: Reported) => readonly KafkaOperation[],
) {
	const more: Other[] = [];
	const absent: string[] = [];
	for (const operation of counted[right.resource].filter((each) => !right.operations.includes(each))) {
		const having = matching.filter((each) => mayDo(each, operation) && !askedFor(each).includes(operation));
		const [first] = having;
		const isOfAll = having.length === matching.length;
		if (first) more.push([operation, deed(operation, isOfAll ? right : only(first))]);
		const isWorthSaying = operation === 'READ' || operation === 'WRITE';
		if (isWorthSaying && matching.every((each) => mayDo(each, operation) === false))
			absent.push(deed(operation, right));
	}
	return {more, absent};
}

function allOf(target: Target): string {
	return `may do everything with ${inWords(target)}`;
}

function only({resource, name}: Reported): Target {
	return {resource, pattern: 'literal', name};
}

function whyUnseen({resource, name, operations}: Reported): string {
	const shown = inWords({resource, pattern: 'literal', name});
	if (operations === 'unknown') return noTopic(shown);
	if (operations === 'denied') return `${shown} is not shown to this user`;
	return `the broker does not say what is allowed on ${shown}`;
}

/** That a topic is not there, and what that means to a program; without a full stop. */
export function noTopic(shown: string): string {
	return `there is no topic ${shown} yet; it has to be created first`;
}

function noneYet(target: Target): string {
	return target.pattern === 'all' ? 'there are no topics yet' : `there are no ${inWords(target)} yet`;
}
