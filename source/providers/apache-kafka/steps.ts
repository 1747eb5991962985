import type {KafkaAcl} from '../../network/kafka/kafka.js';
import {NetworkProblem} from '../../network/problem.js';
import type {KafkaAccess} from '../access.js';
import type {Credential, Step} from '../provider.js';
import {aclFor, aclInWords, inWords, isSameAcl, type Rule} from './acl.js';
import type {ApacheKafkaApi, NewUser} from './api.js';

/** The step that makes the user; its way in is `access`. Refused where the user exists. */
export function createUser(
	api: ApacheKafkaApi,
	user: NewUser,
	access: KafkaAccess,
	rules: readonly Rule[],
): Step {
	const {name, mechanism} = user;
	return {
		id: 'user',
		will: `create SCRAM user ${name} (${mechanism})`,
		did: `created SCRAM user ${name}`,
		thing: 'scramUser',
		request: () => ({method: 'Kafka', path: 'AlterUserScramCredentials', body: {upsertions: [user]}}),
		send: async (_earlier, signal) => {
			// The protocol knows no create, only an upsert: sent for a user that exists, it would replace its password.
			await refuseExisting(api, name, signal);
			const before = await api.aclsOf(name, signal);
			await api.setUser(user, signal);
			const credential = credentialFor(user, access, rules, before);
			return {ref: {name, mechanism}, label: name, credential};
		},
		list: async (_earlier, signal) => {
			const found = await api.user(name, signal);
			const has = found?.mechanisms.some((each) => each.mechanism === mechanism);
			return has ? [{ref: {name, mechanism}, label: name}] : [];
		},
	};
}

/**
 * With another mechanism too: it would become a second password of somebody's user. The admin need not be a SCRAM user,
 * and one of its name would have its rights.
 */
async function refuseExisting(api: ApacheKafkaApi, name: string, signal: AbortSignal): Promise<void> {
	if (name === api.admin) throw refused(`the user that you are signed in with is called ${name}`);
	const found = await api.user(name, signal);
	if (!found) return;
	const mechanisms = found.mechanisms.map(({mechanism}) => mechanism).join(' and ');
	throw refused(`a SCRAM user ${name} exists already (${mechanisms})`);
}

function refused(what: string): NetworkProblem {
	const message = `${what.charAt(0).toUpperCase()}${what.slice(1)}. Type another name.`;
	const told = {what: `Nothing was sent: ${what}.`, next: 'Choose another name.'};
	return new NetworkProblem(told, {outcome: 'not-sent', fields: [{path: ['name'], message}]});
}

function credentialFor(
	{name, mechanism}: NewUser,
	access: KafkaAccess,
	rules: readonly Rule[],
	before: readonly KafkaAcl[],
): Credential {
	const asked = rules.map((rule) => aclFor(name, rule));
	const others = before.filter((acl) => !asked.some((each) => isSameAcl(each, acl)));
	return {
		id: name,
		name,
		accesses: [access],
		details: [
			{label: 'principal', value: `User:${name}`},
			{label: 'mechanism', value: mechanism},
			{label: 'allowed', value: rules.map((rule) => inWords(rule)).join('; ')},
		],
		differences:
			others.length === 0
				? []
				: [`Kafka had ACLs for a user of this name already: ${others.map(aclInWords).join('; ')}.`],
	};
}

/** The step that makes one ACL, so that each is taken back alone. One that was there is never taken back. */
export function allow(api: ApacheKafkaApi, user: string, rule: Rule, index: number): Step {
	const acl = aclFor(user, rule);
	const label = inWords(rule);
	return {
		id: `acl-${index + 1}`,
		will: `allow ${label}`,
		did: `allowed ${label}`,
		thing: 'acl',
		request: () => ({method: 'Kafka', path: 'CreateAcls', body: {creations: [acl]}}),
		send: async (_earlier, signal) => {
			if (await api.has(acl, signal)) return {ref: acl, label: 'was there already', existed: true};
			await api.allow(acl, signal);
			return {ref: acl, label};
		},
		list: async (_earlier, signal) => ((await api.has(acl, signal)) ? [{ref: acl, label}] : []),
	};
}
