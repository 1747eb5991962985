import {path} from '../../network/http.js';
import type {HttpBasicAccess} from '../access.js';
import {type HttpPlace, placeOf} from '../confluent/places.js';
import {spreading} from '../confluent/spreading.js';
import {type Answers, defineFields, plainOf} from '../field.js';
import {defineKind} from '../provider.js';
import {flinkAgain} from './again.js';
import type {ConfluentApi} from './api.js';
import {flinkNames} from './forms.js';
import {type HttpWay, overHttp, planHttpKey} from './http-key.js';
import {fieldFor, shownOnce} from './key.js';
import {keyLife} from './life.js';
import {nameFields, ownerFields} from './owner.js';
import {flinkPlaceFields} from './place-fields.js';

/** A key for Flink in one environment and one region of a cloud. */
export const flinkKind = defineKind<ConfluentApi>()({
	id: 'flink',
	name: 'Flink key',
	summary: 'Flink in one environment and region',
	shownOnce,
	docs: 'https://docs.confluent.io/cloud/current/flink/operate-and-deploy/generate-api-key-for-flink.html',
	fields: defineFields<ConfluentApi>()({...flinkPlaceFields, ...ownerFields, ...nameFields}),
	plan: ({api, answers}) => {
		const {value: environment} = answers.environment;
		const {value: region} = answers.region;
		return planHttpKey(api, answers, {
			resource: {id: region, environment, kind: 'Region', api_version: 'fcpm/v2'},
			words: 'Flink key',
			way: wayIn(answers, api),
			note: `One key opens one region: this one opens Flink in ${environment}, ${region} only.`,
		});
	},
	fieldFor: fieldFor('region'),
	life: keyLife('flink', (place, api) => overHttp(wayIn(place, api)), flinkAgain),
});

function wayIn(answers: Answers, {organization}: ConfluentApi): HttpWay {
	const probe = probeIn(organization, plainOf(answers['environment']) ?? '');
	return {
		form: {type: 'http-basic', label: 'Flink', names: flinkNames, ...probe},
		url: placeOf<HttpPlace>(answers['region'])?.url,
		spreading: spreading.flink,
	};
}

/** The list of statements (Confluent's Flink SQL REST API), which names the organization. */
function probeIn(
	organization: string | undefined,
	environment: string,
): Pick<HttpBasicAccess, 'probe' | 'unproved'> {
	if (organization === undefined)
		return {unproved: 'the request names the organization, whose id this sign-in cannot read'};
	const at = path`/sql/v1/organizations/${organization}/environments/${environment}/statements`;
	return {probe: {path: at, purpose: 'list the statements'}};
}
