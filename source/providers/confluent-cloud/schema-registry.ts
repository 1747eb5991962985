import {registryForm} from '../confluent/forms.js';
import {type HttpPlace, placeOf} from '../confluent/places.js';
import {spreading} from '../confluent/spreading.js';
import {type Answers, defineFields, plainOf} from '../field.js';
import {defineKind} from '../provider.js';
import {registryAgain} from './again.js';
import type {ConfluentApi} from './api.js';
import {type HttpWay, overHttp, planHttpKey} from './http-key.js';
import {fieldFor, shownOnce} from './key.js';
import {keyLife} from './life.js';
import {nameFields, ownerFields} from './owner.js';
import {registryPlaceFields} from './place-fields.js';
import {docs} from './rules.js';

/** A key for one Schema Registry. */
export const schemaRegistryKind = defineKind<ConfluentApi>()({
	id: 'schema-registry',
	name: 'Schema Registry key',
	summary: 'user and password for one Schema Registry',
	shownOnce,
	docs,
	fields: defineFields<ConfluentApi>()({...registryPlaceFields, ...ownerFields, ...nameFields}),
	plan: ({api, answers}) => {
		const resource = answers['schema-registry'].value;
		return planHttpKey(api, answers, {
			resource: {id: resource},
			words: 'Schema Registry key',
			way: wayIn(answers),
			note: `One key opens one resource: this one opens Schema Registry ${resource}, not a Kafka cluster.`,
		});
	},
	fieldFor: fieldFor('schema-registry'),
	life: keyLife('schema-registry', (place) => overHttp(wayIn(place)), registryAgain),
});

function wayIn(answers: Answers): HttpWay {
	const url = placeOf<HttpPlace>(answers['schema-registry'])?.url ?? plainOf(answers['url']);
	return {form: registryForm, spreading: spreading.schemaRegistry, url};
}
