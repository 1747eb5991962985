import {bootstrapField, urlField} from '../confluent/address-fields.js';
import {clusterField, otherEnvironment, registryField} from '../confluent/place-fields.js';
import {description, name} from '../confluent/rules.js';
import {defineFields} from '../field.js';
import type {AzureApi} from './api.js';
import {environments, kafkaClusters, organizations, schemaRegistries, subscriptions} from './places.js';
import {docs, organizationName, uuid} from './rules.js';

/** Subscription, organization and environment. */
export const home = defineFields<AzureApi>()({
	subscription: {
		kind: 'select',
		label: 'Which Azure subscription is it in?',
		name: 'subscription',
		step: 'organization',
		choices: subscriptions,
		remember: true,
		other: {
			label: 'Subscription id',
			schema: uuid('A subscription id'),
			placeholder: '5e1d2c3b-0000-4000-8000-000000000000',
		},
		docs: 'https://learn.microsoft.com/azure/azure-portal/get-subscription-tenant-id',
	},
	organization: {
		kind: 'select',
		label: 'Which Confluent organization?',
		name: 'organization',
		hint: 'The Azure resource. Those that Azure did not finish setting up are left out.',
		help: [
			'Azure shows each Confluent organization that was bought through it as a resource in a resource group.',
			'One that is not in the list can be typed as resource-group/organization.',
		],
		choices: organizations,
		needs: ['subscription'],
		remember: true,
		other: {label: 'Group and name', schema: organizationName, placeholder: 'rg-data/acme-kafka'},
		docs,
	},
	environment: {
		kind: 'select',
		label: 'Which Confluent environment is it in?',
		name: 'environment',
		step: 'environment',
		choices: environments,
		needs: ['subscription', 'organization'],
		remember: true,
		other: otherEnvironment,
		docs,
	},
});

const needs = ['subscription', 'organization', 'environment'] as const;

/** Subscription to Kafka cluster, and its address where the listing does not give it. */
export const kafkaPlaceFields = defineFields<AzureApi>()({
	...home,
	cluster: {
		...clusterField,
		choices: kafkaClusters,
		needs,
		docs,
	},
	'bootstrap-servers': bootstrapField,
});

/** Subscription to Schema Registry, and its address where the listing does not give it. */
export const registryPlaceFields = defineFields<AzureApi>()({
	...home,
	'schema-registry': {
		...registryField,
		choices: schemaRegistries,
		needs,
		docs,
	},
	url: urlField('schema-registry', 'Schema Registry', 'https://psrc-4v7rj.westeurope.azure.confluent.cloud'),
});

/** What the key is called. Azure needs neither (vendor page); kafkey asks for a name, because Azure lists no keys. */
export const nameFields = defineFields<AzureApi>()({
	name: {
		kind: 'text',
		label: 'What should the key be called?',
		name: 'name',
		step: 'name',
		hint: 'A label for you and your team. Azure has no list of keys, so choose one that you will recognize.',
		schema: name,
		placeholder: 'orders-service',
		docs,
	},
	description: {
		kind: 'text',
		label: 'What is it for?',
		name: 'description',
		hint: 'Optional: how the key is used, so that you can tell it from others.',
		schema: description,
		placeholder: 'orders producer in production',
		docs,
	},
});
