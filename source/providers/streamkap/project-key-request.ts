import type {AnswersTo} from '../field.js';
import {grantOf, grantWords} from './grant-fields.js';
import {type KafkaConfig, kafkaConfig, kafkaNotes} from './kafka-access.js';
import type {fields} from './project-key-fields.js';

export type Given = AnswersTo<typeof fields>;

/** The body of `POST /project-keys`; what was not asked for is left out (vendor page). */
export function requestOf(answers: Given, kafka: KafkaConfig | undefined) {
	const profile = profileOf(answers);
	const [allowed, blocked] = toolsOf(answers);
	return {
		name: answers.name,
		...(answers.description !== '' && {description: answers.description}),
		...grantOf(answers),
		...(kafka && {kafka_config: kafka}),
		...(profile !== 'none' && {tool_profile: profile}),
		...(allowed.length > 0 && {allowed_tools: allowed}),
		...(blocked.length > 0 && {blocked_tools: blocked}),
	};
}

/** The Kafka part, where the person was asked for one. */
export function kafkaPart(answers: Given): KafkaConfig | undefined {
	const {username, password, acl, 'allowed-ips': ips, 'schema-registry': registry} = answers;
	if (username === undefined || password === undefined || !acl || ips === undefined || !registry)
		return undefined;
	return kafkaConfig({username, password, acl, 'allowed-ips': ips, 'schema-registry': registry});
}

export function hasApi({roles, permissions}: Given): boolean {
	return roles !== undefined || permissions !== undefined;
}

/** `create project key orders: REST API by role Read Only, Kafka user orders-reader` */
export function inWords(answers: Given, kafka: KafkaConfig | undefined): string {
	const parts = [
		...(hasApi(answers) ? [`REST API by ${grantWords(answers)}`] : []),
		...(kafka ? [`Kafka user ${kafka.username}`] : []),
	];
	return `create project key ${answers.name}: ${parts.join(', ')}`;
}

export function notesOf(answers: Given, kafka: KafkaConfig | undefined): string[] {
	const [allowed, blocked] = toolsOf(answers);
	const overridden = profileOf(answers) !== 'none' || blocked.length > 0;
	return [
		...(kafka ? kafkaNotes(kafka) : []),
		...(answers.permissions ? ['Single permissions cannot be changed after the key is made.'] : []),
		...(allowed.length > 0 && overridden
			? ['The allowed tools win: Streamkap then ignores the tool profile and the blocked tools.']
			: []),
		'Streamkap’s own key file comes with it and can be saved from the next screen.',
	];
}

/** The tool profile; a key for Kafka only is not asked for one. */
export function profileOf(answers: Given): string {
	return answers['tool-profile']?.value ?? 'none';
}

/** Allowed and blocked tools. */
export function toolsOf(answers: Given): [string[], string[]] {
	const names = (id: 'allowed-tools' | 'blocked-tools') => answers[id]?.map(({value}) => value) ?? [];
	return [names('allowed-tools'), names('blocked-tools')];
}
