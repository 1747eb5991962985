import {isVariableName} from '../delivery/env-syntax.js';
import {variablesOf} from '../delivery/variables.js';
import type {Credential} from '../providers/provider.js';
import type {SavingWhat} from './secret-state.js';

/** The prefix that is typed for the names in the file; empty where they have none. */
export function prefixOf(what: SavingWhat): string {
	return typeof what === 'object' && 'prefix' in what ? what.prefix : '';
}

/** Why names cannot begin so; undefined where they can. */
export function prefixProblem(prefix: string): string | undefined {
	return prefix === '' || isVariableName(prefix)
		? undefined
		: 'A prefix is made of capitals, digits and underscores, and does not start with a digit.';
}

/** What will stand in the file: `ORDERS_KAFKA_BOOTSTRAP_SERVERS, …`. */
export function namesWith({accesses}: Pick<Credential, 'accesses'>, prefix: string): string {
	return variablesOf(accesses, {prefix})
		.map(({name}) => name)
		.join(', ');
}

/** How it is saved: in which format, or with which prefix. */
export function asWhat(what: SavingWhat): [format?: string | undefined, prefix?: string] {
	if (typeof what !== 'object') return [];
	return 'format' in what ? [what.format] : [undefined, what.prefix];
}

/** The name that its file has of itself; undefined for variables. */
export function ownName(what: SavingWhat, credential: Credential | undefined): string | undefined {
	if (typeof what === 'number') return credential?.files?.[what]?.name;
	return typeof what === 'object' && 'file' in what ? what.file : undefined;
}
