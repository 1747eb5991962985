import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Tries things with Kafka's own clients, so that the broker answers. A line of standard input is a request, a line of
 * standard output its answer: `{"as": {client settings}, "what": "topic READ", "name": "orders"}` to "allowed",
 * "denied", or the error. The first line holds the settings of a super user, who prepares and repairs.
 */
public final class Clients {
	private static final ObjectMapper json = new ObjectMapper();
	private static Admin admin;
	private static Map<String, Object> adminSettings;

	public static void main(String[] arguments) throws Exception {
		BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
		adminSettings = settings(json.readTree(lines.readLine()));
		admin = Admin.create(adminSettings);
		for (String line; (line = lines.readLine()) != null;) {
			JsonNode request = json.readTree(line);
			System.out.println(json.writeValueAsString(answer(request)));
		}
		System.exit(0);
	}

	private static String answer(JsonNode request) {
		Map<String, Object> as = request.has("as") ? settings(request.get("as")) : adminSettings;
		try {
			perform(as, request.get("what").asText(), request.get("name").asText());
			return "allowed";
		} catch (Exception error) {
			Throwable cause = error instanceof ExecutionException ? error.getCause() : error;
			return cause instanceof AuthorizationException ? "denied" : cause.toString();
		}
	}

	private static void perform(Map<String, Object> as, String what, String name) throws Exception {
		switch (what) {
			case "make topic" -> makeTopic(name);
			case "make group" -> makeGroup(name);
			case "topic DESCRIBE" -> with(as, user -> user.describeTopics(List.of(name)).allTopicNames().get());
			case "topic WRITE" -> produce(as, name);
			case "topic READ" -> consume(as, name);
			case "topic CREATE" -> {
				admin.deleteTopics(List.of(name)).all().get();
				try {
					with(as, user -> user.createTopics(List.of(topic(name))).all().get());
				} finally {
					makeTopic(name);
				}
			}
			case "topic DELETE" -> {
				try {
					with(as, user -> user.deleteTopics(List.of(name)).all().get());
				} finally {
					makeTopic(name);
				}
			}
			case "group DESCRIBE" -> {
				makeGroup(name);
				with(as, user -> user.describeConsumerGroups(List.of(name)).all().get());
			}
			case "group READ" -> commit(as, name);
			case "group DELETE" -> {
				makeGroup(name);
				with(as, user -> user.deleteConsumerGroups(List.of(name)).all().get());
			}
			default -> throw new IllegalArgumentException(what);
		}
	}

	private static NewTopic topic(String name) {
		return new NewTopic(name, 1, (short) 1);
	}

	/** Makes it, unless it is there, and puts a record in it. */
	private static void makeTopic(String name) throws Exception {
		try {
			admin.createTopics(List.of(topic(name))).all().get();
		} catch (ExecutionException error) {
			// Whether it is there only the controller knows at once; the list of topics comes later.
			if (!(error.getCause() instanceof TopicExistsException)) throw error;
		}
		produce(adminSettings, name);
	}

	/** A group exists as soon as it has an offset. */
	private static void makeGroup(String group) throws Exception {
		admin.alterConsumerGroupOffsets(group, Map.of(somewhere(), new OffsetAndMetadata(0))).all().get();
	}

	private static TopicPartition somewhere() throws Exception {
		return new TopicPartition(admin.listTopics().names().get().iterator().next(), 0);
	}

	private static void produce(Map<String, Object> as, String topic) throws Exception {
		try (var producer = new KafkaProducer<>(as, new StringSerializer(), new StringSerializer())) {
			producer.send(new ProducerRecord<>(topic, "a record")).get();
		}
	}

	private static void consume(Map<String, Object> as, String topic) throws Exception {
		try (var consumer = new KafkaConsumer<>(as, new StringDeserializer(), new StringDeserializer())) {
			TopicPartition partition = new TopicPartition(topic, 0);
			consumer.assign(Set.of(partition));
			consumer.seek(partition, 0);
			if (consumer.poll(Duration.ofSeconds(20)).isEmpty()) throw new IllegalStateException("no record came");
		}
	}

	/** Commits an offset. Where only the topic is refused, the group was allowed: the broker looks at it first. */
	private static void commit(Map<String, Object> as, String group) throws Exception {
		Map<String, Object> member = new HashMap<>(as);
		member.put("group.id", group);
		try (var consumer = new KafkaConsumer<>(member, new StringDeserializer(), new StringDeserializer())) {
			consumer.commitSync(Map.of(somewhere(), new OffsetAndMetadata(0)));
		} catch (TopicAuthorizationException allowed) {
			return;
		}
	}

	private interface Use {
		void by(Admin user) throws Exception;
	}

	private static void with(Map<String, Object> as, Use use) throws Exception {
		try (Admin user = Admin.create(as)) {
			use.by(user);
		}
	}

	private static Map<String, Object> settings(JsonNode given) {
		Map<String, Object> settings = new HashMap<>();
		given.fields().forEachRemaining(field -> settings.put(field.getKey(), field.getValue().asText()));
		settings.put("enable.idempotence", "false");
		return settings;
	}
}
