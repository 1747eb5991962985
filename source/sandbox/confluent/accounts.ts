import type {Exchange} from '../http.js';
import {ApiError} from './api-error.js';
import {type Control, type ControlRoute, requireAdministrator} from './control.js';
import type {ServiceAccount, User} from './model.js';
import {list} from './paging.js';
import {createAccountSchema, readBody, updateAccountSchema} from './requests.js';
import {serviceAccountView, userView} from './views.js';

const accounts = '/iam/v2/service-accounts';

/** Service accounts and users. */
export function accountRoutes(control: Control): ControlRoute[] {
	const {organization, addresses} = control;
	const view = (account: ServiceAccount) => serviceAccountView(account, addresses.control);
	const viewUser = (user: User) => userView(organization, user, addresses.control);
	return [
		{method: 'GET', path: accounts, handle: (exchange) => listAccounts(control, exchange)},
		{
			method: 'POST',
			path: accounts,
			handle: (exchange, caller) => {
				requireAdministrator(control, caller);
				return create(control, exchange);
			},
		},
		{
			method: 'GET',
			path: `${accounts}/:id`,
			handle: ({params}) => ({status: 200, json: view(find(control, params['id']))}),
		},
		{
			method: 'PATCH',
			path: `${accounts}/:id`,
			handle: (exchange, caller) => {
				requireAdministrator(control, caller);
				const account = find(control, exchange.params['id']);
				account.description = readBody(updateAccountSchema, exchange).description ?? account.description;
				account.updatedAt = new Date();
				return {status: 200, json: view(account)};
			},
		},
		{
			method: 'DELETE',
			path: `${accounts}/:id`,
			handle: ({params}, caller) => {
				requireAdministrator(control, caller);
				organization.deleteServiceAccount(find(control, params['id']).id);
				return {status: 204};
			},
		},
		{
			method: 'GET',
			path: '/iam/v2/users',
			handle: (exchange) => {
				const users = list('UserList', [...organization.users.values()], viewUser, {
					exchange,
					base: addresses.control,
				});
				return {status: 200, json: {api_version: 'iam/v2', ...users}};
			},
		},
		{
			method: 'GET',
			path: '/iam/v2/users/:id',
			handle: ({params}) => {
				const user = organization.users.get(params['id'] ?? '');
				if (!user) throw new ApiError(404, 'resource_not_found', `User ${params['id']} not found`);
				return {status: 200, json: viewUser(user)};
			},
		},
	];
}

function listAccounts({organization, addresses}: Control, exchange: Exchange) {
	const wanted = exchange.query.getAll('display_name');
	const found = [...organization.serviceAccounts.values()].filter(
		({name}) => wanted.length === 0 || wanted.includes(name),
	);
	const view = (account: ServiceAccount) => serviceAccountView(account, addresses.control);
	const page = list('ServiceAccountList', found, view, {exchange, base: addresses.control});
	return {status: 200, json: {api_version: 'iam/v2', ...page}};
}

function create({organization, addresses}: Control, exchange: Exchange) {
	const {display_name: name, description = ''} = readBody(createAccountSchema, exchange);
	const taken = [...organization.serviceAccounts.values()].find((account) => account.name === name);
	if (taken) {
		const location = serviceAccountView(taken, addresses.control).metadata.self;
		const detail = `Service name ${name} is already in use`;
		throw new ApiError(409, 'resource_already_exists', detail, {headers: {location}});
	}
	const ruler = exchange.query.get('assigned_resource_owner');
	if (ruler !== null && !organization.knowsPrincipal(`User:${ruler}`)) {
		const source = {parameter: 'assigned_resource_owner'};
		throw new ApiError(400, 'invalid_filter', `Principal ${ruler} was not found`, {source});
	}
	const account = organization.createServiceAccount(name, description);
	if (ruler !== null) {
		organization.bind(`User:${ruler}`, 'ResourceOwner', organization.crn(`service-account=${account.id}`));
	}
	const view = serviceAccountView(account, addresses.control);
	return {status: 201, headers: {location: view.metadata.self}, json: view};
}

function find({organization}: Control, id: string | undefined): ServiceAccount {
	const account = organization.serviceAccounts.get(id ?? '');
	if (account) return account;
	throw new ApiError(404, 'service_account_not_found', `Service account ${id} not found`);
}
