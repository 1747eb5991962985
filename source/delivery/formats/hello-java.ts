import type {Format} from './format.js';
import {javaModules} from './java-settings.js';
import {kafkaOf, names, sourceHeader} from './source.js';

export const helloJava: Format = {
	id: 'hello-java',
	name: 'Hello, Kafka in Java',
	file: 'HelloKafka.java',
	takes: 'kafka',
	readsEnvironment: true,
	text: (opened) => {
		const kafka = kafkaOf(opened);
		const {securityProtocol, mechanism, authority} = kafka;
		const hint =
			'Run it, with kafka-clients and slf4j-api in libs: java -cp "libs/*" HelloKafka.java [TOPIC]';
		return `${sourceHeader(kafka, '//', hint)}import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

public class HelloKafka {
    public static void main(String[] arguments) throws Exception {
        Map<String, String> env = readEnv(Path.of(".env"));
        String topic = arguments.length > 0 ? arguments[0] : env.get("${names.topic}");
        if (topic == null) throw new IllegalArgumentException("Name a topic: java -cp \\"libs/*\\" HelloKafka.java TOPIC");

        Properties settings = new Properties();
        settings.put("bootstrap.servers", env.get("${names.bootstrapServers}"));
        settings.put("security.protocol", "${securityProtocol}");
        settings.put("sasl.mechanism", "${mechanism}");
        settings.put("sasl.jaas.config", "${javaModules[mechanism]} required"
            + " username=" + quoted(env.get("${names.username}"))
            + " password=" + quoted(env.get("${names.password}")) + ";");
${
	authority
		? `        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", env.get("${names.authority}"));
`
		: ''
}
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "hello, Kafka")).get();
        }
        System.out.println("Sent to " + topic + ".");
    }

    /** A value in a JAAS configuration. */
    private static String quoted(String value) {
        return '"' + value.replace("\\\\", "\\\\\\\\").replace("\\"", "\\\\\\"") + '"';
    }

    /** Lines of NAME=value or NAME='value'. */
    private static Map<String, String> readEnv(Path path) throws Exception {
        Map<String, String> env = new HashMap<>();
        for (String line : Files.readAllLines(path)) {
            int equals = line.indexOf('=');
            if (line.startsWith("#") || equals < 0) continue;
            String value = line.substring(equals + 1);
            boolean isQuoted = value.length() > 1 && value.startsWith("'") && value.endsWith("'");
            env.put(line.substring(0, equals), isQuoted ? value.substring(1, value.length() - 1) : value);
        }
        return env;
    }
}
`;
	},
};
