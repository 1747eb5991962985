import type {Organization} from '../confluent/organization.js';
import type {Addresses} from '../confluent/place-views.js';
import type {Mode} from '../modes.js';
import {ArmError} from './arm-error.js';
import type {Tokens} from './tokens.js';

export type Subscription = {
	readonly id: string;
	readonly name: string;
	readonly groups: readonly {readonly name: string; readonly location: string}[];
};

/** The Azure resource that stands for one Confluent organization; one that failed has none. */
export type OrganizationResource = {
	readonly name: string;
	readonly subscription: string;
	readonly group: string;
	readonly location: string;
	readonly createdAt: Date;
	readonly confluent?: Organization;
	/** Whether ids below it are whole ARM ids, or Confluent's own: both are seen at the vendor. */
	readonly armIds: boolean;
};

/** Everything that Azure Resource Manager knows here. */
export type Directory = {
	readonly tenant: string;
	readonly subscriptions: readonly Subscription[];
	readonly organizations: readonly OrganizationResource[];
};

/** What the routes of the management host work on. */
export type Management = {
	readonly directory: Directory;
	readonly tokens: Tokens;
	readonly modes: ReadonlySet<Mode>;
	readonly urls: {readonly management: string; readonly login: string};
	/** Confluent's addresses as Azure passes them on. */
	readonly addresses: Addresses;
};

/** An organization resource whose Confluent organization is there. */
export type Target = {readonly resource: OrganizationResource; readonly organization: Organization};

type Params = Readonly<Record<string, string>>;

const equal = (one: string, other = '') => one.toLowerCase() === other.toLowerCase();

export function findSubscription({directory}: Management, params: Params): Subscription {
	const found = directory.subscriptions.find(({id}) => equal(id, params['subscription']));
	if (found) return found;
	const message = `The subscription '${params['subscription']}' could not be found.`;
	throw new ArmError(404, 'SubscriptionNotFound', message);
}

export function findGroup(management: Management, params: Params) {
	const subscription = findSubscription(management, params);
	const group = subscription.groups.find(({name}) => equal(name, params['group']));
	if (group) return {subscription, group};
	throw new ArmError(404, 'ResourceGroupNotFound', `Resource group '${params['group']}' could not be found.`);
}

export function findResource(management: Management, params: Params): OrganizationResource {
	const {subscription, group} = findGroup(management, params);
	const found = management.directory.organizations.find(
		(one) =>
			equal(one.name, params['organization']) &&
			one.subscription === subscription.id &&
			one.group === group.name,
	);
	if (found) return found;
	throw notFound(`Microsoft.Confluent/organizations/${params['organization']}`, group.name);
}

/** The Confluent organization behind the resource. The vendor does not say what a failed one answers. */
export function findTarget(management: Management, params: Params): Target {
	const resource = findResource(management, params);
	if (resource.confluent) return {resource, organization: resource.confluent};
	const message = `The organization '${resource.name}' is in provisioning state 'Failed'.`;
	throw new ArmError(409, 'Conflict', message);
}

export function notFound(what: string, group: string, code = 'ResourceNotFound'): ArmError {
	return new ArmError(404, code, `The Resource '${what}' under resource group '${group}' was not found.`);
}

/** `/subscriptions/…/organizations/<name>` with further segments. */
export function armId(resource: OrganizationResource, ...segments: readonly string[]): string {
	const {subscription, group, name} = resource;
	const home = `/subscriptions/${subscription}/resourceGroups/${group}`;
	return [`${home}/providers/Microsoft.Confluent/organizations/${name}`, ...segments].join('/');
}
