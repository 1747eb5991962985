import {sentences, type Told, told} from '../../errors.js';
import {type Key, readable} from '../../keys/key.js';
import type {Listed, Unlisted} from '../../keys/listing.js';
import {inSandbox} from '../create/initial-state.js';
import type {KeysFlags} from './flags.js';
import type {KeyOutput} from './schema.js';

/** How a command about existing keys ended. */
export type KeysEnding = {readonly code: number; readonly problem?: Told};

/** A key as documents have it: safe to show, without what only its vendor’s API needs. */
export function keyOutput(key: Key): KeyOutput {
	const {ref: _, purpose: __, user: ___, details, ...rest} = readable(key);
	const {provider, kind} = key.source;
	return {
		provider: provider.id,
		kind: kind.id,
		...rest,
		details: details.map(({label, value}) => ({label, value})),
	};
}

/** What could not be listed, as documents have it. */
export function notListedOutput(unlisted: readonly Unlisted[]) {
	return unlisted.map(({provider, kind, why, failed}) => ({
		provider: provider.id,
		...(kind && {kind: kind.id}),
		why: sentences(why),
		failed,
	}));
}

/** What every document has. */
export function commonOutput({code, problem}: KeysEnding, flags: KeysFlags) {
	return {
		schemaVersion: 1 as const,
		ok: code === 0,
		sandbox: inSandbox(flags),
		...(problem && {problem: told(problem)}),
		exitCode: code,
	};
}

/** What every document about one key has. */
export function oneOutput(ending: KeysEnding, flags: KeysFlags, key: Key | undefined, found?: Listed) {
	return {
		...commonOutput(ending, flags),
		key: key ? keyOutput(key) : null,
		candidates: !key ? (found?.keys ?? []).map(keyOutput) : [],
		notListed: notListedOutput(found?.unlisted ?? []),
	};
}
