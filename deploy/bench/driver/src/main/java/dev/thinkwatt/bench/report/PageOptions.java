package dev.thinkwatt.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the page of a benchmark's results goes, besides the screen. */
public final class PageOptions {

    @Option(names = "--markdown", paramLabel = "FILE", description = "Write the tables there, too.")
    private @Nullable Path markdown;

    public void tell(String text) throws IOException {
        System.out.println();
        System.out.print(text);
        if (markdown != null) {
            Files.writeString(markdown, text);
        }
    }
}
