import type {KafkaAcl} from '../../network/kafka/kafka.js';
import {gone} from '../gone.js';
import type {Plan} from '../provider.js';
import {accessFor, variablesOf} from './access.js';
import {aclInWords, isRule} from './acl.js';
import type {ApacheKafkaApi, NewUser} from './api.js';

/** Another password for a user that exists, by the same mechanism. */
export function newPassword(api: ApacheKafkaApi, user: NewUser, acls: readonly KafkaAcl[]): Plan {
	const {name, mechanism} = user;
	const access = accessFor(user, acls.filter(isRule), api.way);
	return {
		steps: [
			{
				id: 'password',
				will: `give SCRAM user ${name} a new password (${mechanism})`,
				did: `gave SCRAM user ${name} a new password`,
				thing: 'scramUser',
				request: () => ({method: 'Kafka', path: 'AlterUserScramCredentials', body: {upsertions: [user]}}),
				send: async (_earlier, signal) => {
					// Sent for a user that was deleted meanwhile, it would make one.
					const found = await api.user(name, signal);
					if (!found?.mechanisms.some((each) => each.mechanism === mechanism)) throw gone('user');
					await api.setUser(user, signal);
					return {
						ref: {name, mechanism},
						label: name,
						existed: true,
						credential: {
							id: name,
							name,
							accesses: [access],
							details: [
								{label: 'principal', value: `User:${name}`},
								{label: 'mechanism', value: mechanism},
								...(acls.length === 0 ? [] : [{label: 'allowed', value: acls.map(aclInWords).join('; ')}]),
							],
							differences: [],
						},
					};
				},
			},
		],
		variables: variablesOf(access),
		known: [access],
		notes: ['Its ACLs stay as they are.'],
	};
}
