package dev.thinkwatt.billing.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.thinkwatt.billing.testing.Stack;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.UsageEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RetentionTest {

    /** Charged without electricity, which has no price that long ago. */
    private static final PlanVersion TIERED = new PlanVersion("tiered", 1);

    @Inject
    Stack stack;

    @Inject
    UsagePartitions partitions;

    @Inject
    DataSource database;

    @Test
    void dropsAMonthWholeOnceItsInvoicesAreFinalAndTheBooksStillBalance() throws SQLException {
        LocalDate month = LocalDate.now().minusMonths(24).withDayOfMonth(1);
        LocalDate keepFrom = month.plusMonths(1);
        String name = String.format("%tY%<tm", month);
        String account = stack.openAccount("tiered");
        UsageEvent event = Usages.event(account, "old", TIERED, Instant.parse(month.plusDays(9) + "T08:00:00Z"));
        stack.publish(event);
        stack.awaitState(event.eventId(), "PRICED");
        age("charge", "rated_at", "event_id = '" + event.eventId() + "'", month);
        age("ledger_entry", "booked_at", "transfer_id = '" + event.eventId() + "'", month);

        assertThat(dropped(keepFrom)).as("its invoice is open").isZero();
        stack.asOwner("insert into closed_month (account_id, month) values ('" + account + "', '" + month + "')");
        assertThat(dropped(keepFrom)).isOne();
        assertThat(stack.number("select count(*) from pg_class where relname = 'charge_" + name + "'"))
                .isZero();
        assertThat(stack.number("select charges from dropped_month where month = '" + month + "'"))
                .isOne();
        assertThat(stack.number("select count(*) from usage_event where event_id = '" + event.eventId() + "'"))
                .as("events are kept a month longer")
                .isOne();
        balanced();

        dropped(keepFrom.plusMonths(1));
        assertThat(stack.number("select count(*) from usage_event where event_id = '" + event.eventId() + "'"))
                .isZero();
        assertThat(stack.number("select forget_events('" + keepFrom + "', 100)"))
                .isOne();
        assertThat(stack.number("select count(*) from event_seen where event_id = '" + event.eventId() + "'"))
                .isZero();
        assertThat(stack.number("select sum(charges) from usage_hour where account_id = '" + account + "'"))
                .isOne();
        balanced();
    }

    @Test
    void refusesToDropWhatIsYoung() {
        assertThatThrownBy(() -> dropped(LocalDate.now().minusMonths(12)))
                .hasMessageContaining("usage is kept for 13 months at least");
        assertThatThrownBy(() ->
                        stack.number("select forget_events('" + LocalDate.now().minusDays(300) + "', 1)"))
                .hasMessageContaining("ids are remembered for 400 days at least");
    }

    @Test
    void letsTheServiceReachPartitionsByTheirTableOnly() {
        String name = String.format("charge_%tY%<tm", LocalDate.now());

        assertThatThrownBy(() -> stack.asService("delete from " + name)).hasMessageContaining("permission denied");
    }

    @Test
    void waitsForNobodyWhereAPartitionIsThere() throws SQLException {
        YearMonth there = YearMonth.now().minusMonths(16);
        YearMonth missing = YearMonth.now().minusMonths(200);
        try (Connection making = open();
                Connection late = open()) {
            partitions.make(making, there, there);
            making.commit();
            partitions.make(making, there, there);
            try (Statement statement = late.createStatement()) {
                statement.execute("set local lock_timeout = '100ms'");
            }
            partitions.require(late, List.of(there));
            assertThatThrownBy(() -> partitions.require(late, List.of(missing))).hasMessageContaining("lock timeout");
            making.rollback();
            late.rollback();
        }
    }

    private Connection open() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private void age(String table, String column, String where, LocalDate to) throws SQLException {
        stack.asOwner("update " + table + " set " + column + " = '" + to.plusDays(9) + "' where " + where);
    }

    private long dropped(LocalDate keepFrom) throws SQLException {
        return stack.number("select case when drop_usage_partition('" + keepFrom + "') is null then 0 else 1 end");
    }

    private static void balanced() {
        given().get("/v1/audit/books")
                .then()
                .statusCode(200)
                .body("differences", equalTo(List.of()))
                .body("balanced", equalTo(true));
    }
}
