// A program as its developer would write it: all that it knows of Kafka stands in the .env of its folder.
import {readFileSync} from 'node:fs';
import {Consumer, Producer, stringDeserializers, stringSerializers} from '@platformatic/kafka';

process.loadEnvFile('.env');
const {env} = process;
const settings = {
	bootstrapBrokers: env.KAFKA_BOOTSTRAP_SERVERS.split(','),
	tls: {ca: readFileSync(env.KAFKA_SSL_CA_LOCATION)},
	sasl: {
		mechanism: env.KAFKA_SASL_MECHANISM,
		username: env.KAFKA_SASL_USERNAME,
		password: env.KAFKA_SASL_PASSWORD,
	},
};

const producer = new Producer({...settings, clientId: 'sender', serializers: stringSerializers});
await producer.send({messages: [{topic: env.KAFKA_TOPIC, key: 'greeting', value: 'hello from .env'}]});
await producer.close();

const consumer = new Consumer({
	...settings,
	clientId: 'receiver',
	groupId: env.KAFKA_GROUP_ID,
	deserializers: stringDeserializers,
});
const stream = await consumer.consume({topics: [env.KAFKA_TOPIC], mode: 'earliest'});
for await (const {key, value} of stream) {
	if (key !== 'greeting') continue;
	process.stdout.write(`received: ${value}\n`);
	break;
}
await consumer.close(true);
