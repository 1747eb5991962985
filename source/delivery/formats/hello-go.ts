import type {Format} from './format.js';
import {goImports, newClient} from './go.js';
import {kafkaOf, names, sourceHeader} from './source.js';

export const helloGo: Format = {
	id: 'hello-go',
	name: 'Hello, Kafka in Go',
	file: 'hello_kafka.go',
	takes: 'kafka',
	readsEnvironment: true,
	text: (opened) => {
		const kafka = kafkaOf(opened);
		const get = 'Get its parts: go mod init hello; go get github.com/twmb/franz-go github.com/joho/godotenv';
		return `${sourceHeader(kafka, '//', get, 'Run it: go run hello_kafka.go [TOPIC]')}package main

import (
${goImports(kafka, ['context', 'fmt', 'log', 'time', 'github.com/joho/godotenv'])}
)

func main() {
	if err := godotenv.Load(".env"); err != nil {
		log.Fatal(err)
	}
	topic := os.Getenv("${names.topic}")
	if len(os.Args) > 1 {
		topic = os.Args[1]
	}
	if topic == "" {
		log.Fatal("Name a topic: go run hello_kafka.go TOPIC")
	}
	client, err := newClient()
	if err != nil {
		log.Fatal(err)
	}
	defer client.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	record := &kgo.Record{Topic: topic, Value: []byte("hello, Kafka")}
	if err := client.ProduceSync(ctx, record).FirstErr(); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("Sent to %s.\\n", topic)
}

${newClient(kafka)}`;
	},
};
