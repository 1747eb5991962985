import {safeText} from '../network/safe-text.js';
import type {Answers} from '../providers/field.js';
import type {At, Held} from '../providers/life.js';
import type {Account, Kind, Provider} from '../providers/provider.js';

/** A kind of credential at a provider, signed in: where keys are looked for. */
export type Source = {
	readonly provider: Provider;
	readonly account: Account<unknown>;
	readonly kind: Kind<unknown>;
	/** Answers to what the kind asks before its keys can be asked for; empty where it asks nothing. */
	readonly where: Answers;
};

/** A credential that exists, and where it was found. `held` is raw: what is shown of it goes through `readable`. */
export type Key = {readonly source: Source; readonly held: Held};

/** What a call about existing keys gets. */
export function atOf({account, where}: Source, signal: AbortSignal): At<unknown> {
	return {api: account.api, where, signal};
}

/** The key with every text that is read made safe to show; `ref` and `purpose`, which are not, stay as they are. */
export function readable({held}: Key): Held {
	const {ref, purpose, details, ...texts} = held;
	const safe = (text: string) => safeText(text, longest);
	const shown = Object.entries(texts).map(([name, text]) => [name, safe(text)]);
	return {
		...(Object.fromEntries(shown) as typeof texts),
		ref,
		purpose,
		details: details.map(({label, value}) => ({label: safe(label), value: safe(value)})),
	};
}

/** Terminal cells of a text that is shown. */
const longest = 300;

/** Whether two references are to the same thing. */
export function isSameRef(one: Held['ref'], other: Held['ref']): boolean {
	return identity(one) === identity(other);
}

/** A reference as a text that is equal for equal references. */
export function identity(ref: Held['ref']): string {
	return JSON.stringify(Object.entries(ref).sort());
}
