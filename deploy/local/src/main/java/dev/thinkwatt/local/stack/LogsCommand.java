package dev.thinkwatt.local.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code thinkwatt logs}. */
@Command(name = "logs", description = "Show the end of the logs.")
public final class LogsCommand implements Callable<Integer> {

    private static final long FOLLOW_EVERY_MS = 250;

    @Mixin
    private StackOptions options = new StackOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "SERVICE",
            description = "quota, billing, catalog or infrastructure. Default: all.")
    private @Nullable String service;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "40",
            description = "Lines of each. Default: ${DEFAULT-VALUE}.")
    private int lines;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on until interrupted; names one service.")
    private boolean follow;

    @Override
    public Integer call() {
        return Exit.of(() -> {
            if (lines < 0) {
                throw new Refusal("--lines is 0 or more, not " + lines + ".");
            }
            Home home = options.home();
            List<String> chosen = chosen();
            if (follow) {
                checkFollowed(home, chosen);
            }
            for (String name : chosen) {
                if (chosen.size() > 1) {
                    System.out.println("== " + home.log(name));
                }
                new Daemon(home, name).lastLines(lines).forEach(System.out::println);
            }
            if (follow) {
                follow(home.log(chosen.getFirst()));
            }
            return Exit.OK;
        });
    }

    private List<String> chosen() {
        List<String> all =
                new ArrayList<>(Stream.of(Service.values()).map(Service::id).toList());
        all.add(Stack.INFRASTRUCTURE);
        if (service == null) {
            return all;
        }
        if (!all.contains(service)) {
            throw new Refusal("There is no service " + service + "; there are " + String.join(", ", all) + ".");
        }
        return List.of(service);
    }

    private static void checkFollowed(Home home, List<String> chosen) {
        if (chosen.size() > 1 || !Files.exists(home.log(chosen.getFirst()))) {
            throw new Refusal(
                    "--follow follows the log of one service that was started before: ./thinkwatt logs quota -f");
        }
    }

    private static void follow(Path log) throws IOException, InterruptedException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(file.length());
            byte[] buffer = new byte[8192];
            while (true) {
                int read = file.read(buffer);
                if (read > 0) {
                    System.out.write(buffer, 0, read);
                    System.out.flush();
                } else {
                    Thread.sleep(FOLLOW_EVERY_MS);
                }
            }
        }
    }
}
