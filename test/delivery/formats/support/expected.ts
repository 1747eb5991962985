import {type Access, type KafkaAccess, namesFor} from '../../../../source/providers/access.js';

/** What a reader finds, by name. */
export type Found = Readonly<Record<string, string>>;

/** What a format's file has to say to its reader, told from the accesses alone. */
export function expected(format: string, accesses: readonly Access[]): Found {
	const kafka = accesses.find((access) => access.type === 'kafka');
	const registry = registryOf(accesses);
	switch (format) {
		case 'java':
			return {...(kafka && java(kafka)), ...(kafka && group(kafka)), ...registry};
		case 'kafka-connect': {
			const {'bootstrap.servers': _servers, ...rest} = kafka ? java(kafka) : {};
			const clients = ['producer.', 'consumer.', 'admin.'].map((client) => below(client, rest));
			return Object.assign({}, kafka && java(kafka), ...clients);
		}
		case 'schema-registry':
			return registry;
		case 'spring-yaml':
		case 'spring-properties': {
			const {'bootstrap.servers': servers, ...rest} = kafka ? java(kafka) : {};
			return {
				...(servers !== undefined && {'spring.kafka.bootstrap-servers': servers}),
				...(kafka && below('spring.kafka.consumer.', {...(kafka.group && {'group-id': kafka.group})})),
				...(kafka && below('spring.kafka.template.', {...(kafka.topic && {'default-topic': kafka.topic})})),
				...below('spring.kafka.properties.', {...rest, ...registry}),
			};
		}
		case 'quarkus':
			return {
				...(kafka && below('kafka.', java(kafka))),
				...(kafka && below('mp.messaging.connector.smallrye-kafka.', {...group(kafka), ...registry})),
			};
		case 'librdkafka':
			return kafka ? {...librdkafka(kafka), ...group(kafka)} : {};
		case 'kcat':
			return kafka ? librdkafka(kafka) : {};
		default:
			return Object.fromEntries(accesses.flatMap(variables));
	}
}

function java({
	bootstrapServers,
	securityProtocol,
	mechanism,
	username,
	password,
	authority,
}: KafkaAccess): Found {
	const kind = mechanism === 'PLAIN' ? 'plain.Plain' : 'scram.Scram';
	return {
		...(bootstrapServers && {'bootstrap.servers': bootstrapServers}),
		'security.protocol': securityProtocol,
		'sasl.mechanism': mechanism,
		'sasl.jaas.config module': `org.apache.kafka.common.security.${kind}LoginModule`,
		'sasl.jaas.config username': username,
		'sasl.jaas.config password': password.reveal(),
		...(authority && {'ssl.truststore.type': 'PEM', 'ssl.truststore.location': authority.path}),
	};
}

function librdkafka(access: KafkaAccess): Found {
	const {bootstrapServers, securityProtocol, mechanism, username, password, authority} = access;
	return {
		...(bootstrapServers && {'bootstrap.servers': bootstrapServers}),
		'security.protocol': securityProtocol,
		'sasl.mechanisms': mechanism,
		'sasl.username': username,
		'sasl.password': password.reveal(),
		...(authority && {'ssl.ca.location': authority.path}),
	};
}

function group({group: id}: KafkaAccess): Found {
	return id === undefined ? {} : {'group.id': id};
}

function registryOf(accesses: readonly Access[]): Found {
	const {url: name} = namesFor('SCHEMA_REGISTRY');
	const found = accesses.find((access) => access.type === 'http-basic' && access.names.url === name);
	if (found?.type !== 'http-basic') return {};
	return {
		...(found.url && {'schema.registry.url': found.url}),
		'basic.auth.credentials.source': 'USER_INFO',
		'basic.auth.user.info': `${found.username}:${found.password.reveal()}`,
	};
}

function below(start: string, found: Found): Found {
	return Object.fromEntries(Object.entries(found).map(([name, value]) => [start + name, value]));
}

function variables(access: Access): [string, string][] {
	const named: readonly (readonly [string | undefined, string | undefined])[] =
		access.type === 'kafka'
			? [
					['KAFKA_BOOTSTRAP_SERVERS', access.bootstrapServers],
					['KAFKA_SECURITY_PROTOCOL', access.securityProtocol],
					['KAFKA_SASL_MECHANISM', access.mechanism],
					['KAFKA_SASL_USERNAME', access.username],
					['KAFKA_SASL_PASSWORD', access.password.reveal()],
					['KAFKA_TOPIC', access.topic],
					['KAFKA_GROUP_ID', access.group],
					['KAFKA_SSL_CA_LOCATION', access.authority?.path],
				]
			: access.type === 'http-basic'
				? [
						[access.names.url, access.url],
						[access.names.username, access.username],
						[access.names.password, access.password.reveal()],
					]
				: [
						[access.names.clientId, access.clientId],
						[access.names.secret, access.secret.reveal()],
					];
	return named.flatMap(([name, value]) => (name && value ? [[name, value] as [string, string]] : []));
}
