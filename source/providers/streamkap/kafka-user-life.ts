import {isStatus} from '../../network/http.js';
import {Secret} from '../../secret.js';
import {type Answers, plainOf, rowsOf} from '../field.js';
import {gone} from '../gone.js';
import type {Held, Life} from '../life.js';
import {pick} from '../pick.js';
import type {Plan} from '../provider.js';
import {aclOf, rowOf, rulesOf} from './acl.js';
import type {KafkaUser} from './answers.js';
import {type StreamkapApi, usersPath} from './api.js';
import {rulesIn, userDetails} from './details.js';
import {type KafkaConfig, kafkaAccesses, kafkaVariables} from './kafka-access.js';
import {kafkaFields, yesOrNo} from './kafka-fields.js';
import {madeUser} from './kafka-user-answer.js';

const {'allowed-ips': allowedIps, acl, 'schema-registry': registry} = kafkaFields;
const password = {...kafkaFields.password, label: 'Which new password should it have?'};

/** List, change with a new password or without, and delete (Streamkap's API reference and Terraform provider). */
export const kafkaUserLife: Life<StreamkapApi> = {
	thing: 'kafkaUser',
	list: async function* ({api, signal}) {
		const [users, keys] = await Promise.all([
			api.kafkaUsers(signal),
			// Whose a user is only the keys say; a sign-in that may not read them can still list the users.
			api.projectKeys(signal).catch((error: unknown) => {
				if (!isStatus(error, 403)) throw error;
				return [];
			}),
		]);
		yield users.map((user) => {
			const key = keys.find(
				({kafka_username, service_id}) =>
					kafka_username === user.username && service_id === api.who.service_id,
			);
			return heldOf(user, api.who.service_id, key && (key.name || key.id));
		});
	},
	edit: {
		fields: {'allowed-ips': allowedIps, acl, 'schema-registry': registry},
		now: async ({api, held, signal}) => answersOf(settingsOf(await current(api, held, signal))),
		send: async ({api, held, changed, signal}) => {
			const settings = settingsOf(await current(api, held, signal));
			await api.changeKafkaUser(held.id, {...settings, ...changedSettings(changed)}, signal);
		},
		notes: [
			{
				sentence:
					'Streamkap takes all settings of a Kafka user at once: kafkey reads them again and sends those that you did not change as they are.',
				about: (changed) => Object.keys(changed).length > 0,
			},
			'The password stays as it is.',
		],
	},
	rotate: {
		fields: {password},
		plan: async ({api, held, answers, signal}) => {
			const given = answers['password'];
			const user = await current(api, held, signal);
			return newPassword(api, user, given instanceof Secret ? given : new Secret(''));
		},
		caution: 'Streamkap replaces the password. The old one is of no use from then on.',
	},
};

type Settings = Omit<KafkaConfig, 'username' | 'password'>;

/** The body of a PUT without the password. Throws where the answer does not show the rules, which it would replace. */
function settingsOf(user: KafkaUser): Settings {
	return {
		whitelist_ips: user.whitelist_ips ?? '',
		kafka_acls: rulesOf(user.kafka_acls),
		is_create_schema_registry: user.is_create_schema_registry ?? Boolean(user.schema_proxy_endpoint),
	};
}

function answersOf({whitelist_ips, kafka_acls, is_create_schema_registry}: Settings): Answers {
	return {
		'allowed-ips': whitelist_ips,
		acl: kafka_acls.map(rowOf),
		'schema-registry': pick(yesOrNo, is_create_schema_registry ? 'yes' : 'no'),
	};
}

function changedSettings(changed: Answers): Partial<Settings> {
	const [ips, yes] = [plainOf(changed['allowed-ips']), plainOf(changed['schema-registry'])];
	return {
		...(ips !== undefined && {whitelist_ips: ips}),
		...(changed['acl'] && {kafka_acls: rowsOf(changed['acl']).map(aclOf)}),
		...(yes !== undefined && {is_create_schema_registry: yes === 'yes'}),
	};
}

function newPassword(api: StreamkapApi, user: KafkaUser, secret: Secret): Plan {
	const {username} = user;
	const config = (settings: Settings): KafkaConfig => ({username, password: secret, ...settings});
	const settings = settingsOf(user);
	return {
		steps: [
			{
				id: 'password',
				will: `give Kafka user ${username} a new password`,
				did: `gave Kafka user ${username} a new password`,
				thing: 'kafkaUser',
				request: () => ({
					method: 'PUT',
					path: `${usersPath}/${encodeURIComponent(username)}`,
					body: {password: secret, ...settings},
				}),
				send: async (_earlier, signal) => {
					// What others changed since the plan was made is not to be undone.
					const latest = await current(api, {ref: {username}}, signal);
					const sent = settingsOf(latest);
					await api.changeKafkaUser(username, {password: secret, ...sent}, signal);
					return {...madeUser(latest, config(sent)), existed: true};
				},
			},
		],
		variables: kafkaVariables(config(settings)),
		known: kafkaAccesses(config(settings), {
			servers: user.kafka_proxy_endpoint,
			registry: user.schema_proxy_endpoint,
		}),
		notes: ['Everything else of the user stays as it is.'],
	};
}

async function current(api: StreamkapApi, {ref}: Pick<Held, 'ref'>, signal: AbortSignal): Promise<KafkaUser> {
	const found = (await api.kafkaUsers(signal)).find(({username}) => username === ref['username']);
	if (!found) throw gone('Kafka user');
	return found;
}

function heldOf(user: KafkaUser, service: string, key: string | undefined): Held {
	const {username, whitelist_ips, kafka_acls} = user;
	const rules = rulesIn(kafka_acls);
	return {
		ref: {username},
		id: username,
		name: username,
		opens: rules || `Kafka of project ${service}`,
		...(key !== undefined && {owner: `project key ${key}`, locked: `it belongs to project key ${key}`}),
		details: userDetails(user),
		// Without rules nothing is known of what it is for, so it is like no other.
		purpose: ['Kafka', service, rules.split('; ').sort().join('; ') || username, whitelist_ips ?? ''].join(
			' ',
		),
	};
}
