import type {KafkaAccess, KafkaOperation, KafkaRight} from '../access.js';
import {operations, type Right, rightsOf, type Wanted} from './rights.js';
import type {Way} from './way.js';

/** What the steps of a plan allow, to compare it with what the cluster says. */
export type Granted = Pick<KafkaAccess, 'topic' | 'group' | 'rights' | 'strict'>;

/**
 * The rights that were given. An account that was there before may have more, so only what it lacks counts. What a role
 * holds Confluent describes as reading and writing; whatever else comes with it is no difference, and of
 * DeveloperManage nothing is claimed.
 */
export function grantedBy(way: Way, wanted: Wanted, isNew: boolean): Granted {
	const named = {
		...only(
			'topic',
			wanted.topics.map(({value}) => value),
		),
		...only('group', wanted.group ? [wanted.group] : []),
	};
	if (way.by === 'none' || (way.by === 'roles' && wanted.purpose === 'manage')) return named;
	const strict: readonly KafkaOperation[] | undefined = !isNew
		? []
		: way.by === 'roles'
			? ['READ', 'WRITE']
			: undefined;
	return {...named, rights: merged(rightsOf(wanted)), ...(strict && {strict})};
}

function only(key: 'topic' | 'group', names: readonly string[]): Granted {
	const [name, ...others] = names;
	return name && others.length === 0 && !name.endsWith('*') ? {[key]: name} : {};
}

/** Each topic and group once, with all that is allowed there. */
function merged(rights: readonly Right[]): KafkaRight[] {
	const places = Map.groupBy(rights, ({on, name}) => `${on} ${name}`);
	return [...places.values()].flatMap(([first, ...others]) => {
		if (!first) return [];
		const {on, name} = first;
		const given = [first, ...others].flatMap(({may}) => operations[may]);
		const prefix = name.endsWith('*') ? name.slice(0, -1) : undefined;
		const pattern = prefix === undefined ? 'literal' : prefix === '' ? 'all' : 'prefixed';
		return {resource: on, pattern, name: prefix || name, operations: given};
	});
}
