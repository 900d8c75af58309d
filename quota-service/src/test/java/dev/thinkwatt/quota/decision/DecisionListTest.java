package dev.thinkwatt.quota.decision;

import static dev.thinkwatt.quota.Problems.invalid;
import static dev.thinkwatt.quota.Problems.problem;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The list of what was decided for a subscriber. */
@QuarkusTest
class DecisionListTest {

    private static final Instant NOW = Instant.now();

    @Inject
    PublishedWorld world;

    @Inject
    Times times;

    @Inject
    HoldSweeper sweeper;

    @Test
    void listsTheNewestFirstOverTheDays() {
        String subscriber = world.subscriberOf(Asks.SEVEN);
        decide(subscriber, "yesterday-first", Duration.ofHours(24));
        decide(subscriber, "yesterday-last", Duration.ofHours(24).minusMinutes(2));
        decide(subscriber, "today-first", Duration.ofSeconds(2));
        decide(subscriber, "today-last", Duration.ofSeconds(1));

        list(subscriber, "")
                .then()
                .statusCode(200)
                .body("items.requestId", contains("today-last", "today-first", "yesterday-last", "yesterday-first"))
                .body("next", nullValue());
    }

    @Test
    void leadsFromPageToPageToTheOldest() {
        String subscriber = world.subscriberOf(Asks.SEVEN);
        for (int n = 0; n < 5; n++) {
            decide(subscriber, "r" + n, Duration.ofHours(24).minus(Duration.ofHours(5L * n)));
        }

        List<String> seen = new ArrayList<>();
        @Nullable String next = null;
        do {
            Response page = list(subscriber, "?limit=2" + (next == null ? "" : "&after=" + next));
            seen.addAll(page.path("items.requestId"));
            next = page.path("next");
        } while (next != null);

        assertThat(seen).containsExactly("r4", "r3", "r2", "r1", "r0");
    }

    @Test
    void saysInShortWhatWasAskedServedAndBecameOfIt() {
        String subscriber = world.subscriberOf(Asks.SEVEN);
        String decisionId = Gateway.decided(subscriber, "gpt-9");
        Gateway.settle(decisionId, Gateway.settlement(Plans.REGULAR)).then().statusCode(200);

        list(subscriber, "")
                .then()
                .body("items[0].decisionId", equalTo(decisionId))
                .body("items[0].outcome", equalTo("SUBSTITUTED"))
                .body("items[0].requestedModel", equalTo("gpt-9"))
                .body("items[0].model", equalTo(Plans.REGULAR))
                .body("items[0].reason", equalTo("MODEL_NOT_IN_PLAN"))
                .body("items[0].plan.id", equalTo("seven"))
                .body("items[0].state", equalTo("SETTLED"));
    }

    @Test
    void listsWhatExpired() {
        String subscriber = world.subscriberOf(Asks.SEVEN);
        decide(subscriber, "unsettled", Duration.ofMinutes(20));

        sweeper.sweep();

        list(subscriber, "").then().body("items.state", contains("EXPIRED"));
    }

    @Test
    void listsNothingOfWhoeverNeverAsked() {
        list(world.subscriberOf(Asks.SEVEN), "").then().statusCode(200).body("items", empty());
    }

    @Test
    void refusesWhoIsNotKnownAndWhatIsNoPage() {
        String subscriber = world.subscriberOf(Asks.SEVEN);

        problem(list("nobody-at-all", ""), 404, "not-found");
        for (String forged :
                List.of("no", "9999-99-99|r", "+999999999-12-31T00:00:00Z|r", "2026-11-24T08:00:00Z|\u0000")) {
            invalid(list(subscriber, "?after=" + encoded(forged)), "after");
        }
        invalid(list(subscriber, "?limit=0"), "limit");
        invalid(list(subscriber, "?limit=201"), "limit");
    }

    private void decide(String subscriber, String requestId, Duration ago) {
        times.at(NOW.minus(ago)).run(List.of(Asks.thinking(subscriber, requestId)));
    }

    private static String encoded(String cursor) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
    }

    private static Response list(String subscriber, String query) {
        return get("/v1/subscribers/" + subscriber + "/decisions" + query);
    }
}
