import type {Format} from './format.js';
import {kafkaOf, names, sourceHeader} from './source.js';

export const helloPython: Format = {
	id: 'hello-python',
	name: 'Hello, Kafka in Python',
	file: 'hello_kafka.py',
	takes: 'kafka',
	readsEnvironment: true,
	text: (opened) => {
		const kafka = kafkaOf(opened);
		const {securityProtocol, mechanism, authority} = kafka;
		const hint = 'Run it: pip install confluent-kafka python-dotenv; python hello_kafka.py [TOPIC]';
		return `${sourceHeader(kafka, '#', hint)}import os
import sys

from confluent_kafka import Producer
from dotenv import load_dotenv

load_dotenv(".env")
topic = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("${names.topic}")
if not topic:
    sys.exit("Name a topic: python hello_kafka.py TOPIC")

producer = Producer({
    "bootstrap.servers": os.environ["${names.bootstrapServers}"],
    "security.protocol": "${securityProtocol}",
    "sasl.mechanisms": "${mechanism}",
    "sasl.username": os.environ["${names.username}"],
    "sasl.password": os.environ["${names.password}"],
${authority ? `    "ssl.ca.location": os.environ["${names.authority}"],\n` : ''}})


def delivered(error, message):
    if error:
        sys.exit(f"Not sent: {error}")
    print(f"Sent to {message.topic()}.")


producer.produce(topic, "hello, Kafka", on_delivery=delivered)
if producer.flush(30) > 0:
    sys.exit("Not sent within 30 seconds.")
`;
	},
};
