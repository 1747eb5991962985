import type {KafkaOperation} from '../access.js';
import type {Picked} from '../field.js';
import type {Step} from '../provider.js';
import type {ConfluentApi} from './api.js';
import {bindingsPath} from './control-plane.js';
import {type Acl, aclsPath} from './kafka-rest.js';
import type {Owner} from './owner.js';
import type {Admin, Way} from './way.js';

/** What the owner may do with the topics; `both` is produce and consume. */
export const purposes = ['produce', 'consume', 'both', 'manage'] as const;
export type Purpose = (typeof purposes)[number];

export function isPurpose(value: string | undefined): value is Purpose {
	return purposes.some((purpose) => purpose === value);
}

export function consumes(purpose: string | undefined): boolean {
	return purpose === 'consume' || purpose === 'both';
}

/** What is asked for: each topic, and the group of a consumer, is a name, a prefix that ends in `*`, or `*`. */
export type Wanted = {
	readonly purpose: Purpose;
	readonly topics: readonly Picked[];
	readonly group: string | undefined;
};

export type Right = {
	readonly on: 'topic' | 'group';
	readonly name: string;
	readonly may: 'write' | 'read' | 'manage';
};

/** Confluent's own examples: write to produce; read the topic and the group to consume. */
const roles = {write: 'DeveloperWrite', read: 'DeveloperRead', manage: 'DeveloperManage'};

/** Kafka lets whoever may READ, WRITE, DELETE or ALTER also DESCRIBE, and ALTER_CONFIGS include DESCRIBE_CONFIGS. */
export const operations: Readonly<Record<Right['may'], readonly KafkaOperation[]>> = {
	write: ['WRITE'],
	read: ['READ'],
	manage: ['CREATE', 'DELETE', 'ALTER', 'ALTER_CONFIGS'],
};

/** One step for each right, by role bindings or ACLs; none where rights cannot be given. */
export function rightSteps(api: ConfluentApi, way: Way, owner: Owner, wanted: Wanted): Step[] {
	if (way.by === 'none') return [];
	const rights = rightsOf(wanted);
	if (way.by === 'roles') return rights.map((right, index) => bind(api, way.cluster, owner, right, index));
	const acls = rights.flatMap((right) => operations[right.may].map((operation) => ({right, operation})));
	return acls.map(({right, operation}, index) => allow(api, way.admin, owner, right, operation, index));
}

/** The single rights that a purpose takes. */
export function rightsOf({purpose, topics, group}: Wanted): Right[] {
	const on = (may: Right['may']) => topics.map(({value}): Right => ({on: 'topic', name: value, may}));
	if (purpose === 'manage') return on('manage');
	return [
		...(purpose === 'consume' ? [] : on('write')),
		...(purpose === 'produce' ? [] : on('read')),
		...(consumes(purpose) && group ? [{on: 'group', name: group, may: 'read'} as const] : []),
	];
}

function bind(api: ConfluentApi, cluster: string, owner: Owner, right: Right, index: number): Step {
	const role = roles[right.may];
	const binding = (id: string) => ({
		principal: `User:${id}`,
		role_name: role,
		crn_pattern: `${cluster}/${right.on}=${right.name}`,
	});
	return {
		id: `right-${index + 1}`,
		will: `allow ${role} on ${words(right)}`,
		did: `allowed ${role} on ${words(right)}`,
		thing: 'roleBinding',
		request: (earlier) => ({method: 'POST', path: bindingsPath, body: binding(owner.idAfter(earlier))}),
		send: async (earlier, signal) => {
			const body = binding(owner.idAfter(earlier));
			const id = await api.control.bind(body, signal);
			if (id === undefined) return {ref: {...body}, label: 'was there already', existed: true};
			return {ref: {id, ...body}, label: id};
		},
		list: async (earlier, signal) => {
			const body = binding(owner.idAfter(earlier));
			const found = await api.control.bindings(body, signal);
			return found.map((id) => ({ref: {id, ...body}, label: id}));
		},
	};
}

function allow(
	api: ConfluentApi,
	{at, key, secret}: Admin,
	owner: Owner,
	right: Right,
	operation: string,
	index: number,
): Step {
	const acl = (id: string): Acl => ({
		resource_type: right.on === 'topic' ? 'TOPIC' : 'GROUP',
		...pattern(right.name),
		principal: `User:${id}`,
		host: '*',
		operation,
		permission: 'ALLOW',
	});
	const label = `${operation} on ${words(right)}`;
	const has = (wanted: Acl, signal: AbortSignal) => {
		api.kafka.use(at, key, secret);
		return api.kafka.has(at, wanted, signal);
	};
	return {
		id: `right-${index + 1}`,
		will: `allow ${label}`,
		did: `allowed ${label}`,
		thing: 'acl',
		request: (earlier) => ({method: 'POST', path: aclsPath(at), body: acl(owner.idAfter(earlier))}),
		send: async (earlier, signal) => {
			const wanted = acl(owner.idAfter(earlier));
			const ref = {...at, ...wanted};
			if (await has(wanted, signal)) return {ref, label: 'was there already', existed: true};
			await api.kafka.allow(at, wanted, signal);
			return {ref, label};
		},
		list: async (earlier, signal) => {
			const wanted = acl(owner.idAfter(earlier));
			return (await has(wanted, signal)) ? [{ref: {...at, ...wanted}, label}] : [];
		},
	};
}

/** `orders` → literal, `orders.*` → prefix, `*` → everything, which Kafka spells as a literal `*`. */
function pattern(name: string): Pick<Acl, 'resource_name' | 'pattern_type'> {
	if (name === '*' || !name.endsWith('*')) return {resource_name: name, pattern_type: 'LITERAL'};
	return {resource_name: name.slice(0, -1), pattern_type: 'PREFIXED'};
}

function words({on, name}: Right): string {
	if (name === '*') return `every ${on}`;
	return name.endsWith('*') ? `${on}s ${name}` : `${on} ${name}`;
}
