import {type HttpPlace, placeOf} from '../confluent/places.js';
import {spreading} from '../confluent/spreading.js';
import {type Answers, defineFields, plainOf} from '../field.js';
import {defineKind} from '../provider.js';
import {ksqlAgain} from './again.js';
import type {ConfluentApi} from './api.js';
import {ksqldbForm} from './forms.js';
import {type HttpWay, overHttp, planHttpKey} from './http-key.js';
import {fieldFor, shownOnce} from './key.js';
import {keyLife} from './life.js';
import {nameFields, ownerFields} from './owner.js';
import {ksqlPlaceFields} from './place-fields.js';
import {docs} from './rules.js';

/** A key for one ksqlDB cluster. */
export const ksqldbKind = defineKind<ConfluentApi>()({
	id: 'ksqldb',
	name: 'ksqlDB key',
	summary: 'user and password for one ksqlDB cluster',
	shownOnce,
	docs,
	fields: defineFields<ConfluentApi>()({...ksqlPlaceFields, ...ownerFields, ...nameFields}),
	plan: ({api, answers}) => {
		const resource = answers.ksqldb.value;
		return planHttpKey(api, answers, {
			resource: {id: resource},
			words: 'ksqlDB key',
			way: wayIn(answers),
			note: `One key opens one resource: this one opens ksqlDB cluster ${resource}, not its Kafka cluster.`,
		});
	},
	fieldFor: fieldFor('ksqldb'),
	life: keyLife('ksqldb', (place) => overHttp(wayIn(place)), ksqlAgain),
});

function wayIn(answers: Answers): HttpWay {
	const url = placeOf<HttpPlace>(answers['ksqldb'])?.url ?? plainOf(answers['url']);
	return {form: ksqldbForm, spreading: spreading.ksqldb, url};
}
