import {armList} from './arm-list.js';
import {
	armId,
	findGroup,
	findResource,
	findSubscription,
	type Management,
	type OrganizationResource,
	type Subscription,
} from './directory.js';
import {type ArmRoute, paths} from './route.js';

const provider = 'providers/Microsoft.Confluent/organizations';

/** Subscriptions, resource groups and the organizations in them. */
export function subscriptionRoutes(management: Management): ArmRoute[] {
	const {directory} = management;
	const inside = (subscription: string) =>
		directory.organizations.filter((one) => one.subscription === subscription);
	return [
		{
			method: 'GET',
			path: '/subscriptions',
			handle: (exchange) => {
				const view = (one: Subscription) => subscriptionView(one, directory.tenant);
				return {status: 200, json: armList(management, exchange, directory.subscriptions, view)};
			},
		},
		{
			method: 'GET',
			path: `${paths.subscription}/resourcegroups`,
			handle: (exchange) => {
				const {id, groups} = findSubscription(management, exchange.params);
				const view = ({name, location}: Subscription['groups'][number]) => ({
					id: `/subscriptions/${id}/resourceGroups/${name}`,
					name,
					type: 'Microsoft.Resources/resourceGroups',
					location,
					properties: {provisioningState: 'Succeeded'},
				});
				return {status: 200, json: armList(management, exchange, groups, view)};
			},
		},
		{
			method: 'GET',
			path: `${paths.subscription}/${provider}`,
			handle: (exchange) => {
				const {id} = findSubscription(management, exchange.params);
				return {status: 200, json: armList(management, exchange, inside(id), organizationView)};
			},
		},
		{
			method: 'GET',
			path: `${paths.group}/${provider}`,
			handle: (exchange) => {
				const {subscription, group} = findGroup(management, exchange.params);
				const found = inside(subscription.id).filter((one) => one.group === group.name);
				return {status: 200, json: armList(management, exchange, found, organizationView)};
			},
		},
		{
			method: 'GET',
			path: paths.organization,
			handle: ({params}) => ({status: 200, json: organizationView(findResource(management, params))}),
		},
	];
}

function subscriptionView({id, name}: Subscription, tenantId: string) {
	return {
		id: `/subscriptions/${id}`,
		subscriptionId: id,
		tenantId,
		displayName: name,
		state: 'Enabled',
		subscriptionPolicies: {locationPlacementId: 'Public_2014-09-01', spendingLimit: 'Off'},
		authorizationSource: 'RoleBased',
	};
}

/** The type comes in lower case; a failed organization has no Confluent id. */
function organizationView(resource: OrganizationResource) {
	const {name, location, confluent} = resource;
	const created = resource.createdAt.toISOString();
	const ready = confluent && {
		organizationId: confluent.id,
		ssoUrl: `https://confluent.cloud/login/sso/${confluent.id}`,
	};
	return {
		id: armId(resource),
		name,
		type: 'microsoft.confluent/organizations',
		location,
		tags: {},
		systemData: {createdBy: 'demo@example.com', createdByType: 'User', createdAt: created},
		properties: {
			createdTime: created,
			provisioningState: confluent ? 'Succeeded' : 'Failed',
			...ready,
			offerDetail: {
				publisherId: 'confluentinc',
				id: 'confluent-cloud-azure-prod',
				planId: 'confluent-cloud-azure-payg-prod-3',
				planName: 'Pay-As-You-Go',
				termUnit: 'P1M',
				status: confluent ? 'Subscribed' : 'PendingFulfillmentStart',
			},
			userDetail: {firstName: 'Demo', lastName: 'Person', emailAddress: 'demo@example.com'},
		},
	};
}
