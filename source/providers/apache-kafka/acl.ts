import * as z from 'zod';
import type {KafkaAcl} from '../../network/kafka/kafka.js';
import {type KafkaOperation, type KafkaRight, kafkaOperations} from '../access.js';
import type {Ref} from '../provider.js';

/** What an ACL allows, without the user that it is for. */
export type Rule = Pick<KafkaAcl, 'pattern' | 'name'> & {
	readonly resource: 'topic' | 'group' | 'transactional-id';
	readonly operation: KafkaOperation | 'ALL';
};

/** The ACL that allows it, from every host. */
export function aclFor(user: string, rule: Rule): KafkaAcl {
	return {...rule, principal: `User:${user}`, host: '*', permission: 'ALLOW'};
}

/** `orders` → that one, `orders.*` → all that begin so, `*` → all, which Kafka spells as a literal `*`. */
export function patternOf(name: string): Pick<Rule, 'pattern' | 'name'> {
	if (name === '*' || !name.endsWith('*')) return {pattern: 'literal', name};
	return {pattern: 'prefixed', name: name.slice(0, -1)};
}

const nouns: Readonly<Record<KafkaAcl['resource'], string>> = {
	topic: 'topic',
	group: 'group',
	cluster: 'cluster',
	'transactional-id': 'transactional id',
};

/** `READ on topic orders`, `ALL on groups that begin with billing-`, `WRITE on every topic`. */
export function inWords({
	resource,
	pattern,
	name,
	operation,
}: Omit<Rule, 'resource' | 'operation'> & Pick<KafkaAcl, 'resource' | 'operation'>): string {
	const noun = nouns[resource];
	if (pattern === 'prefixed') return `${operation} on ${noun}s that begin with ${name}`;
	return `${operation} on ${name === '*' ? `every ${noun}` : `${noun} ${name}`}`;
}

/** An ACL of anybody in words: `READ on topic orders`, `not READ on topic orders from 10.0.0.7`. */
export function aclInWords(acl: KafkaAcl): string {
	const denied = acl.permission === 'DENY' ? 'not ' : '';
	return `${denied}${inWords(acl)}${acl.host === '*' ? '' : ` from ${acl.host}`}`;
}

export function isSameAcl(one: KafkaAcl, other: KafkaAcl): boolean {
	return fields.every((field) => one[field] === other[field]);
}

const fields = ['resource', 'pattern', 'name', 'principal', 'host', 'operation', 'permission'] as const;

const made = z.object({
	resource: z.enum(['topic', 'group', 'transactional-id']),
	pattern: z.enum(['literal', 'prefixed']),
	name: z.string().min(1),
	principal: z.string().startsWith('User:'),
	host: z.literal('*'),
	operation: z.enum([...kafkaOperations, 'ALL']),
	permission: z.literal('ALLOW'),
});

const listed = made.extend({
	resource: z.enum([...made.shape.resource.options, 'cluster']),
	host: z.string().min(1),
	operation: z.enum([...made.shape.operation.options, 'CLUSTER_ACTION', 'IDEMPOTENT_WRITE']),
	permission: z.enum(['ALLOW', 'DENY']),
});

/** The ACL that a reference stands for: one that kafkey made. Throws for anything else. */
export function aclOf(ref: Ref): KafkaAcl {
	return made.parse(ref);
}

/** The ACL that a reference stands for: one that was listed, whoever made it. */
export function listedAclOf(ref: Ref): KafkaAcl {
	return listed.parse(ref);
}

/** Whether it allows what a rule of kafkey's can say. */
export function isRule(acl: KafkaAcl): acl is KafkaAcl & Rule {
	const plain = acl.permission === 'ALLOW' && acl.host === '*' && acl.resource !== 'cluster';
	return plain && acl.operation !== 'CLUSTER_ACTION' && acl.operation !== 'IDEMPOTENT_WRITE';
}

/** What there is on each resource (Kafka's table of operations); `ALL` means these. */
const all: Readonly<Record<KafkaRight['resource'], readonly KafkaOperation[]>> = {
	topic: kafkaOperations,
	group: ['READ', 'DELETE', 'DESCRIBE', 'DESCRIBE_CONFIGS', 'ALTER_CONFIGS'],
};

/** The rules as rights on topics and groups. */
export function rightsOf(rules: readonly Rule[]): KafkaRight[] {
	const rights = new Map<string, KafkaRight>();
	for (const {resource, pattern, name, operation} of rules) {
		if (resource === 'transactional-id') continue;
		const key = JSON.stringify([resource, pattern, name]);
		const granted = operation === 'ALL' ? all[resource] : [operation];
		const operations = new Set([...(rights.get(key)?.operations ?? []), ...granted]);
		rights.set(key, {
			resource,
			pattern: name === '*' && pattern === 'literal' ? 'all' : pattern,
			name,
			operations: kafkaOperations.filter((each) => operations.has(each)),
		});
	}
	return [...rights.values()];
}

/** The one name that the rules on the resource give exactly; undefined when there is another, or a prefix. */
export function onlyName(rules: readonly Rule[], resource: Rule['resource']): string | undefined {
	const [first, ...others] = rules.filter((rule) => rule.resource === resource);
	if (first?.pattern !== 'literal' || first.name === '*') return undefined;
	return others.every(({pattern, name}) => pattern === 'literal' && name === first.name)
		? first.name
		: undefined;
}
