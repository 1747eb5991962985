import type {Exchange, Reply} from '../http.js';
import type {Mode} from '../modes.js';
import {forbidden} from './api-error.js';
import type {ApiKey} from './model.js';
import type {Organization} from './organization.js';
import {administers} from './permissions.js';
import type {Addresses} from './place-views.js';

/** What the routes of the control plane work on. */
export type Control = {
	readonly organization: Organization;
	readonly addresses: Addresses;
	readonly modes: ReadonlySet<Mode>;
};

/** A route whose caller is known; it may throw a `ApiError`. */
export type ControlRoute = {
	readonly method: string;
	readonly path: string;
	readonly handle: (exchange: Exchange, caller: ApiKey) => Reply;
};

/** Refuses a caller that does not rule over the resource, by default the organization. */
export function requireAdministrator(
	{organization}: Control,
	caller: ApiKey,
	crn = organization.crn(),
): void {
	if (!administers(organization, caller.owner, crn)) throw forbidden();
}
