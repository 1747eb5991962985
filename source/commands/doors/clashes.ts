import type {EnvConflicts} from '../../delivery/env-file.js';
import type {Conflict, Variable} from '../../delivery/env-plan.js';
import {variablesOf} from '../../delivery/variables.js';
import type {Access} from '../../providers/access.js';
import {Secret} from '../../secret.js';
import type {Saved} from '../../wizard/doors.js';
import type {Clash} from '../../wizard/secret-state.js';

/** Values of a file and what takes their place, both masked; those that stay are left out. */
export function replacedIn(existing: readonly Conflict[], accesses: readonly Access[]): Clash[] {
	const fresh = new Map(variablesOf(accesses).map(({name, value}) => [name, secretly(value)]));
	return existing.flatMap((conflict) => {
		const value = fresh.get(conflict.name);
		return value === undefined || value.equals(conflict.old) ? [] : [clashOf(conflict, value)];
	});
}

/** What a file has already, for the yes to replacing it; `whole`: all that stands in it. */
export function clashesOf(result: EnvConflicts, variables: readonly Variable[], whole = false): Saved {
	const fresh = new Map(variables.map(({name, value}) => [name, secretly(value)]));
	const clashes = result.conflicts.map((conflict) => ({
		...clashOf(conflict, fresh.get(conflict.name)),
		whole,
	}));
	return {clashes, existing: result.conflicts};
}

/** Old and new of a variable, each by its last characters at most. */
function clashOf({name, old}: Conflict, fresh: Secret | undefined) {
	return {name, old: tail(old), new: tail(fresh ?? new Secret(''))};
}

function tail(secret: Secret): string {
	const text = secret.reveal();
	return text.length < 12 ? '••••' : `••••${text.slice(-3)}`;
}

function secretly(value: Variable['value']): Secret {
	return value instanceof Secret ? value : new Secret(value);
}
