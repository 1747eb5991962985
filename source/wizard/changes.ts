import type {State} from './state.js';

/** The record with the entry, or without it when the value is undefined. */
export function put<Value>(
	record: Readonly<Record<string, Value>>,
	key: string,
	value: Value | undefined,
): Readonly<Record<string, Value>> {
	const {[key]: _, ...rest} = record;
	return value === undefined ? rest : {...rest, [key]: value};
}

/** The state without one of its optional parts. */
export function without<
	Key extends 'complaint' | 'remark' | 'setback' | 'run' | 'allowing' | 'overlay' | 'stores',
>(state: State, key: Key): State {
	const {[key]: _, ...rest} = state;
	return rest as State;
}
