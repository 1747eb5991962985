/** Every misbehaviour that can be switched on for a whole run, and what it does. */
export const modes = {
	'upstash-retired': 'every Kafka path of the management API answers 410',
	'upstash-empty-password': 'create answers an empty password',
	'upstash-encoded-username': 'the older field form of credentials',
	'upstash-strict-topic': 'a literal topic must exist',
	'streamkap-no-roles': 'listing the roles answers 403',
	'streamkap-short-token': 'tokens live 90 seconds',
	'streamkap-dying-token': 'the first token is refused after three calls',
	'streamkap-empty-secret': 'creates answer an empty API secret',
	'streamkap-gateway-html': 'creates are done and answered 502 with HTML',
	'streamkap-slow-key': 'a project key is being created for the propagation time',
	'streamkap-wide-acls': 'ACLs on more than topics and groups',
	'confluent-quota': 'keys are over a limit, said by 402',
	'confluent-quota-400': 'keys are over a limit, said by 400',
	'confluent-new-errors': 'the newer form of errors',
	'confluent-flaky-propagation': 'a new key is accepted over HTTP once, refused once, then accepted',
	'confluent-rate-limit': 'the first call of each path answers 429',
	'confluent-empty-secret': 'creates answer an empty secret',
	'azure-empty-secret': 'creates answer an empty secret',
	'azure-missing-secret': 'creates answer no secret',
	'azure-relative-nextlink': 'links to the next page are relative',
	'azure-delete-null': 'deletes answer null',
	'azure-throttle': 'the first call of each path answers 429',
	'kafka-flap': 'brokers accept a new user once, refuse it once, then accept it',
	'kafka-refuse': 'brokers refuse every new user',
	'kafka-denied': 'brokers let a new user do nothing',
	'kafka-unreachable': 'nobody listens at the addresses of the brokers',
} as const;

export type Mode = keyof typeof modes;

export function isMode(name: string): name is Mode {
	return Object.hasOwn(modes, name);
}
