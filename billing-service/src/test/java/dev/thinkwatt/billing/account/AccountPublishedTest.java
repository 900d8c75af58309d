package dev.thinkwatt.billing.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.thinkwatt.billing.testing.Stack;
import dev.thinkwatt.model.account.AccountPublished;
import dev.thinkwatt.model.account.AccountPublished.PublishedSeat;
import dev.thinkwatt.support.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AccountPublishedTest {

    private static final Path SCHEMA =
            Path.of(System.getProperty("thinkwatt.root"), "docs/events/account.published.schema.json");

    @Inject
    Stack stack;

    @Test
    void publishesAccountsAndSeatsAsTheSchemaSays() throws IOException {
        String account = stack.openAccount("plus");
        given().contentType(ContentType.JSON)
                .body(Map.of("subscriberId", account + "-alice"))
                .post("/v1/accounts/" + account + "/subscribers")
                .then()
                .statusCode(201);
        given().delete("/v1/accounts/" + account + "/subscribers/" + account + "-alice")
                .then()
                .statusCode(204);
        List<ConsumerRecord<String, String>> records = await().atMost(Duration.ofSeconds(20))
                .until(() -> stack.records("account.published", account), found -> found.size() == 3);
        Schema schema = schema();
        for (ConsumerRecord<String, String> record : records) {
            assertThat(schema.validate(record.value(), InputFormat.JSON))
                    .extracting(Error::toString)
                    .isEmpty();
            assertThat(header(record, "ce_type")).isEqualTo("dev.thinkwatt.account.published.v1");
            assertThat(header(record, "ce_source")).isEqualTo("/billing-service");
            assertThat(header(record, "ce_subject")).isEqualTo(record.key());
        }
        assertThat(records)
                .extracting(ConsumerRecord::key)
                .contains("account/" + account, "seat/" + account + "/" + account + "-alice");
        // What is published of one key is in order; an account and its seats are not.
        assertThat(records.stream().filter(record -> record.key().startsWith("seat/")))
                .last()
                .satisfies(record -> assertThat(record.value()).contains("\"revision\":2", "\"until\""));
    }

    @ParameterizedTest
    @CsvSource({"published-account, account/acme", "published-seat, seat/acme/alice"})
    void readsWhatWasSentOnce(String fixture, String key) throws IOException {
        String value;
        try (InputStream file =
                Objects.requireNonNull(getClass().getResourceAsStream("/events/" + fixture + ".json"))) {
            value = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        AccountPublished published = Json.tolerant().readValue(value, AccountPublished.class);
        assertThat(published.key()).isEqualTo(key);
        assertThat(schema().validate(value, InputFormat.JSON)).isEmpty();
        assertThat(published instanceof PublishedSeat).isEqualTo(key.startsWith("seat"));
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
