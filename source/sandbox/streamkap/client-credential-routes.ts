import type {Route} from '../http.js';
import {newApiPart} from './data.js';
import {createClientCredential, updateClientCredential} from './schemas.js';
import {refused, validBody} from './validation.js';
import {clientCredentialView, masked} from './views.js';
import {created, delivered, grantOf, guardedBy, serviceById, type World} from './world.js';

const path = '/auth/client-credentials';

/** Client credentials: the secret is in the create's answer only, afterwards it is masked. */
export function clientCredentialRoutes(world: World): Route[] {
	const {clientCredentials} = world.state;
	const guarded = guardedBy(world.tokens);
	const byId = (clientId = '') => {
		const found = clientCredentials.get(clientId);
		if (!found) throw refused(404, 'Client credential not found');
		return found;
	};
	return [
		guarded('GET', path, 'fe.secure.read.tenantApiTokens', () => ({
			status: 200,
			json: [...clientCredentials.values()].map((one) => clientCredentialView(one, masked(one.secret))),
		})),
		guarded('POST', path, 'fe.secure.write.tenantApiTokens', (exchange, caller) => {
			const asked = validBody(createClientCredential, exchange);
			const credential = {
				...newApiPart(grantOf(asked) ?? {roleIds: [], permissionIds: []}),
				description: asked.description ?? null,
				// The vendor does not say what an omitted service means; here it is the caller's own.
				serviceId: serviceById(asked.service_id ?? caller.serviceId).id,
				createdAt: Date.now(),
			};
			clientCredentials.set(credential.clientId, credential);
			return created(world, 201, clientCredentialView(credential, delivered(world, credential.secret)));
		}),
		guarded('PATCH', `${path}/:id`, 'fe.secure.write.tenantApiTokens', (exchange) => {
			const credential = byId(exchange.params['id']);
			const asked = validBody(updateClientCredential, exchange);
			credential.description = asked.description ?? credential.description;
			credential.grant = grantOf(asked) ?? credential.grant;
			return {status: 200, json: clientCredentialView(credential, masked(credential.secret))};
		}),
		guarded('DELETE', `${path}/:id`, 'fe.secure.write.tenantApiTokens', ({params}) => {
			clientCredentials.delete(byId(params['id']).clientId);
			return {status: 200};
		}),
	];
}
