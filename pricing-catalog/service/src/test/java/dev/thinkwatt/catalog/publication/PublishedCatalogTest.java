package dev.thinkwatt.catalog.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.thinkwatt.catalog.testing.CatalogTopic;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.catalog.CatalogPublished;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.support.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PublishedCatalogTest {

    private static final Path SCHEMA =
            Path.of(System.getProperty("thinkwatt.root"), "docs/events/catalog.published.schema.json");

    @Inject
    CatalogTopic topic;

    @Test
    void publishesTheWholeDemo() {
        Catalog catalog =
                topic.await(all -> all.defaultModelAt("free", Instant.now()).isPresent());
        for (String plan : List.of("free", "plus", "pro", "enterprise-api")) {
            assertThat(catalog.plan(new PlanVersion(plan, 1))).as(plan).isPresent();
            assertThat(catalog.planAt(plan, Instant.now())).as(plan).isPresent();
        }
        assertThat(catalog.model("gpt-5-nano")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "plus,           2024-05-12T23:59:59Z,",
        "plus,           2024-05-13T00:00:00Z, gpt-4o",
        "pro,            2025-08-07T16:59:59Z, gpt-4o",
        "enterprise-api, 2025-08-07T17:00:00Z, gpt-5",
        "free,           2025-08-07T17:00:00Z, gpt-5-mini",
        "free,           2025-08-14T17:00:00Z, gpt-5"
    })
    void tellsTheDefaultOfEveryInstant(String plan, Instant instant, String model) {
        Catalog catalog =
                topic.await(all -> all.defaultModelAt("free", Instant.now()).isPresent());
        assertThat(catalog.defaultModelAt(plan, instant).orElse(null)).isEqualTo(model);
    }

    @Test
    void sendsWhatTheSchemaSays() throws IOException {
        Schema schema = schema();
        topic.await(all -> all.defaultModelAt("free", Instant.now()).isPresent());
        for (ConsumerRecord<String, String> record : topic.records()) {
            assertThat(schema.validate(record.value(), InputFormat.JSON))
                    .as(record.key())
                    .extracting(Error::toString)
                    .isEmpty();
        }
    }

    @Test
    void keysAndHeadersSayWhatARecordIs() throws IOException {
        topic.await(all -> all.defaultModelAt("free", Instant.now()).isPresent());
        Map<String, Long> revisions = new HashMap<>();
        for (ConsumerRecord<String, String> record : topic.records()) {
            CatalogPublished published = Json.tolerant().readValue(record.value(), CatalogPublished.class);
            Map<String, String> headers = headers(record);
            assertThat(record.key()).isEqualTo(published.key());
            assertThat(headers)
                    .containsEntry("ce_specversion", "1.0")
                    .containsEntry("ce_type", "dev.thinkwatt.catalog.published.v1")
                    .containsEntry("ce_source", "/pricing-catalog")
                    .containsEntry("ce_subject", published.key())
                    .containsEntry("content-type", "application/json")
                    .containsKeys("ce_id", "ce_time");
            assertThat(revisions.getOrDefault(record.key(), 0L)).isLessThan(published.revision());
            revisions.put(record.key(), published.revision());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "published-plan, plan/plus/1",
        "published-plan-priced-by-place, plan/by-place/1",
        "published-model, model/gpt-5-thinking-mini",
        "published-model-retiring, model/gpt-4o",
        "published-default, default/plus/2025-08-07T17:00:00Z",
        "published-prices, prices/eu-north/2026-11-24",
        "published-carbon, carbon/eu-north/2026-11-24",
        "published-migration, migration/plus/plus-2027"
    })
    void readsWhatWasSentOnce(String fixture, String key) throws IOException {
        String value;
        try (var file = getClass().getResourceAsStream("/events/" + fixture + ".json")) {
            value = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(Json.tolerant().readValue(value, CatalogPublished.class).key())
                .isEqualTo(key);
        assertThat(schema().validate(value, InputFormat.JSON)).isEmpty();
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
    }

    private static Map<String, String> headers(ConsumerRecord<String, String> record) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }
}
