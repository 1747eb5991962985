import {Organization} from '../confluent/organization.js';
import {
	addCluster,
	addEnvironment,
	addRegistry,
	addServiceAccount,
	addUser,
	moment,
} from '../confluent/seed.js';
import type {SandboxSettings} from '../system.js';
import type {Directory} from './directory.js';

export const tenant = 'de300000-0000-4000-8000-00000000d3f0';

/** Confluent's accounts behind the two who sign in: the same ids in every organization. */
export const owners = {person: 'u-azdemo', robot: 'sa-azrobo'} as const;

const [production, development] = [
	'de300000-0000-4000-8000-000000000001',
	'de300000-0000-4000-8000-000000000002',
] as const;

/** Two subscriptions with four organizations: a large one, one with a space in its name, a small and a failed one. */
export function demoDirectory(settings: SandboxSettings): Directory {
	const large = newOrganization(settings, '1a', 'Example Streams on Azure');
	fillLarge(large, settings.topicCount);
	const small = newOrganization(settings, '2b', 'Example Archive');
	addEnvironment(small, 'env-azarc1', 'archive');
	const archive = {id: 'lkc-azarc1', environment: 'env-azarc1', name: 'archive', kind: 'Basic'} as const;
	addCluster(small, {...archive, cloud: 'AZURE', region: 'westeurope'}, 5);
	const west = newOrganization(settings, '3c', 'Example Development');
	fillWest(west);
	const inEurope = {subscription: production, location: 'westeurope', armIds: false};
	return {
		tenant,
		subscriptions: [
			{
				id: production,
				name: 'Demo Production',
				groups: ['rg-streaming', 'rg-archive', 'rg-empty'].map((name) => ({
					name,
					location: 'westeurope',
				})),
			},
			{id: development, name: 'Demo Development', groups: [{name: 'rg-dev', location: 'westus2'}]},
		],
		organizations: [
			{
				...inEurope,
				name: 'example-kafka',
				group: 'rg-streaming',
				createdAt: moment(0),
				confluent: large,
			},
			{...inEurope, name: 'example-failed', group: 'rg-streaming', createdAt: moment(1)},
			{
				...inEurope,
				name: 'example-archive',
				group: 'rg-archive',
				createdAt: moment(2),
				confluent: small,
			},
			{
				name: 'Streams West US 2',
				subscription: development,
				group: 'rg-dev',
				location: 'westus2',
				createdAt: moment(3),
				confluent: west,
				armIds: true,
			},
		],
	};
}

function newOrganization(settings: SandboxSettings, code: string, name: string): Organization {
	const id = `de300000-0000-4000-9000-0000000000${code}`;
	const organization = new Organization({id, name, propagationSeconds: settings.propagationSeconds});
	addUser(organization, owners.person, 'demo@example.com', 'Demo Person');
	addServiceAccount(organization, 'azure-automation', 'The service principal', owners.robot);
	for (const owner of Object.values(owners)) {
		organization.bind(`User:${owner}`, 'OrganizationAdmin', organization.crn());
	}
	return organization;
}

function fillLarge(organization: Organization, topicCount: number): void {
	const home = {cloud: 'AZURE', region: 'westeurope'} as const;
	const [live, load] = ['env-azliv1', 'env-azlod1'] as const;
	addEnvironment(organization, live, 'production', 'ADVANCED');
	addEnvironment(organization, load, 'load-tests');
	const orders = {id: 'lkc-azord1', environment: live, name: 'orders', kind: 'Standard'} as const;
	addCluster(organization, {...home, ...orders, bootstrap: 'prefixed'}, topicCount);
	const billing = {id: 'lkc-azbil1', environment: live, name: 'billing', kind: 'Dedicated'} as const;
	addCluster(organization, {...home, ...billing, cku: 1}, 30);
	addRegistry(organization, 'lsrc-azliv1', orders.id);
	for (let number = 10; number < 22; number += 1) {
		addEnvironment(organization, `env-aztm${number}`, `team-${number}`);
		const name = `load-${number}`;
		const place = {id: `lkc-azld${number}`, environment: load, name, kind: 'Basic'} as const;
		addCluster(organization, {...home, ...place}, 3);
		addServiceAccount(organization, `service-${number}`, `Runs load test ${number}`);
	}
}

/** One cluster's record has no bootstrap address, as in some of the vendor's samples. */
function fillWest(organization: Organization): void {
	addEnvironment(organization, 'env-azdev1', 'development');
	const home = {environment: 'env-azdev1', cloud: 'AZURE', region: 'westus2', kind: 'Basic'} as const;
	addCluster(organization, {...home, id: 'lkc-azdev1', name: 'events', bootstrap: 'absent'}, 12);
	addCluster(organization, {...home, id: 'lkc-azdev2', name: 'metrics', bootstrap: 'prefixed'}, 4);
	addRegistry(organization, 'lsrc-azdev1', 'lkc-azdev1');
}
