package dev.thinkwatt.billing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.thinkwatt.billing.testing.Stack;
import dev.thinkwatt.billing.testing.TestCatalog;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.simulation.AccountImpact;
import dev.thinkwatt.model.simulation.SimulationAnswered;
import dev.thinkwatt.model.simulation.SimulationAsked;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageEvent;
import dev.thinkwatt.support.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SimulatorTest {

    private static final PlanVersion API = new PlanVersion("api", 1);
    private static final Instant MORNING = Instant.parse("2026-11-05T08:00:00Z");

    private static final Path SCHEMA =
            Path.of(System.getProperty("thinkwatt.root"), "docs/events/simulation.answered.schema.json");

    @Inject
    Stack stack;

    @Test
    void ratesChargedUsageAgainAndBooksNothing() throws SQLException {
        String account = stack.openAccount("api");
        UsageEvent early = Usages.event(account, "early", API, MORNING.minusSeconds(1));
        UsageEvent taken = Usages.event(account, "taken", API, MORNING);
        UsageEvent corrected = Usages.correction(taken, Usage.ofText(2_000_000, 0));
        List.of(early, taken, corrected).forEach(stack::publish);
        List.of(early, taken, corrected).forEach(event -> stack.awaitState(event.eventId(), "PRICED"));
        long entries = stack.number("select count(*) from ledger_entry");

        ask("rated-again", new SimulationAsked("rated-again", api(), MORNING, MORNING.plusSeconds(60)));

        AccountImpact impact = answer("rated-again").stream()
                .filter(one -> one.accountId().equals(account))
                .findFirst()
                .orElseThrow();
        assertThat(impact.events()).isEqualTo(1);
        assertThat(impact.usageAfter()).isEqualByComparingTo(impact.usageBefore());
        assertThat(impact.energyAfter()).isEqualByComparingTo(impact.energyBefore());
        assertThat(impact.usageBefore()).isEqualByComparingTo("2.5");
        assertThat(stack.number("select count(*) from ledger_entry")).isEqualTo(entries);
    }

    @Test
    void goesOnAfterWhatItCannotRead() {
        stack.send("simulation.asked", "no-question", "{\"simulationId\": 1".getBytes(StandardCharsets.UTF_8));
        ask("after-that", new SimulationAsked("after-that", api(), MORNING, MORNING.plusSeconds(60)));
        assertThat(answer("after-that")).isNotNull();
    }

    /** A question that is delivered again is answered once. */
    @Test
    void answersOnce() {
        SimulationAsked asked = new SimulationAsked("twice", api(), MORNING, MORNING.plusSeconds(60));
        ask("twice", asked);
        answer("twice");
        ask("twice", asked);
        ask("afterwards", new SimulationAsked("afterwards", api(), MORNING, MORNING.plusSeconds(60)));
        answer("afterwards");
        assertThat(parts("twice")).filteredOn(SimulationAnswered::last).hasSize(1);
    }

    private void ask(String key, SimulationAsked asked) {
        stack.publishCatalog();
        stack.send("simulation.asked", key, Stack.json(asked));
    }

    private List<AccountImpact> answer(String simulationId) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> parts(simulationId).stream().anyMatch(SimulationAnswered::last));
        return parts(simulationId).stream()
                .flatMap(part -> part.accounts().stream())
                .toList();
    }

    private List<SimulationAnswered> parts(String simulationId) {
        return stack.records("simulation.answered", simulationId).stream()
                .filter(record -> record.key().equals(simulationId))
                .map(record -> asPromised(record.value()))
                .toList();
    }

    private static SimulationAnswered asPromised(String value) {
        try {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(Files.readString(SCHEMA), InputFormat.JSON)
                            .validate(value, InputFormat.JSON))
                    .isEmpty();
            return Json.tolerant().readValue(value, SimulationAnswered.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Plan api() {
        return TestCatalog.published().stream()
                .filter(PublishedPlan.class::isInstance)
                .map(published -> ((PublishedPlan) published).plan())
                .filter(plan -> plan.planVersion().equals(API))
                .findFirst()
                .orElseThrow();
    }
}
