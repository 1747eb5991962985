/** As many entries as kafkey's own list has, or as many topics as wanted. */
export const entries =
	process.argv[2] === undefined
		? ['Confluent Cloud', 'Confluent on Azure', 'Streamkap', 'Apache Kafka', 'Upstash Kafka', 'Try it']
		: Array.from({length: Number(process.argv[2])}, (_, index) => `topic.${index + 1}`);
