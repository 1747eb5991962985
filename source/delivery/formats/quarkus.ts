import type {Format, Setting} from './format.js';
import {javaSettings, registrySettings} from './java-settings.js';
import {properties} from './properties.js';
import {header} from './text.js';

/** `kafka.*` is what every Kafka client of Quarkus begins with; the connector's own settings go to all channels. */
export const quarkus: Format = {
	id: 'quarkus',
	name: 'Quarkus',
	file: 'application.properties',
	takes: 'kafka',
	text: (opened) => {
		const {kafka, registry} = opened;
		const all: Setting[] = kafka?.group ? [['group.id', kafka.group]] : [];
		if (registry) all.push(...registrySettings(registry));
		const settings: Setting[] = [
			...(kafka ? javaSettings(kafka).map(([name, value]): Setting => [`kafka.${name}`, value]) : []),
			...all.map(([name, value]): Setting => [`mp.messaging.connector.smallrye-kafka.${name}`, value]),
		];
		return (
			header('Kafka in Quarkus', opened) +
			properties(settings.map(([name, value]) => [name, value && withoutExpressions(value)]))
		);
	},
};

/**
 * SmallRye Config reads `${…}` as an expression. It takes `$$` for a dollar, and a backslash before one for a part of
 * its escape, so a dollar after a backslash is written with that.
 */
function withoutExpressions(value: string): string {
	return value.replaceAll(/(\\?)\$/g, (_all, before: string) => (before === '' ? '$$' : '\\\\$'));
}
