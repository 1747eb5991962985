import type {Format, Setting} from './format.js';
import {javaSettings, registrySettings} from './java-settings.js';
import type {Opened} from './opened.js';
import {properties} from './properties.js';
import {cannotHold} from './refusal.js';
import {header} from './text.js';
import {yamlLines} from './yaml.js';

type Parts = {
	readonly top: Setting[];
	readonly consumer: Setting[];
	readonly template: Setting[];
	readonly rest: Setting[];
};

/** Spring Boot's own names where it has some; Kafka's other settings pass through `spring.kafka.properties`. */
function partsOf({kafka, registry}: Opened): Parts {
	const [servers, ...others] = kafka ? javaSettings(kafka) : [];
	const parts: Parts = {
		top: [['bootstrap-servers', servers?.[1]]],
		consumer: kafka?.group ? [['group-id', kafka.group]] : [],
		template: kafka?.topic ? [['default-topic', kafka.topic]] : [],
		rest: [...others, ...(registry ? registrySettings(registry) : [])],
	};
	for (const [name, value] of Object.values(parts).flat()) {
		if (value?.includes('${'))
			throw cannotHold(name, 'It holds ${, which Spring replaces by another property.');
	}
	return parts;
}

export const springProperties: Format = {
	id: 'spring-properties',
	name: 'Spring Boot, properties',
	file: 'application.properties',
	takes: 'kafka',
	text: (opened) => {
		const {top, consumer, template, rest} = partsOf(opened);
		return (
			header('Kafka in Spring Boot', opened) +
			properties([
				...below('spring.kafka', top),
				...below('spring.kafka.consumer', consumer),
				...below('spring.kafka.template', template),
				...below('spring.kafka.properties', rest),
			])
		);
	},
};

export const springYaml: Format = {
	id: 'spring-yaml',
	name: 'Spring Boot, YAML',
	file: 'application.yml',
	takes: 'kafka',
	text: (opened) => {
		const {top, consumer, template, rest} = partsOf(opened);
		const part = (name: string, settings: readonly Setting[]) =>
			settings.length === 0 ? '' : `    ${name}:\n${yamlLines(settings, 6)}`;
		return `${header('Kafka in Spring Boot', opened)}spring:
  kafka:
${yamlLines(top, 4)}${part('consumer', consumer)}${part('template', template)}${part('properties', rest)}`;
	},
};

function below(start: string, settings: readonly Setting[]): Setting[] {
	return settings.map(([name, value]) => [`${start}.${name}`, value]);
}
