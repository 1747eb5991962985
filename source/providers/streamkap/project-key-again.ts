import {isStatus} from '../../network/http.js';
import type {Answers} from '../field.js';
import type {Held} from '../life.js';
import {pick} from '../pick.js';
import {rowOf, rulesOf} from './acl.js';
import type {ProjectKeyDetail} from './answers.js';
import type {StreamkapApi} from './api.js';
import {sameGrant} from './grant-life.js';
import {yesOrNo} from './kafka-fields.js';
import {currentKey} from './project-key-edit.js';
import {openings, toolProfiles} from './project-key-fields.js';

/** The answers that make a key like this one. Its Kafka user's name is taken, so the new one gets the next. */
export async function againOf(api: StreamkapApi, held: Held, signal: AbortSignal): Promise<Answers> {
	const key = await currentKey(api, held, signal);
	const {kafka_username, api_client_id} = key;
	return {
		name: key.name ?? '',
		description: key.description ?? '',
		opens: pick(openings, kafka_username ? (api_client_id ? 'both' : 'kafka') : 'api'),
		...(api_client_id && sameGrant(key.roles)),
		...(kafka_username && (await kafkaAgain(api, key, kafka_username, signal))),
		'tool-profile': pick(toolProfiles, key.tool_profile ?? 'none'),
		'allowed-tools': (key.allowed_tools ?? []).map((tool) => pick([], tool)),
		'blocked-tools': (key.blocked_tools ?? []).map((tool) => pick([], tool)),
	};
}

async function kafkaAgain(
	api: StreamkapApi,
	{whitelist_ips, kafka_acls, schema_proxy_endpoint}: ProjectKeyDetail,
	username: string,
	signal: AbortSignal,
): Promise<Answers> {
	const users = await api.kafkaUsers(signal).catch((error: unknown) => {
		if (!isStatus(error, 403)) throw error;
		return [];
	});
	const taken = users.map((user) => user.username);
	return {
		username: nextName(username, [...taken, username]),
		'allowed-ips': whitelist_ips ?? '',
		acl: rulesOf(kafka_acls).map(rowOf),
		'schema-registry': pick(yesOrNo, schema_proxy_endpoint ? 'yes' : 'no'),
	};
}

/** `orders` → `orders-2`, `orders-2` → `orders-3`; at most 24 characters (Streamkap's Terraform provider). */
function nextName(username: string, taken: readonly string[]): string {
	const base = username.replace(/-\d+$/, '');
	for (let number = 2; ; number++) {
		const name = `${base.slice(0, 24 - `-${number}`.length).replace(/-+$/, '')}-${number}`;
		if (!taken.includes(name)) return name;
	}
}
