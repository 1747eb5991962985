import {Problem} from '../errors.js';
import {type Access, kafkaExtraNames, kafkaNames} from '../providers/access.js';
import {Secret} from '../secret.js';
import type {Variable} from './env-plan.js';
import {isVariableName} from './env-syntax.js';

type Candidate = readonly [name: string | undefined, value: Secret | string | undefined];

/** Names in place of kafkey's: of some variables their own, and of all others a prefix. */
export type Renaming = {readonly prefix?: string; readonly names?: Readonly<Record<string, string>>};

/** The names that these variables get. Throws a Problem where two would be called the same: one value would be lost. */
export function renamed(names: readonly string[], renaming: Renaming): string[] {
	const own = names.map((name) => ownName(name, renaming));
	const twice = own.find((name, index) => own.indexOf(name) !== index);
	if (twice === undefined) return own;
	throw new Problem({
		what: `Two variables would be called ${twice}.`,
		next: 'Give each a name of its own.',
	});
}

/** `KAFKA_TOPIC_2` follows `KAFKA_TOPIC`. */
function ownName(name: string, {prefix = '', names = {}}: Renaming): string {
	const [, base = name, number = ''] = /^(.+?)(_\d+)?$/.exec(name) ?? [];
	const own = Object.hasOwn(names, base) ? names[base] : undefined;
	if (own !== undefined) return `${own}${number}`;
	return `${prefix === '' || prefix.endsWith('_') ? prefix : `${prefix}_`}${name}`;
}

/**
 * The variables of a credential, in the order of its accesses. Unknown and empty addresses are left out. `prefix`
 * `ORDERS` gives `ORDERS_KAFKA_…`. Where a second access would use a name again, all of its names get `_2`, the third
 * `_3`, so that what belongs together stays together. Throws a Problem for an empty or masked secret, and for a name that two get.
 */
export function variablesOf(accesses: readonly Access[], renaming: Renaming = {}): Variable[] {
	const {prefix = ''} = renaming;
	if (prefix !== '' && !isVariableName(prefix)) {
		throw new Problem({
			what: 'That prefix cannot start a variable name.',
			why: 'Names are made of capitals, digits and underscores, and do not start with a digit.',
			next: 'Choose another one, such as ORDERS.',
		});
	}
	const variables: Variable[] = [];
	for (const access of accesses) {
		const own = candidates(access).flatMap(([name, value]) => {
			if (value instanceof Secret) refuseUseless(value, access.label);
			if (name === undefined || value === undefined || value === '') return [];
			return [{name, value}];
		});
		const taken = new Set(variables.map(({name}) => name));
		let number = 1;
		while (own.some(({name}) => taken.has(numbered(name, number)))) number += 1;
		variables.push(...own.map(({name, value}) => ({name: numbered(name, number), value})));
	}
	const names = renamed(
		variables.map(({name}) => name),
		renaming,
	);
	return variables.map(({name, value}, index) => ({name: names[index] ?? name, value}));
}

function numbered(name: string, number: number): string {
	return number === 1 ? name : `${name}_${number}`;
}

function candidates(access: Access): readonly Candidate[] {
	switch (access.type) {
		case 'kafka':
			return [
				[kafkaNames.bootstrapServers, access.bootstrapServers],
				[kafkaNames.securityProtocol, access.securityProtocol],
				[kafkaNames.mechanism, access.mechanism],
				[kafkaNames.username, access.username],
				[kafkaNames.password, access.password],
				[kafkaNames.topic, access.topic],
				[kafkaExtraNames.group, access.group],
				[kafkaExtraNames.authority, access.authority?.path],
			];
		case 'http-basic':
			return [
				[access.names.url, access.url],
				[access.names.username, access.username],
				[access.names.password, access.password],
			];
		case 'oauth-client':
			return [
				[access.names.clientId, access.clientId],
				[access.names.secret, access.secret],
			];
	}
}

function refuseUseless(secret: Secret, label: string): void {
	const value = secret.reveal();
	const why =
		value.trim() === ''
			? 'It is empty.'
			: /^[*•●]+$|[*•●]{4}/.test(value)
				? 'It is masked with stars or dots.'
				: undefined;
	if (why !== undefined) {
		throw new Problem({
			what: `The secret for ${label} was not stored.`,
			why,
			next: 'Delete the key and make a new one, since this one cannot be used.',
		});
	}
}
