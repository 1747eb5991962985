import type {Format} from './format.js';
import {env, importing, platformaticSettings, readFile} from './javascript.js';
import {kafkaOf, names, sourceHeader} from './source.js';

export const helloNode: Format = {
	id: 'hello-node',
	name: 'Hello, Kafka in Node.js',
	file: 'hello-kafka.mjs',
	takes: 'kafka',
	readsEnvironment: true,
	text: (opened) => {
		const kafka = kafkaOf(opened);
		const hint = 'Run it: npm install @platformatic/kafka; node --env-file=.env hello-kafka.mjs [TOPIC]';
		return `${sourceHeader(kafka, '//', hint)}${readFile(kafka)}${importing('{Producer, stringSerializers}', '@platformatic/kafka')}

const topic = process.argv[2] ?? ${env(names.topic)};
if (!topic) throw new Error('Name a topic: node --env-file=.env hello-kafka.mjs TOPIC');

const settings = ${platformaticSettings(kafka)};

const producer = new Producer({...settings, serializers: stringSerializers});
await producer.send({messages: [{topic, value: 'hello, Kafka'}]});
await producer.close();
console.log(\`Sent to \${topic}.\`);
`;
	},
};
