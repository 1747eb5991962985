import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;

/**
 * One Kafka broker: formats its folder and serves until it is killed. When standard input ends, whoever started it is
 * gone: it then deletes the folder of the run and dies. Arguments: the configuration file, then those of `kafka-storage format`.
 */
public final class Broker {
	public static void main(String[] arguments) throws Exception {
		String configuration = arguments[0];
		String[] format = Arrays.copyOf(new String[] {"format", "--config", configuration}, arguments.length + 2);
		System.arraycopy(arguments, 1, format, 3, arguments.length - 1);
		int failed = kafka.tools.StorageTool.execute(format, System.out);
		if (failed != 0) System.exit(failed);
		new Thread(() -> watch(Path.of(configuration).getParent().getParent())).start();
		kafka.Kafka.main(new String[] {configuration});
	}

	private static void watch(Path folder) {
		try {
			while (System.in.read() != -1) continue;
			try (var paths = Files.walk(folder)) {
				paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
			}
		} catch (Exception gone) {
			System.out.println(gone);
		} finally {
			Runtime.getRuntime().halt(0);
		}
	}
}
