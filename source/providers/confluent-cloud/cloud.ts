import {spreading} from '../confluent/spreading.js';
import {defineFields} from '../field.js';
import {defineKind} from '../provider.js';
import type {ConfluentApi} from './api.js';
import {cloudForm} from './forms.js';
import {type HttpWay, overHttp, planHttpKey} from './http-key.js';
import {fieldFor, shownOnce} from './key.js';
import {keyLife} from './life.js';
import {nameFields, ownerFields} from './owner.js';
import {docs} from './rules.js';

const way: HttpWay = {form: cloudForm, spreading: spreading.cloud};

/** A key for Confluent Cloud's management APIs and the Metrics API: the whole organization, no resource. */
export const cloudKind = defineKind<ConfluentApi>()({
	id: 'cloud',
	name: 'Cloud key',
	summary: 'management and Metrics APIs of the organization',
	shownOnce,
	docs,
	fields: defineFields<ConfluentApi>()({...ownerFields, ...nameFields}),
	plan: ({api, answers}) =>
		planHttpKey(api, answers, {
			resource: {id: 'cloud'},
			words: 'Cloud key',
			way,
			note: 'A Cloud key is for the whole organization, not for one resource: no Kafka cluster takes it.',
		}),
	fieldFor: fieldFor(),
	life: keyLife('cloud', () => overHttp(way)),
});
