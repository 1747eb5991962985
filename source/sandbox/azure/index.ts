import {dataPlane} from '../confluent/data-plane.js';
import {kafkaRealm} from '../confluent/kafka.js';
import {organizationState} from '../confluent/state.js';
import {vendorAddress} from '../confluent/views.js';
import {listen} from '../http.js';
import {listenKafka} from '../kafka/listener.js';
import type {SandboxSystem, StartSystem} from '../system.js';
import {demoDirectory, owners, tenant} from './demo.js';
import {loginHost} from './login.js';
import {managementHost} from './management.js';
import {Tokens} from './tokens.js';

const demo = {name: 'demo@example.com', owner: owners.person};

const registrations = {
	tenant,
	principal: {
		clientId: 'de300000-0000-4000-a000-00000000000a',
		clientSecret: 'demo~client~secret~for~the~sandbox~only',
		identity: {name: 'demo-automation', owner: owners.robot},
	},
	device: {clientId: 'de300000-0000-4000-a000-00000000000b', identity: demo},
};

/**
 * The stand-in for Confluent on Azure: Azure Resource Manager (host `confluent-azure`), its sign-in (`azure-login`),
 * and the data planes (`azure-data`) and brokers (`azure-kafka`) of the Confluent clusters behind it.
 */
export const startAzure: StartSystem = async (settings): Promise<SandboxSystem> => {
	const {modes, faults} = settings;
	const directory = demoDirectory(settings);
	const organizations = directory.organizations.flatMap(({confluent}) => confluent ?? []);
	const tokens = new Tokens();
	// The addresses are known only once the hosts listen; the routes read them at each request.
	const urls = {management: '', login: ''};
	const kafka = await listenKafka('azure-kafka', kafkaRealm(organizations), settings);
	const addresses = {control: vendorAddress, data: '', brokers: kafka.address};
	const management = await listen(managementHost({directory, tokens, modes, urls, addresses}), faults);
	const login = await listen(loginHost(registrations, tokens), faults);
	const data = await listen(dataPlane('azure-data', {organizations, addresses, modes}), faults);
	Object.assign(urls, {management: management.url, login: login.url});
	Object.assign(addresses, {data: data.url});
	const signature = Buffer.from('a demo signature that proves nothing').toString('base64url');
	const token = tokens.issue(demo, 'https://management.azure.com', 12 * 3600, signature);
	const {clientId, clientSecret} = registrations.principal;
	return {
		id: 'confluent-azure',
		name: 'Confluent on Azure',
		baseUrl: management.url,
		brokers: kafka.address,
		otherUrls: {login: login.url, data: data.url},
		signIn: {method: 'token', token: token.text},
		extras: [
			{label: 'Service principal', values: {tenantId: tenant, clientId, clientSecret}},
			{label: 'Device code', values: {tenantId: tenant, clientId: registrations.device.clientId}},
		],
		state: () => ({
			subscriptions: directory.subscriptions,
			organizations: directory.organizations.map(({confluent, ...resource}) => ({
				...resource,
				confluent: confluent ? organizationState(confluent) : null,
			})),
		}),
		close: async () => {
			await Promise.all([management.close(), login.close(), data.close(), kafka.close()]);
		},
	};
};
