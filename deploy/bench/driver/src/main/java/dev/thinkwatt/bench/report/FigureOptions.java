package dev.thinkwatt.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the figures of a benchmark go, besides the page that is made of them. */
public final class FigureOptions {

    @Mixin
    private PageOptions page = new PageOptions();

    @Option(names = "--json", paramLabel = "FILE", description = "Write every figure there, too.")
    private @Nullable Path json;

    /** @param results what the text is made of, as its public fields say */
    public void tell(String text, Object results) throws IOException {
        page.tell(text);
        if (json != null) {
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), results);
        }
    }
}
