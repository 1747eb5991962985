import type {ScramMechanism} from '../../network/kafka/terms.js';
import type {AnswersTo} from '../field.js';
import {defineKind} from '../provider.js';
import {accessFor, variablesOf} from './access.js';
import {inWords, type Rule, rightsOf} from './acl.js';
import type {ApacheKafkaApi, NewUser} from './api.js';
import {fields, presetOf} from './fields.js';
import {life} from './life.js';
import {rulesOf} from './presets.js';
import {ruleOf} from './rows.js';
import {docs} from './rules.js';
import {allow, createUser} from './steps.js';

/** A user with a password of its own and the ACLs that it needs. */
export const scramUserKind = defineKind<ApacheKafkaApi>()({
	id: 'scram-user',
	name: 'SCRAM user',
	summary: 'user and password, with the ACLs it needs',
	shownOnce: 'Kafka stores a salted hash of the password only, and cannot show it again.',
	docs,
	fields,
	plan: ({api, answers}) => {
		const rules = rulesIn(answers);
		const user: NewUser = {
			name: answers.name,
			mechanism: answers['new-mechanism'].value as ScramMechanism,
			password: answers['new-password'],
		};
		const access = {...accessFor(user, rules, api.way), rights: rightsOf(rules)};
		return {
			steps: [
				createUser(api, user, access, rules),
				...rules.map((rule, index) => allow(api, user.name, rule, index)),
			],
			variables: variablesOf(access),
			known: [access],
			notes: notesFor(rules),
		};
	},
	fieldFor: ([first]) =>
		({name: 'name', mechanism: 'new-mechanism', password: 'new-password'})[String(first)],
	life,
});

function rulesIn(answers: AnswersTo<typeof fields>): Rule[] {
	const {access, topics = [], group, prefix, acl = []} = answers;
	const preset = presetOf(access.value);
	const rules =
		preset === undefined
			? acl.map(ruleOf)
			: preset === 'admin'
				? rulesOf(preset, {topics: [`${prefix}*`], groups: [`${prefix}*`]})
				: rulesOf(preset, {topics: topics.map(({value}) => value), groups: group ? [group.value] : []});
	const once = new Map(rules.map((rule) => [inWords(rule), rule]));
	return [...once.values()];
}

function notesFor(rules: readonly Rule[]): string[] {
	const reads = (resource: string) =>
		rules.some((rule) => rule.resource === resource && ['READ', 'ALL'].includes(rule.operation));
	if (!reads('topic') || reads('group')) return [];
	return ['It may read topics but has no READ on a consumer group, which consumers with a group need.'];
}
