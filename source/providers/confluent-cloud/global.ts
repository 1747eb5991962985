import {spreading} from '../confluent/spreading.js';
import {defineFields} from '../field.js';
import {defineKind} from '../provider.js';
import type {ConfluentApi} from './api.js';
import {globalForm} from './forms.js';
import {type HttpWay, overHttp, planHttpKey} from './http-key.js';
import {fieldFor, shownOnce} from './key.js';
import {keyLife} from './life.js';
import {nameFields, ownerFields} from './owner.js';
import {docs} from './rules.js';

const way: HttpWay = {form: globalForm, spreading: spreading.global};

/** One key for all resources of the organization that take one, as far as its owner may use them. */
export const globalKind = defineKind<ConfluentApi>()({
	id: 'global',
	name: 'Global key',
	summary: 'all that its owner may use in the organization',
	shownOnce,
	docs,
	fields: defineFields<ConfluentApi>()({...ownerFields, ...nameFields}),
	plan: ({api, answers}) =>
		planHttpKey(api, answers, {
			resource: {id: 'global', kind: 'Global', api_version: 'global/v1'},
			words: 'Global key',
			way,
			note: 'A Global key opens all that its owner may use, whatever the resource. A key for one resource is safer.',
		}),
	fieldFor: fieldFor(),
	life: keyLife('global', () => overHttp(way)),
});
