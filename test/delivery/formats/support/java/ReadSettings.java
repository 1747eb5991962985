import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

/**
 * Reads files as their programs do, all in one JVM. The one argument names a file with lines of FORMAT, tab, PATH. Prints a line
 * for each: names and values in base64, each followed by a blank. A JAAS configuration is read by Kafka's own reader.
 */
public class ReadSettings {
    public static void main(String[] arguments) throws Exception {
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            String[] parts = line.split("\t");
            StringBuilder out = new StringBuilder();
            read(parts[0], Path.of(parts[1])).forEach((name, value) -> {
                out.append(encoded(name)).append(' ').append(encoded(value)).append(' ');
            });
            System.out.println(out);
        }
    }

    private static Map<String, String> read(String format, Path path) throws Exception {
        Map<String, String> found = switch (format) {
            case "spring-yaml" -> spring(new YamlPropertySourceLoader(), path);
            case "spring-properties" -> spring(new PropertiesPropertySourceLoader(), path);
            case "quarkus" -> smallRye(path);
            default -> properties(path);
        };
        Map<String, String> all = new LinkedHashMap<>(found);
        found.forEach((name, value) -> {
            if (name.endsWith(SaslConfigs.SASL_JAAS_CONFIG)) all.putAll(jaas(name, value));
        });
        return all;
    }

    private static Map<String, String> properties(Path path) throws Exception {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(path)) {
            properties.load(in);
        }
        Map<String, String> found = new TreeMap<>();
        properties.forEach((name, value) -> found.put((String) name, (String) value));
        return found;
    }

    private static Map<String, String> spring(PropertySourceLoader loader, Path path) throws Exception {
        StandardEnvironment environment = new StandardEnvironment();
        Map<String, String> found = new TreeMap<>();
        List<PropertySource<?>> sources = loader.load("file", new FileSystemResource(path));
        for (PropertySource<?> source : sources) environment.getPropertySources().addFirst(source);
        for (PropertySource<?> source : sources) {
            for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
                found.put(name, environment.getProperty(name));
            }
        }
        return found;
    }

    private static Map<String, String> smallRye(Path path) throws Exception {
        PropertiesConfigSource source = new PropertiesConfigSource(path.toUri().toURL());
        SmallRyeConfig config = new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withSources(source)
            .build();
        Map<String, String> found = new TreeMap<>();
        for (String name : source.getPropertyNames()) found.put(name, config.getConfigValue(name).getValue());
        return found;
    }

    private static Map<String, String> jaas(String name, String value) {
        var context = JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(value)));
        var entry = context.configurationEntries().get(0);
        Map<String, String> found = new TreeMap<>();
        found.put(name + " module", entry.getLoginModuleName());
        entry.getOptions().forEach((option, given) -> found.put(name + " " + option, (String) given));
        return found;
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
