package dev.thinkwatt.catalog.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.thinkwatt.catalog.testing.Browser;
import dev.thinkwatt.catalog.testing.CatalogTopic;
import dev.thinkwatt.catalog.testing.People;
import dev.thinkwatt.catalog.testing.TestPlans;
import dev.thinkwatt.local.identity.Person;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.simulation.AccountImpact;
import dev.thinkwatt.model.simulation.SimulationAnswered;
import dev.thinkwatt.model.simulation.SimulationAsked;
import dev.thinkwatt.support.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SimulationTest {

    private static final Path SCHEMA =
            Path.of(System.getProperty("thinkwatt.root"), "docs/events/simulation.asked.schema.json");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject
    CatalogTopic topic;

    @Inject
    People people;

    @Inject
    TestPlans plans;

    @Test
    void asksBillingAndShowsItsAnswer() {
        draft("sim-whole", "30");
        ask("{'simulationId': 'whole', 'planId': 'sim-whole'}")
                .statusCode(202)
                .header("Location", containsString("/v1/simulations/whole"))
                .body("status", equalTo("WAITING"))
                .body("version", nullValue())
                .body("worst", hasSize(0));
        SimulationAsked asked = asked("whole");
        assertThat(asked.plan().baseFee().amount()).isEqualByComparingTo("30");
        assertThat(Duration.between(asked.from(), asked.until())).isEqualTo(Duration.ofDays(30));

        answer(new SimulationAnswered("whole", List.of(impact("calm", 1, "5", "4")), false));
        answer(new SimulationAnswered("whole", List.of(impact("acme", 2, "10", "12.345")), true));

        await().untilAsserted(() -> simulation("whole").body("status", equalTo("ANSWERED")));
        simulation("whole")
                .body("currencies", hasSize(1))
                .body("currencies[0].accounts", equalTo(2))
                .body("currencies[0].seats", equalTo(3))
                .body("currencies[0].usageBefore.amount", equalTo("15"))
                .body("currencies[0].usageAfter.amount", equalTo("16.345"))
                .body("currencies[0].monthlyFeesAfter.amount", equalTo("90"))
                .body("worst.accountId", equalTo(List.of("acme", "calm")))
                .body("worst[0].difference", equalTo("62.345"));
    }

    @Test
    void comparesWithWhatIsInForce() {
        plans.publish("sim-force");
        ask("{'simulationId': 'force', 'planId': 'sim-force', 'version': 1}").statusCode(202);
        answer(new SimulationAnswered("force", List.of(impact("acme", 2, "10", "10")), true));
        await().untilAsserted(() -> simulation("force").body("status", equalTo("ANSWERED")));
        simulation("force").body("version", equalTo(1)).body("worst", hasSize(0));
        people.as(Person.CORA)
                .get("/v1/simulations/force/accounts")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .body(containsString("acme,USD,2,7,0,10,10,0,0,400,400,0\r\n"));
    }

    @Test
    void isTheSameUnderTheSameId() {
        draft("sim-again", "30");
        String question = "{'simulationId': 'again', 'planId': 'sim-again'}";
        ask(question).statusCode(202);
        ask(question).statusCode(202);
        ask("{'simulationId': 'again', 'planId': 'sim-again', 'until': '2026-01-01T00:00:00Z'}")
                .statusCode(409);
        assertThat(records("again")).hasSize(1);
    }

    @Test
    void refusesWhatCannotBeAnswered() {
        draft("sim-bad", "30");
        refused("'planId': 'sim-bad', 'until': '2999-01-01T00:00:00Z'", "until", "must not be in the future");
        refused(
                "'planId': 'sim-bad', 'from': '2026-02-01T00:00:00Z', 'until': '2026-02-01T00:00:00Z'",
                "from",
                "must be before until");
        refused(
                "'planId': 'sim-bad', 'from': '2025-01-01T00:00:00Z', 'until': '2026-02-01T00:00:00Z'",
                "from",
                "must be at most 92 days before until");
        ask("{'simulationId': 'bad', 'planId': 'sim-none'}").statusCode(404);
        ask("{'simulationId': 'bad', 'planId': 'pro', 'version': 99}").statusCode(404);
        people.as(Person.CORA).get("/v1/simulations/bad").then().statusCode(404);
    }

    @Test
    void refusesADraftWithFaultsByPath() {
        ObjectNode faulty = document("sim-faulty", "30");
        faulty.remove("baseFee");
        save("sim-faulty", faulty);
        ask("{'simulationId': 'faulty', 'planId': 'sim-faulty'}")
                .statusCode(400)
                .body("violations.field", equalTo(List.of("baseFee")));
    }

    @Test
    @TestSecurity(
            user = "Cora Catalog",
            roles = {"catalog", "catalog:read"})
    void showsOnPagesWhatWillChange() {
        draft("sim-page", "30");
        String path = "/console/catalog/plans/sim-page/simulations";
        Response form = Browser.open(path);
        form.then().statusCode(200).body(containsString("Nobody has asked yet"));
        Response asked = Browser.send(form, path, Map.of("days", "7"));
        asked.then().statusCode(303);
        String page = Objects.requireNonNull(asked.getHeader("Location")).replaceAll("^https?://[^/]+", "");
        String id = page.substring(page.lastIndexOf('/') + 1);
        Browser.page(page).body(containsString("Billing is at it"), containsString("hx-trigger=\"every 1s\""));

        answer(new SimulationAnswered(id, List.of(impact("acme", 2, "10", "12.345")), true));

        await().untilAsserted(() -> Browser.page(page).body(containsString("Answered")));
        Browser.page(page)
                .body(
                        not(containsString("hx-trigger=\"every 1s\"")),
                        containsString("12.35 USD"),
                        containsString("+2.35 USD"),
                        containsString("Download all accounts"));
        Browser.open(page + "/accounts.csv").then().statusCode(200).body(containsString("acme,USD,2,7"));
        Browser.open("/console/catalog/plans/pro/simulations/" + id).then().statusCode(404);
        Browser.send(form, path, Map.of("days", "365"))
                .then()
                .statusCode(400)
                .body(containsString("The days must be from 1 to 92."));
    }

    @Test
    @TestSecurity(
            user = "Cora Catalog",
            roles = {"catalog", "catalog:read"})
    void asksNothingOfAPlanWithoutADraft() {
        Browser.page("/console/catalog/plans/pro/simulations")
                .body(containsString("There is no draft now"), not(containsString("Rate it again")));
    }

    private void draft(String planId, String baseFee) {
        save(planId, document(planId, baseFee));
    }

    private ObjectNode document(String planId, String baseFee) {
        Plan like = plans.like("pro", planId, 1);
        ObjectNode document = Json.tolerant().valueToTree(like);
        document.remove("version");
        ((ObjectNode) document.get("baseFee")).put("amount", baseFee);
        return document;
    }

    private void save(String planId, ObjectNode document) {
        people.as(Person.CORA)
                .header("If-None-Match", "*")
                .body(document.toString())
                .put("/v1/plans/" + planId + "/draft")
                .then()
                .statusCode(201);
    }

    private void refused(String question, String field, String rule) {
        ask("{'simulationId': 'bad', " + question + "}")
                .statusCode(400)
                .body("violations[0].field", equalTo(field))
                .body("violations[0].rule", equalTo(rule));
    }

    private ValidatableResponse ask(String question) {
        return people.as(Person.CORA)
                .body(question.replace('\'', '"'))
                .post("/v1/simulations")
                .then();
    }

    private ValidatableResponse simulation(String id) {
        return people.as(Person.CORA).get("/v1/simulations/" + id).then().statusCode(200);
    }

    private static AccountImpact impact(String accountId, long seats, String before, String after) {
        return new AccountImpact(
                accountId,
                Currency.getInstance("USD"),
                seats,
                7,
                0,
                new BigDecimal(before),
                new BigDecimal(after),
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    private void answer(SimulationAnswered part) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            "simulation.answered",
                            part.simulationId(),
                            Json.tolerant().writeValueAsBytes(part)))
                    .get();
        } catch (InterruptedException | ExecutionException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private SimulationAsked asked(String id) {
        return await().until(() -> records(id), one -> !one.isEmpty()).getFirst();
    }

    private List<SimulationAsked> records(String id) {
        return topic.records("simulation.asked").stream()
                .filter(record -> record.key().equals(id))
                .map(record -> asPromised(record.value()))
                .toList();
    }

    private static SimulationAsked asPromised(String value) {
        try {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(Files.readString(SCHEMA), InputFormat.JSON)
                            .validate(value, InputFormat.JSON))
                    .isEmpty();
            return Json.tolerant().readValue(value, SimulationAsked.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
