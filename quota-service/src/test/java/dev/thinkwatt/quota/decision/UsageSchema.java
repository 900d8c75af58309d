package dev.thinkwatt.quota.decision;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What was promised of {@code usage.recorded}. */
final class UsageSchema {

    private static final Path SCHEMA =
            Path.of(System.getProperty("thinkwatt.root"), "docs/events/usage.recorded.schema.json");

    private UsageSchema() {}

    /** Where an event breaks the promise. */
    static List<String> faults(String event) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON)
                .validate(event, InputFormat.JSON)
                .stream()
                .map(Error::toString)
                .toList();
    }
}
