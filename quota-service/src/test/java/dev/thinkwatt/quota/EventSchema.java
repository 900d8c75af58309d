package dev.thinkwatt.quota;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What was promised of the topics. */
public final class EventSchema {

    private static final Path SCHEMAS = Path.of(System.getProperty("thinkwatt.root"), "docs/events");

    private EventSchema() {}

    /** Where an event breaks what was promised of its topic. */
    public static List<String> faults(String topic, String event) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMAS.resolve(topic + ".schema.json")), InputFormat.JSON)
                .validate(event, InputFormat.JSON)
                .stream()
                .map(Error::toString)
                .toList();
    }
}
