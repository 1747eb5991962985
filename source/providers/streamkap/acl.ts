import {NetworkProblem} from '../../network/problem.js';
import {type KafkaRight, kafkaOperations} from '../access.js';
import type {Choice, Row} from '../field.js';
import {judge} from '../judge.js';
import type {AnsweredAcl} from './answers.js';
import {resourceName} from './rules.js';

/** An access rule as requests spell it; `topic_name` names a group too (vendor page). */
export type Acl = {
	readonly topic_name: string;
	readonly operation: string;
	readonly resource_pattern_type: string;
	readonly resource: string;
};

export const resources: readonly Choice[] = [
	{value: 'TOPIC', label: 'topic'},
	{value: 'GROUP', label: 'consumer group', hint: 'a consumer needs READ on its topics and on its group'},
];

export const patterns: readonly Choice[] = [
	{value: 'LITERAL', label: 'is exactly', hint: 'one name'},
	{value: 'PREFIXED', label: 'begins with', hint: 'every name with this prefix'},
];

const onGroups: readonly Choice[] = [
	{value: 'READ', label: 'READ', hint: 'consume as a member, commit offsets'},
	{value: 'DESCRIBE', label: 'DESCRIBE', hint: 'see members and offsets'},
	{value: 'DELETE', label: 'DELETE', hint: 'delete the group'},
];

const onTopics: readonly Choice[] = [
	{value: 'READ', label: 'READ', hint: 'consume'},
	{value: 'WRITE', label: 'WRITE', hint: 'produce'},
	{value: 'DESCRIBE', label: 'DESCRIBE', hint: 'see partitions; many clients need it beside the others'},
	{value: 'CREATE', label: 'CREATE', hint: 'create the topic'},
	{value: 'DELETE', label: 'DELETE', hint: 'delete the topic'},
	{value: 'ALTER', label: 'ALTER', hint: 'change partitions'},
	{value: 'DESCRIBE_CONFIGS', label: 'DESCRIBE_CONFIGS', hint: 'read the topic’s settings'},
	{value: 'ALTER_CONFIGS', label: 'ALTER_CONFIGS', hint: 'change the topic’s settings'},
	{value: 'ALL', label: 'ALL', hint: 'everything'},
];

/** The operations that a resource has (Streamkap's Terraform provider). */
export function operationsOn(resource: string | undefined): readonly Choice[] {
	return resource === 'GROUP' ? onGroups : onTopics;
}

export function aclOf(row: Row): Acl {
	const {resource = '', pattern = '', name = '', operation = ''} = row;
	return {topic_name: name, operation, resource_pattern_type: pattern, resource};
}

export function rowOf({topic_name, operation, resource_pattern_type, resource}: Acl): Row {
	return {resource, pattern: resource_pattern_type, name: topic_name, operation};
}

/** `topic:public.orders:LITERAL:READ` */
export function formatRow({resource = '', pattern = '', name = '', operation = ''}: Row): string {
	return [resource.toLowerCase(), name, pattern, operation].join(':');
}

/** The row that `formatRow` wrote; a group's name may hold colons of its own. */
export function parseRow(text: string): Row | {readonly problem: string} {
	const parts = text.split(':');
	const [resource, pattern, operation] = [parts[0], parts.at(-2), parts.at(-1)].map((part = '') =>
		part.toUpperCase(),
	);
	if (parts.length < 4 || !resource || !pattern || !operation)
		return {problem: 'A rule has four parts: topic:public.orders:LITERAL:READ'};
	if (!has(resources, resource)) return {problem: 'A rule begins with topic or group.'};
	if (!has(patterns, pattern)) return {problem: 'The third part is LITERAL or PREFIXED.'};
	const operations = operationsOn(resource);
	if (!has(operations, operation))
		return {problem: `The last part is one of ${operations.map(({value}) => value).join(', ')}.`};
	const name = judge(resourceName, parts.slice(1, -2).join(':'));
	return name.ok ? {resource, pattern, name: name.value, operation} : {problem: name.sentence};
}

/** A rule in words: `READ on topic public.orders`. */
export function inWords({resource, resource_pattern_type, topic_name, operation}: Acl): string {
	const begins = resource_pattern_type === 'PREFIXED';
	const noun = `${resource.toLowerCase()}${begins ? 's' : ''}`;
	return `${operation} on ${noun} ${begins ? 'that begin with ' : ''}${topic_name}`;
}

/** An answered rule, spelt like a request. */
export function fromAnswer(acl: AnsweredAcl): Acl {
	return {
		topic_name: acl.name ?? acl.topic_name ?? '',
		operation: acl.operation ?? '',
		resource_pattern_type: acl.resource_pattern_type ?? '',
		resource: acl.resource ?? 'TOPIC',
	};
}

/** All rules, to send them again. Throws where one cannot be read whole, because it would be lost. */
export function rulesOf(acls: readonly AnsweredAcl[] | null | undefined): Acl[] {
	const rules = acls?.map(fromAnswer);
	if (!rules?.every((rule) => Object.values(rule).every((part) => part !== '')))
		throw new NetworkProblem(
			{
				what: 'Nothing was sent: Streamkap’s answer does not show the access rules whole.',
				why: 'Those that are not shown would be lost.',
				next: 'Change it in the Streamkap app.',
			},
			{outcome: 'not-sent'},
		);
	return rules;
}

/** How the answered rules differ from what was asked, whatever their order. */
export function aclDifferences(
	asked: readonly Acl[],
	answered: readonly AnsweredAcl[] | null | undefined,
): string[] {
	if (!answered) return [];
	const [wanted, got] = [asked.map(inWords), answered.map((acl) => inWords(fromAnswer(acl)))];
	const missing = wanted.filter((rule) => !got.includes(rule));
	const added = got.filter((rule) => !wanted.includes(rule));
	return [
		...(missing.length > 0 ? [`It lacks: ${missing.join('; ')}.`] : []),
		...(added.length > 0 ? [`It also allows: ${added.join('; ')}.`] : []),
	];
}

/** The one topic, or group, that the rules name exactly; undefined when there is another, or a prefix. */
export function only(resource: 'TOPIC' | 'GROUP', acls: readonly Acl[]): string | undefined {
	const named = acls.filter((acl) => acl.resource === resource);
	const names = new Set(named.map(({topic_name}) => topic_name));
	const literal = named.every((acl) => patternOf(acl) === 'literal');
	return names.size === 1 && literal ? named[0]?.topic_name : undefined;
}

/** What the rules allow, each topic and group once, as a broker says it. */
export function rightsOf(acls: readonly Acl[]): KafkaRight[] {
	const places = Map.groupBy(acls, (acl) => [acl.resource, patternOf(acl), acl.topic_name].join(' '));
	return [...places.values()].flatMap(([first, ...others]) => {
		if (!first) return [];
		const given = [first, ...others].map(({operation}) => operation);
		return {
			resource: first.resource === 'GROUP' ? 'group' : 'topic',
			pattern: patternOf(first),
			name: first.topic_name,
			operations: kafkaOperations.filter((each) => given.includes(each) || given.includes('ALL')),
		};
	});
}

/** To Kafka a literal `*` is every name. */
function patternOf({resource_pattern_type, topic_name}: Acl): KafkaRight['pattern'] {
	if (resource_pattern_type === 'PREFIXED') return 'prefixed';
	return topic_name === '*' ? 'all' : 'literal';
}

function has(choices: readonly Choice[], value: string): boolean {
	return choices.some((choice) => choice.value === value);
}
