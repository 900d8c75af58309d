package dev.thinkwatt.quota.decision;

import static dev.thinkwatt.quota.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database goes away under us. */
@QuarkusTest
class DatabaseLossTest {

    private static final String WAITING = """
            from pg_stat_activity
            where usename = current_user and wait_event_type = 'Lock' and query like '%from counter%for update%'
            """;

    @Inject
    PublishedWorld world;

    @Inject
    Rows rows;

    /** The pool looks at a connection before it is used once that was idle for a second. */
    @AfterEach
    void letThePoolFindItsDeadConnections() throws InterruptedException {
        Thread.sleep(1_100);
    }

    @Test
    void takesNothingWhenItsTransactionIsKilledAndDecidesWhenAskedAgain() throws SQLException {
        String subscriber = world.subscriberOf(
                Plans.plan("lost", Plan.UnlistedModel.SUBSTITUTE_DEFAULT, List.of(Plans.thinkingPerWeek(5))));
        Gateway.decided(subscriber, Plans.THINKING);
        Map<String, Object> request = Gateway.request(subscriber, Plans.THINKING);

        Response killed = decideAndKillInTheMiddle(subscriber, request);

        problem(killed, 503, "unavailable").then().header("Retry-After", "1");
        assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(1);
        assertThat(rows.decisions(subscriber)).isEqualTo(1);
        Gateway.decide(request)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("GRANTED"))
                .body("replayed", equalTo(false));
        assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(2);
    }

    @Test
    void recoversWhenEveryConnectionWasKilled() {
        String subscriber = world.subscriberOf(
                Plans.plan("killed", Plan.UnlistedModel.SUBSTITUTE_DEFAULT, List.of(Plans.thinkingPerWeek(5))));
        Map<String, Object> request = Gateway.request(subscriber, Plans.THINKING);
        rows.count("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                + " where usename = current_user and pid <> pg_backend_pid()");

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            Response response = Gateway.decide(request);
            if (response.statusCode() != 200) {
                problem(response, 503, "unavailable");
            }
            return response.statusCode() == 200;
        });

        assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(1);
    }

    private Response decideAndKillInTheMiddle(String subscriber, Map<String, Object> request) throws SQLException {
        try (Connection connection = rows.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeQuery("select 1 from counter where owner = '" + subscriber + "' for update");
            CompletableFuture<Response> answer = CompletableFuture.supplyAsync(() -> Gateway.decide(request));
            Awaitility.await().atMost(Duration.ofSeconds(4)).until(() -> rows.count("select count(*) " + WAITING) == 1);
            rows.count("select count(pg_terminate_backend(pid)) " + WAITING);
            Response response = answer.join();
            connection.rollback();
            return response;
        }
    }
}
