import {basicOf} from '../basic.js';
import type {Exchange, Host} from '../http.js';
import type {SandboxSettings} from '../system.js';
import type {Acl, KafkaUser, State} from './data.js';
import {topics} from './topics.js';

/**
 * The Schema Registry of every Kafka user. The vendor does not say how it authenticates; here by HTTP Basic with
 * the user's own name and password. A new user is unknown (401) until `propagationSeconds` have passed.
 */
export function registryHost(state: State, {propagationSeconds, topicCount}: SandboxSettings): Host {
	return {
		name: 'streamkap-registry',
		routes: [
			{
				method: 'GET',
				path: '/subjects',
				handle: (exchange) => {
					const user = userOf(state, exchange);
					if (!user?.registry || user.createdAt + propagationSeconds * 1000 > Date.now())
						return {status: 401, json: {error_code: 401, message: 'Unauthorized'}};
					const seen = topics(topicCount).filter(({name}) => user.acls.some((acl) => covers(acl, name)));
					return {status: 200, json: seen.map(({name}) => `${name}-value`)};
				},
			},
		],
		notFound: () => ({status: 404, json: {error_code: 404, message: 'HTTP 404 Not Found'}}),
	};
}

function userOf({kafkaUsers}: State, exchange: Exchange): KafkaUser | undefined {
	const given = basicOf(exchange);
	return [...kafkaUsers.values()].find(
		({username, password}) => username === given?.user && password === given.password,
	);
}

function covers(acl: Acl, topic: string): boolean {
	if (acl.resource !== 'TOPIC') return false;
	return acl.resource_pattern_type === 'LITERAL' ? acl.name === topic : topic.startsWith(acl.name);
}
