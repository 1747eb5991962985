import type {Secret} from '../../secret.js';
import {type Access, kafkaNames} from '../access.js';
import {kafkaRestAccess, kafkaRestForm} from '../confluent/forms.js';
import {placeOf} from '../confluent/places.js';
import {spreading} from '../confluent/spreading.js';
import {type Answers, defineFields, plainOf} from '../field.js';
import {defineKind} from '../provider.js';
import {kafkaAgain} from './again.js';
import type {AzureApi} from './api.js';
import {fieldFor, planKey, shownOnce} from './key.js';
import {keyLife} from './life.js';
import {kafkaPlaceFields, nameFields} from './place-fields.js';
import type {KafkaPlace} from './places.js';
import {docs} from './rules.js';

/** A key for one Kafka cluster. */
export const kafkaKind = defineKind<AzureApi>()({
	id: 'kafka',
	name: 'Kafka key',
	summary: 'user and password for one Kafka cluster',
	shownOnce,
	docs,
	fields: defineFields<AzureApi>()({...kafkaPlaceFields, ...nameFields}),
	plan: ({api, answers}) => {
		const resource = answers.cluster.value;
		const {endpoint} = placeOf<KafkaPlace>(answers.cluster) ?? {};
		return planKey(api, {
			resource,
			words: 'Kafka key',
			answers,
			note: `One key opens one resource: this one opens ${resource} only, not its Schema Registry.`,
			variables: [...Object.values(kafkaNames), ...(endpoint ? Object.values(kafkaRestForm.names) : [])],
			accesses: waysIn(answers),
		});
	},
	fieldFor,
	life: keyLife('lkc-', waysIn, kafkaAgain),
});

/** How clients connect (Confluent's client documentation). */
function waysIn(answers: Answers) {
	const {bootstrapServers = plainOf(answers['bootstrap-servers']), endpoint} =
		placeOf<KafkaPlace>(answers['cluster']) ?? {};
	const cluster = plainOf(answers['cluster']) ?? '';
	return (username: string, password: Secret): readonly Access[] => [
		{
			type: 'kafka',
			label: 'Kafka',
			...(bootstrapServers && {bootstrapServers}),
			securityProtocol: 'SASL_SSL',
			mechanism: 'PLAIN',
			username,
			password,
			spreading: spreading.kafka,
		},
		...(endpoint ? [kafkaRestAccess(cluster, endpoint, {username, password})] : []),
	];
}
