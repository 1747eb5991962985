import type {Secret} from '../../secret.js';
import {type Access, kafkaExtraNames, kafkaNames} from '../access.js';
import {kafkaRestAccess, kafkaRestForm} from '../confluent/forms.js';
import {placeOf} from '../confluent/places.js';
import {spreading} from '../confluent/spreading.js';
import {type Answers, defineFields, plainOf} from '../field.js';
import {defineKind} from '../provider.js';
import {accessFields} from './access-fields.js';
import {kafkaAgain} from './again.js';
import type {ConfluentApi} from './api.js';
import {grantedBy} from './granted.js';
import {createKey, fieldFor, keyNotes, shownOnce} from './key.js';
import {keyLife} from './life.js';
import {isNewAccount, isServiceAccount, nameFields, ownerFields, ownerIn} from './owner.js';
import {kafkaPlaceFields} from './place-fields.js';
import type {KafkaPlace} from './places.js';
import {isPurpose, rightSteps} from './rights.js';
import {docs} from './rules.js';
import {wayFor} from './way.js';

const fields = defineFields<ConfluentApi>()({
	...kafkaPlaceFields,
	...ownerFields,
	...accessFields,
	...nameFields,
});

/** A key for one Kafka cluster, and the rights of the service account that owns it. */
export const kafkaKind = defineKind<ConfluentApi>()({
	id: 'kafka',
	name: 'Kafka key',
	summary: 'user and password for one Kafka cluster',
	shownOnce,
	docs,
	fields,
	plan: ({api, answers}) => {
		const resource = answers.cluster.value;
		const owner = ownerIn(api, answers);
		const way = wayFor(api, answers);
		const purpose = answers.access?.value;
		const {group, topics = []} = answers;
		const wanted = isPurpose(purpose) ? {purpose, topics, group} : undefined;
		const rights = wanted ? rightSteps(api, way, owner, wanted) : [];
		const granted = wanted ? grantedBy(way, wanted, isNewAccount(answers.owner)) : {};
		const key = createKey(api, {
			resource: {id: resource},
			words: 'Kafka key',
			owner,
			answers,
			accesses: accessesIn(answers, granted),
		});
		const withoutRights = way.by === 'none' ? way.why : `No rights are given to ${owner.words} now.`;
		return {
			steps: [...owner.steps, ...rights, key],
			notes: [
				...(isServiceAccount(answers.owner) ? [rights.length > 0 ? way.why : withoutRights] : []),
				`One key opens one resource: this one opens ${resource} only, not its Schema Registry.`,
				...owner.notes,
				...keyNotes,
				'It can take a couple of minutes until the cluster accepts a new key.',
			],
			variables: [
				...Object.values(kafkaNames),
				...(granted.group === undefined ? [] : [kafkaExtraNames.group]),
				...(restOf(answers) ? Object.values(kafkaRestForm.names) : []),
			],
		};
	},
	fieldFor: (path) => (path[0] === 'crn_pattern' ? 'topics' : fieldFor('cluster')(path)),
	life: keyLife('kafka', (place) => accessesIn(place), kafkaAgain),
});

/** How clients connect (Confluent's client documentation); `granted` is what was asked for. */
function accessesIn(answers: Answers, granted: ReturnType<typeof grantedBy> = {}) {
	const servers =
		placeOf<KafkaPlace>(answers['cluster'])?.bootstrapServers ?? plainOf(answers['bootstrap-servers']);
	const rest = restOf(answers);
	const cluster = plainOf(answers['cluster']) ?? '';
	return (username: string, password: Secret): readonly Access[] => [
		{
			type: 'kafka',
			label: 'Kafka',
			...(servers && {bootstrapServers: servers}),
			securityProtocol: 'SASL_SSL',
			mechanism: 'PLAIN',
			spreading: spreading.kafka,
			...granted,
			username,
			password,
		},
		...(rest ? [kafkaRestAccess(cluster, rest, {username, password})] : []),
	];
}

function restOf(answers: Answers): string | undefined {
	return placeOf<KafkaPlace>(answers['cluster'])?.endpoint ?? plainOf(answers['rest-endpoint']);
}
