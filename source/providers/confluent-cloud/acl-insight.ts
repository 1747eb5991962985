import {Problem} from '../../errors.js';
import {placeOf} from '../confluent/places.js';
import {endpoint} from '../confluent/rules.js';
import {defineFields} from '../field.js';
import type {Held, Insight} from '../life.js';
import {accessFields} from './access-fields.js';
import {kafkaPlaceOf} from './again.js';
import type {ConfluentApi} from './api.js';
import type {KafkaPlace} from './places.js';
import {adminIn} from './way.js';

const {'admin-key': key, 'admin-secret': secret, 'rest-endpoint': rest} = accessFields;

const fields = defineFields<ConfluentApi>()({
	'admin-key': {
		kind: 'text',
		label: 'Which Kafka key of the cluster may list and delete ACLs?',
		name: key.name,
		hint: 'Not the key that is deleted. Its owner must be allowed to change ACLs.',
		help: [
			'A Cloud key cannot see ACLs; only a Kafka key of the cluster can. Its owner needs a role such as CloudClusterAdmin.',
			'kafkey keeps it in memory only.',
		],
		env: key.env,
		schema: key.schema.min(1, 'The key cannot be empty.'),
		docs: key.docs,
	},
	'admin-secret': {
		kind: 'secret',
		label: secret.label,
		name: secret.name,
		env: secret.env,
		schema: secret.schema,
	},
	'rest-endpoint': {
		kind: 'text',
		address: true,
		label: rest.label,
		name: rest.name,
		hint: '“REST endpoint” in the cluster’s settings.',
		schema: endpoint.min(1, 'Without it the cluster cannot be asked.'),
		placeholder: rest.placeholder,
	},
});

/** ACLs are seen with a Kafka key of their cluster only, never with a Cloud key (Confluent's OpenAPI for Kafka REST v3). */
export const aclInsight: Insight<ConfluentApi> = {
	shows: 'ACLs',
	fields,
	asks: async ({api, held, signal}) => {
		if (!held.owner?.startsWith('sa-')) return [];
		const {cluster} = await clusterOf(api, held, signal);
		const isKnown = placeOf<KafkaPlace>(cluster)?.endpoint !== undefined;
		return Object.keys(fields).filter((id) => id !== 'rest-endpoint' || !isKnown);
	},
	open: async ({api, held, answers, signal}) => {
		const admin = adminIn({...(await clusterOf(api, held, signal)), ...answers});
		if (!admin) return;
		if (admin.key === held.id)
			throw new Problem({
				what: `${held.id} is the key that is deleted, so it cannot delete ACLs afterwards.`,
				next: 'Give another Kafka key of the cluster.',
			});
		const {at} = admin;
		api.kafka.use(at, admin.key, admin.secret);
		try {
			await api.kafka.aclsOf(at, held.owner ?? '', signal);
		} catch (error) {
			api.kafka.forget(at.cluster);
			throw error;
		}
	},
};

/** The cluster of a key, which may be deleted by now, with what the lists know of it. */
function clusterOf(api: ConfluentApi, {ref}: Held, signal: AbortSignal) {
	return kafkaPlaceOf(api, {id: ref['resource'], environment: ref['environment']}, signal);
}
