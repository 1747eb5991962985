import type {Secret} from '../../secret.js';
import type {Access} from '../access.js';
import {registryForm} from '../confluent/forms.js';
import {type HttpPlace, placeOf} from '../confluent/places.js';
import {spreading} from '../confluent/spreading.js';
import {type Answers, defineFields, plainOf} from '../field.js';
import {defineKind} from '../provider.js';
import {registryAgain} from './again.js';
import type {AzureApi} from './api.js';
import {fieldFor, planKey, shownOnce} from './key.js';
import {keyLife} from './life.js';
import {nameFields, registryPlaceFields} from './place-fields.js';
import {docs} from './rules.js';

/** A key for one Schema Registry. */
export const schemaRegistryKind = defineKind<AzureApi>()({
	id: 'schema-registry',
	name: 'Schema Registry key',
	summary: 'user and password for one Schema Registry',
	shownOnce,
	docs,
	fields: defineFields<AzureApi>()({...registryPlaceFields, ...nameFields}),
	plan: ({api, answers}) => {
		const resource = answers['schema-registry'].value;
		return planKey(api, {
			resource,
			words: 'Schema Registry key',
			answers,
			note: `One key opens one resource: this one opens Schema Registry ${resource}, not a Kafka cluster.`,
			variables: Object.values(registryForm.names),
			accesses: waysIn(answers),
		});
	},
	fieldFor,
	life: keyLife('lsrc-', waysIn, registryAgain),
});

function waysIn(answers: Answers) {
	const url = placeOf<HttpPlace>(answers['schema-registry'])?.url ?? plainOf(answers['url']);
	return (username: string, password: Secret): readonly Access[] => [
		{...registryForm, ...(url && {url}), username, password, spreading: spreading.schemaRegistry},
	];
}
