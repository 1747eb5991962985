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
		const target: Target = {...each, pattern: 'literal'};
		const said = counted[each.resource].flatMap((operation) => {
			const may = mayDo(each, operation);
			const worthSaying = may || operation === 'READ' || operation === 'WRITE';
			return may === undefined || !worthSaying ? [] : [`may ${may ? '' : 'not '}${deed(operation, target)}`];
		});
		return {sentences: said, unseen: said.length === 0 ? [whyUnseen(each)] : []};
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
	const {resource, pattern, operations} = right;
	const [first] = matching;
	if (!first) {
		return {sentences: [], missing: [], extra: [], unseen: pattern === 'literal' ? [] : [noneYet(right)]};
	}
	const literal = ({name}: Reported): Target => ({resource, pattern: 'literal', name});
	const sentences: string[] = [];
	const denied: string[] = [];
	const missing: string[] = [];
	const extra: string[] = [];
	const unseen: string[] = [];
	for (const operation of withoutImplied(operations)) {
		const lacking = matching.find((each) => mayDo(each, operation) === false);
		const dark = matching.find((each) => mayDo(each, operation) === undefined);
		if (lacking) denied.push(deed(operation, literal(lacking)));
		else if (dark) unseen.push(whyUnseen(dark));
		else sentences.push(`may ${deed(operation, right)}`);
		// What is not even shown cannot be used, whatever is allowed on it.
		if (lacking || dark?.operations === 'denied')
			missing.push(deed(operation, literal(lacking ?? dark ?? first)));
	}
	const everything = sentences.length === withoutImplied(operationsOf[resource]).length;
	const allowed = everything ? [`may do everything with ${inWords(right)}`] : sentences;
	for (const operation of counted[resource].filter((each) => !operations.includes(each))) {
		const more = matching.filter((each) => mayDo(each, operation) && !askedFor(each).includes(operation));
		const [one] = more;
		if (one) {
			const also = deed(operation, more.length === matching.length ? right : literal(one));
			if (strict.includes(operation)) extra.push(also);
			else allowed.push(`may also ${also}`);
		}
		const isWorthSaying = operation === 'READ' || operation === 'WRITE';
		if (isWorthSaying && matching.every((each) => mayDo(each, operation) === false))
			denied.push(deed(operation, right));
	}
	const said = [
		...allowed,
		...extra.map((each) => `may ${each}`),
		...denied.map((each) => `may not ${each}`),
	];
	return {sentences: said, missing, extra, unseen};
}

function whyUnseen({resource, name, operations}: Reported): string {
	const shown = inWords({resource, pattern: 'literal', name});
	if (operations === 'unknown') return `there is no topic ${shown} yet`;
	if (operations === 'denied') return `${shown} is not shown to this user`;
	return `the broker does not say what is allowed on ${shown}`;
}

function noneYet(target: Target): string {
	return target.pattern === 'all' ? 'there are no topics yet' : `there are no ${inWords(target)} yet`;
}
