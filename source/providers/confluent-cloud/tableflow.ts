import {spreading} from '../confluent/spreading.js';
import {defineFields} from '../field.js';
import {defineKind} from '../provider.js';
import type {ConfluentApi} from './api.js';
import {tableflowForm} from './forms.js';
import {type HttpWay, overHttp, planHttpKey} from './http-key.js';
import {fieldFor, shownOnce} from './key.js';
import {keyLife} from './life.js';
import {nameFields, ownerFields} from './owner.js';
import {docs} from './rules.js';

const way: HttpWay = {form: tableflowForm, spreading: spreading.tableflow};

/** A key for Tableflow, which is not tied to one cluster. */
export const tableflowKind = defineKind<ConfluentApi>()({
	id: 'tableflow',
	name: 'Tableflow key',
	summary: 'Tableflow, for all clusters',
	shownOnce,
	docs,
	fields: defineFields<ConfluentApi>()({...ownerFields, ...nameFields}),
	plan: ({api, answers}) =>
		planHttpKey(api, answers, {
			resource: {id: 'tableflow', kind: 'Tableflow', api_version: 'tableflow/v1'},
			words: 'Tableflow key',
			way,
			note: 'A Tableflow key is not tied to one cluster, and opens none: Kafka needs a key of its own.',
		}),
	fieldFor: fieldFor(),
	life: keyLife('tableflow', () => overHttp(way)),
});
