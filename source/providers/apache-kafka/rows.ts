import type {Choice, Row} from '../field.js';
import {judge} from '../judge.js';
import type {Rule} from './acl.js';
import {resourceName} from './rules.js';

export const resources: readonly Choice[] = [
	{value: 'topic', label: 'topic'},
	{value: 'group', label: 'consumer group', hint: 'a consumer needs READ on its topics and on its group'},
	{value: 'transactional-id', label: 'transactional id', hint: 'a transactional producer needs WRITE'},
];

export const patterns: readonly Choice[] = [
	{value: 'literal', label: 'is exactly', hint: 'one name, or * for every one'},
	{value: 'prefixed', label: 'begins with', hint: 'every name with this prefix'},
];

const describe = (hint: string): Choice => ({value: 'DESCRIBE', label: 'DESCRIBE', hint});
const everything: Choice = {value: 'ALL', label: 'ALL', hint: 'everything'};

/** What can be allowed on each resource (Kafka's table of operations). */
const operations: Readonly<Record<string, readonly Choice[]>> = {
	topic: [
		{value: 'READ', label: 'READ', hint: 'consume'},
		{value: 'WRITE', label: 'WRITE', hint: 'produce'},
		describe('see partitions; READ, WRITE, DELETE and ALTER include it'),
		{value: 'CREATE', label: 'CREATE', hint: 'create the topic'},
		{value: 'DELETE', label: 'DELETE', hint: 'delete the topic'},
		{value: 'ALTER', label: 'ALTER', hint: 'add partitions'},
		{value: 'DESCRIBE_CONFIGS', label: 'DESCRIBE_CONFIGS', hint: 'read the topic’s settings'},
		{value: 'ALTER_CONFIGS', label: 'ALTER_CONFIGS', hint: 'change the topic’s settings'},
		everything,
	],
	group: [
		{value: 'READ', label: 'READ', hint: 'consume as a member, commit offsets'},
		describe('see members and offsets'),
		{value: 'DELETE', label: 'DELETE', hint: 'delete the group'},
		everything,
	],
	'transactional-id': [
		{value: 'WRITE', label: 'WRITE', hint: 'produce in transactions'},
		describe('see the transactions’ state'),
		everything,
	],
};

export function operationsOn(resource: string | undefined): readonly Choice[] {
	return operations[resource ?? ''] ?? [];
}

/** Fetched names, kept apart by what they are of: topics and groups may have the same. */
export type Named = {readonly resource: string; readonly name: string};

/** The names to choose from for a row so far; a prefix is typed. */
export function namesFor({resource, pattern}: Row, fetched: readonly Choice[] = []): readonly Choice[] {
	if (pattern !== 'literal') return [];
	return fetched.flatMap((choice) => {
		const {resource: of, name} = choice.data as Named;
		return of === resource ? [{...choice, value: name}] : [];
	});
}

/** A row is made of the columns' own choices and of what `parseRow` let through. */
export function ruleOf(row: Row): Rule {
	return row as Rule;
}

/** `topic:orders:LITERAL:READ` */
export function formatRow({resource = '', pattern = '', name = '', operation = ''}: Row): string {
	return [resource, name, pattern.toUpperCase(), operation].join(':');
}

/** The row that `formatRow` wrote; a group's name may hold colons of its own. */
export function parseRow(text: string): Row | {readonly problem: string} {
	const parts = text.split(':');
	const resource = parts[0]?.toLowerCase() ?? '';
	const [pattern, operation] = [parts.at(-2)?.toLowerCase() ?? '', parts.at(-1)?.toUpperCase() ?? ''];
	if (parts.length < 4) return {problem: 'A rule has four parts: topic:orders:LITERAL:READ'};
	if (!has(resources, resource)) return {problem: 'A rule begins with topic, group or transactional-id.'};
	if (!has(patterns, pattern)) return {problem: 'The third part is LITERAL or PREFIXED.'};
	const known = operationsOn(resource);
	if (!has(known, operation))
		return {problem: `The last part is one of ${known.map(({value}) => value).join(', ')}.`};
	const name = judge(resourceName, parts.slice(1, -2).join(':'));
	return name.ok ? {resource, pattern, name: name.value, operation} : {problem: name.sentence};
}

function has(choices: readonly Choice[], value: string): boolean {
	return choices.some((choice) => choice.value === value);
}
