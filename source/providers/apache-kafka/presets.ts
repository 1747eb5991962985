import type {Rule} from './acl.js';
import {patternOf} from './acl.js';

type Allowed = Readonly<Partial<Record<'topic' | 'group', readonly Rule['operation'][]>>>;

/**
 * What each preset allows on every topic and group that it is given for. `produce` and `consume` are what Kafka's documentation
 * of ACLs names for a producer and a consumer (`kafka-acls --producer` and `--consumer`), without CREATE: only `admin`, by its
 * ALL, may create topics.
 */
export const presets = {
	produce: {topic: ['WRITE', 'DESCRIBE']},
	consume: {topic: ['READ', 'DESCRIBE'], group: ['READ']},
	both: {topic: ['WRITE', 'READ', 'DESCRIBE'], group: ['READ']},
	admin: {topic: ['ALL'], group: ['ALL']},
} as const satisfies Readonly<Record<string, Allowed>>;

export type Preset = keyof typeof presets;

/** The rules of a preset on topics and groups: each a name, a prefix that ends in `*`, or `*`. */
export function rulesOf(
	preset: Preset,
	names: {readonly topics: readonly string[]; readonly groups: readonly string[]},
): Rule[] {
	const allowed: Allowed = presets[preset];
	const on = (resource: 'topic' | 'group', of: readonly string[]) =>
		of.flatMap((name) =>
			(allowed[resource] ?? []).map((operation): Rule => ({resource, ...patternOf(name), operation})),
		);
	return [...on('topic', names.topics), ...on('group', names.groups)];
}
