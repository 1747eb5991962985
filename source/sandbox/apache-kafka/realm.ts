import {mayBy} from '../kafka/acl.js';
import type {Realm} from '../kafka/cluster.js';
import {type State, superUser} from './data.js';

/**
 * Who may sign in: SCRAM users, and by PLAIN the super user only, because a broker has those users in its own
 * configuration. A user's rules are read at every question, so that a change counts at once.
 */
export function kafkaRealm(state: State): Realm {
	const {users} = state.admin;
	return {
		mechanisms: ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'],
		find: (name) => {
			const scram = users.get(name);
			const isSuper = name === superUser.name;
			if (!scram && !isSuper) return [];
			const usableFrom = Math.max(0, ...[...(scram?.values() ?? [])].map((one) => one.usableFrom));
			const secrets = {...(isSuper && {PLAIN: superUser.password}), ...Object.fromEntries(scram ?? [])};
			return [
				{
					name,
					cluster: state,
					secrets,
					usableFrom: isSuper ? 0 : usableFrom,
					may: (operation, resource, of) => isSuper || mayBy(state.admin.acls, name)(operation, resource, of),
				},
			];
		},
	};
}
