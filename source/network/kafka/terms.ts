/** The SCRAM mechanisms that Kafka has. */
export const scramMechanisms = ['SCRAM-SHA-256', 'SCRAM-SHA-512'] as const;
/** One of them. */
export type ScramMechanism = (typeof scramMechanisms)[number];

/** SASL mechanisms that a Kafka access can name. */
export type SaslMechanism = 'PLAIN' | ScramMechanism;

/** What a broker can allow on a topic or a group, as Kafka's ACLs name it. */
export const kafkaOperations = [
	'READ',
	'WRITE',
	'CREATE',
	'DELETE',
	'ALTER',
	'DESCRIBE',
	'DESCRIBE_CONFIGS',
	'ALTER_CONFIGS',
] as const;
/** One of them. */
export type KafkaOperation = (typeof kafkaOperations)[number];

/** How far the way to a broker got; `cluster` is everything that is asked of it afterwards. */
export type KafkaStage = 'address' | 'network' | 'tls' | 'sign-in' | 'cluster';
