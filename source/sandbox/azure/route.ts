import type {Exchange, Reply} from '../http.js';
import type {Identity} from './tokens.js';

/** A route whose caller is known; it may throw an `ArmError`, or Confluent's `ApiError`. */
export type ArmRoute = {
	readonly method: string;
	readonly path: string;
	readonly handle: (exchange: Exchange, caller: Identity) => Reply;
};

const group = '/subscriptions/:subscription/resourceGroups/:group';

/** The paths that further segments are added to. */
export const paths = {
	subscription: '/subscriptions/:subscription',
	group,
	organization: `${group}/providers/Microsoft.Confluent/organizations/:organization`,
} as const;
