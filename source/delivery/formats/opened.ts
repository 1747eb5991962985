import {type Access, type KafkaAccess, kafkaNames, namesFor} from '../../providers/access.js';
import {Secret} from '../../secret.js';
import {variablesOf} from '../variables.js';
import {cannotHold} from './refusal.js';

/** A Kafka access whose password is text: the secret itself, or a mask. */
export type OpenedKafka = Omit<KafkaAccess, 'password'> & {readonly password: string};

/** A Schema Registry whose password is text: the secret itself, or a mask. */
export type OpenedRegistry = {readonly url?: string; readonly username: string; readonly password: string};

/** What the formats are written from. All of it is text, secrets included, so it goes no further than a `Secret`. */
export type Opened = {
	/** The credential's name, as its provider has it. */
	readonly name: string;
	readonly kafka?: OpenedKafka;
	readonly registry?: OpenedRegistry;
	/** The variables of a `.env` file. */
	readonly variables: readonly {readonly name: string; readonly value: string}[];
	/** Names of the variables of addresses that nobody told. */
	readonly missing: readonly string[];
};

/** What stands for a secret in a preview: plain characters, which every format writes as they are. */
export const mask = '********';

/**
 * Makes text of accesses: each secret as it is, or as the mask. Throws a Problem for a secret that is empty or masked
 * already, and for text that no file can hold.
 */
export function openAccesses(
	accesses: readonly Access[],
	{name, masked}: {readonly name: string; readonly masked: boolean},
): Opened {
	const plain = (value: Secret | string) => {
		const text = value instanceof Secret ? (masked ? mask : value.reveal()) : value;
		if (!text.isWellFormed())
			throw cannotHold('A value', 'It holds half a character, which no file can hold.');
		return text;
	};
	const kafka = accesses.find((access) => access.type === 'kafka');
	const registry = accesses.find(isSchemaRegistry);
	return {
		name,
		...(kafka && {kafka: {...kafka, password: plain(kafka.password)}}),
		...(registry && {registry: {...registry, password: plain(registry.password)}}),
		variables: variablesOf(accesses).map(({name: variable, value}) => ({
			name: variable,
			value: plain(value),
		})),
		missing: accesses.flatMap((access) => {
			if (access.type === 'kafka') return access.bootstrapServers ? [] : [kafkaNames.bootstrapServers];
			return access.type === 'http-basic' && access.names.url && !access.url ? [access.names.url] : [];
		}),
	};
}

/** Whether an access is a Schema Registry, which its variables' names say. */
function isSchemaRegistry(access: Access): access is Extract<Access, {type: 'http-basic'}> {
	return access.type === 'http-basic' && access.names.url === namesFor('SCHEMA_REGISTRY').url;
}
