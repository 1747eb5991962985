import type {KafkaAcl, ScramUser} from '../../network/kafka/kafka.js';
import type {ScramMechanism} from '../../network/kafka/terms.js';
import {NetworkProblem} from '../../network/problem.js';
import {Secret} from '../../secret.js';
import {gone} from '../gone.js';
import type {Behind, Held, Life} from '../life.js';
import {accessFor} from './access.js';
import {aclInWords} from './acl.js';
import type {ApacheKafkaApi} from './api.js';
import {fields} from './fields.js';
import {newPassword} from './new-password.js';

const password = {...fields['new-password'], label: 'Which new password should it have?'};

/** Users by KIP-554: listed with their mechanisms, made anew with another password, deleted; their ACLs beside them. */
export const life: Life<ApacheKafkaApi> = {
	thing: 'scramUser',
	list: async function* ({api, signal}) {
		const [users, acls] = await Promise.all([api.users(signal), allAcls(api, signal)]);
		yield users.flatMap((user) => heldOf(api, user, acls));
	},
	behind: async ({api, held, signal}) => {
		const {name = '', mechanism} = held.ref;
		const [user, acls] = await Promise.all([api.user(name, signal), aclsOf(api, name, signal)]);
		const others = user?.mechanisms.filter((each) => each.mechanism !== mechanism) ?? [];
		const [other] = others;
		return acls.map(
			(acl): Behind => ({
				thing: 'listedAcl',
				ref: acl,
				label: aclInWords(acl),
				...(other && {kept: `the user still signs in with ${other.mechanism}`}),
			}),
		);
	},
	accesses: async ({api, held, secret}) => {
		const {name = '', mechanism} = held.ref;
		const user = {name, mechanism: mechanism as ScramMechanism, password: secret};
		return [accessFor(user, [], api.way)];
	},
	rotate: {
		fields: {'new-password': password},
		plan: async ({api, held, answers, signal}) => {
			const {name = ''} = held.ref;
			const mechanism = held.ref['mechanism'] as ScramMechanism;
			const user = await api.user(name, signal);
			if (!user?.mechanisms.some((each) => each.mechanism === mechanism)) throw gone('user');
			const given = answers['new-password'];
			const secret = given instanceof Secret ? given : new Secret('');
			return newPassword(api, {name, mechanism, password: secret}, await aclsOf(api, name, signal));
		},
		caution: 'Kafka replaces the password. The old one stops working as soon as each broker has the new one.',
	},
	cannot: {edit: 'A SCRAM user has nothing but its password and its ACLs: rotate it, or revoke it.'},
};

/** One for each mechanism: each has a password of its own, and goes by itself. */
function heldOf(
	api: ApacheKafkaApi,
	{name, mechanisms}: ScramUser,
	acls: readonly KafkaAcl[] | undefined,
): Held[] {
	const own = acls?.filter(({principal}) => principal === `User:${name}`) ?? [];
	const allowed = own.map(aclInWords).sort();
	const opens = acls
		? allowed.join('; ') || 'nothing by ACLs of its own'
		: 'what the cluster allows; it shows no ACLs';
	return mechanisms.map(({mechanism, iterations}) => ({
		ref: {name, mechanism},
		id: mechanisms.length === 1 ? name : `${name}:${mechanism}`,
		name,
		...(mechanisms.length > 1 && {user: name}),
		opens,
		details: [
			{label: 'principal', value: `User:${name}`},
			{label: 'mechanism', value: `${mechanism}, ${iterations} iterations`},
			{label: 'allowed', value: opens},
		],
		// Without ACLs nothing is known of what it is for, so it is like no other.
		purpose: allowed.join('; ') || `${name} ${mechanism}`,
		...(name === api.admin && {locked: 'it is the user that kafkey is signed in as'}),
	}));
}

/** Every ACL; undefined where the cluster refuses to say, as one without an authorizer does. */
function allAcls(api: ApacheKafkaApi, signal: AbortSignal): Promise<readonly KafkaAcl[] | undefined> {
	return api.acls(signal).catch((error: unknown) => {
		if (!(error instanceof NetworkProblem) || error.outcome !== 'refused') throw error;
		return undefined;
	});
}

async function aclsOf(api: ApacheKafkaApi, name: string, signal: AbortSignal): Promise<readonly KafkaAcl[]> {
	const found = await allAcls(api, signal);
	return found?.filter(({principal}) => principal === `User:${name}`) ?? [];
}
