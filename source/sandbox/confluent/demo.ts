import type {ApiKey} from './model.js';
import type {Organization} from './organization.js';
import {
	addCluster,
	addEnvironment,
	addKey,
	addKsql,
	addRegistry,
	addServiceAccount,
	addUser,
} from './seed.js';

/** The keys that the demo signs in with. */
export type DemoKeys = {readonly cloud: ApiKey; readonly basic: ApiKey; readonly standard: ApiKey};

const owner = 'u-demo42';
const production = 'env-k3v8qd';
const staging = 'env-w6t1mz';
const standardCluster = 'lkc-h5x9rb';
const basicCluster = 'lkc-d2m7ys';

const frankfurt = {cloud: 'AWS', region: 'eu-central-1'} as const;
const netherlands = {cloud: 'GCP', region: 'europe-west4'} as const;

const applications = [
	'orders',
	'payments',
	'inventory',
	'shipping',
	'billing',
	'search',
	'fraud',
	'reporting',
];

/** Fills the demo's organization: a dozen environments, every cluster type, `topicCount` topics in the largest. */
export function fillDemo(organization: Organization, topicCount: number): DemoKeys {
	addUser(organization, owner, 'demo@example.com', 'Demo Person');
	addUser(organization, 'u-7hq2kv', 'robin@example.com', 'Robin Example');
	organization.bind(`User:${owner}`, 'OrganizationAdmin', organization.crn());
	fillPlaces(organization, topicCount);
	const ksqlOwner = addServiceAccount(organization, 'ksqldb-runtime', 'ksqlDB in production');
	addKsql(organization, {
		id: 'lksqlc-p8w3n',
		name: 'orders_ksql',
		cluster: standardCluster,
		owner: ksqlOwner,
	});
	addKsql(organization, {id: 'lksqlc-j4z6c', name: 'try_ksql', cluster: basicCluster, owner: ksqlOwner});
	fillAccounts(organization);
	fillOtherKeys(organization, ksqlOwner);
	return demoKeys(organization);
}

function fillPlaces(organization: Organization, topicCount: number): void {
	addEnvironment(organization, production, 'production', 'ADVANCED');
	addEnvironment(organization, staging, 'staging');
	addEnvironment(organization, 'env-b9f4xh', 'empty');
	const prefixed = {environment: production, bootstrap: 'prefixed'} as const;
	const standard = {id: standardCluster, name: 'orders-prod', kind: 'Standard'} as const;
	addCluster(organization, {...prefixed, ...frankfurt, ...standard}, topicCount);
	const dedicated = {id: 'lkc-c8q4nt', name: 'coordination', kind: 'Dedicated', cku: 2} as const;
	addCluster(organization, {...prefixed, ...netherlands, ...dedicated}, 40);
	const basic = {id: basicCluster, environment: staging, name: 'orders-staging', kind: 'Basic'} as const;
	addCluster(organization, {...frankfurt, ...basic}, 12);
	const rising = {id: 'lkc-v1g6pw', environment: staging, name: 'payments-staging'} as const;
	const unready = {kind: 'Standard', phase: 'PROVISIONING', bootstrap: 'absent'} as const;
	addCluster(organization, {...netherlands, ...rising, ...unready}, 0);
	addRegistry(organization, 'lsrc-t7y2kf', standardCluster);
	addRegistry(organization, 'lsrc-n5r8jd', basicCluster);
	for (const [index, application] of applications.entries()) {
		const environment = `env-team0${index}`;
		addEnvironment(organization, environment, `team-${application}`);
		const name = `${application}-dev`;
		const place = {id: `lkc-team0${index}`, environment, name, kind: 'Basic'} as const;
		addCluster(organization, {...place, ...(index % 2 === 0 ? frankfurt : netherlands)}, 8);
	}
}

function fillAccounts(organization: Organization): void {
	for (const application of applications) {
		for (const task of ['producer', 'consumer']) {
			const id = addServiceAccount(organization, `${application}-${task}`, `${task} of ${application}`);
			const role = task === 'producer' ? 'DeveloperWrite' : 'DeveloperRead';
			const place = [`environment=${production}`, `cloud-cluster=${standardCluster}`];
			const topic = [`kafka=${standardCluster}`, `topic=${application}`];
			organization.bind(`User:${id}`, role, organization.crn(...place, ...topic));
			const resource = {kind: 'Cluster', id: standardCluster, environment: production} as const;
			addKey(organization, {name: `${application}-${task}`, owner: id, resource});
		}
	}
	// The provider's own keys are listed without an owner.
	addKey(organization, {name: 'internal', resource: {kind: 'Cloud', id: 'cloud'}});
}

/** A key of every other kind, and keys that somebody should tidy up. */
function fillOtherKeys(organization: Organization, account: string): void {
	const registry = {kind: 'SchemaRegistry', id: 'lsrc-t7y2kf', environment: production} as const;
	const ksql = {kind: 'ksqlDB', id: 'lksqlc-p8w3n', environment: production} as const;
	const flink = {kind: 'Region', id: `${production}.aws.eu-central-1`, environment: production} as const;
	addKey(organization, {name: 'orders-schemas', owner: account, resource: registry});
	addKey(organization, {name: 'orders-queries', owner: account, resource: ksql});
	addKey(organization, {name: 'orders-flink', owner: account, resource: flink});
	addKey(organization, {
		name: 'orders-tables',
		owner: account,
		resource: {kind: 'Tableflow', id: 'tableflow'},
	});
	addKey(organization, {name: 'everything', owner: account, resource: {kind: 'Global', id: 'global'}});
	// A second key for the same, one that nobody described, and one whose owner has left.
	addKey(organization, {name: 'orders-schemas-2', owner: account, resource: registry});
	addKey(organization, {name: 'nightly', owner: account, resource: ksql, description: ''});
	addKey(organization, {name: 'left behind', owner: 'u-left99', resource: registry});
}

function demoKeys(organization: Organization): DemoKeys {
	const cloud = {kind: 'Cloud', id: 'cloud'} as const;
	const basic = {kind: 'Cluster', id: basicCluster, environment: staging} as const;
	const standard = {kind: 'Cluster', id: standardCluster, environment: production} as const;
	const secret = (word: string) => `cfltDemoOnly${word}SecretThatOpensNothingButTheSandbox`;
	return {
		cloud: addKey(organization, {
			id: 'DEMOCLOUDKEY0001',
			secret: secret('Cloud'),
			name: 'demo cloud key',
			owner,
			resource: cloud,
		}),
		basic: addKey(organization, {
			id: 'DEMOKAFKAKEY0002',
			secret: secret('Basic'),
			name: 'demo admin of orders-staging',
			owner,
			resource: basic,
		}),
		standard: addKey(organization, {
			id: 'DEMOKAFKAKEY0003',
			secret: secret('Standard'),
			name: 'demo admin of orders-prod',
			owner,
			resource: standard,
		}),
	};
}
