package dev.thinkwatt.local.stack;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which stack a command is about. */
final class StackOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of data and logs. Default: .thinkwatt in the repository.")
    private @Nullable Path data;

    Home home() {
        Path root = Path.of(System.getProperty("thinkwatt.root", "."));
        return new Home(root, data == null ? root.resolve(".thinkwatt") : data);
    }
}
