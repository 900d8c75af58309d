package dev.thinkwatt.quota.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.usage.PlanVersion;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NoticeJobTest {

    @Inject
    NoticeJob job;

    @Inject
    NoticeRepository notices;

    @Inject
    DataSource database;

    private final Instant now = Instant.now();
    private final String subscriber = "told-" + UUID.randomUUID();

    @Test
    void forgetsWhatWasToldLongAgoOfWindowsThatAreOver() throws Exception {
        insert(
                told("long-ago", Duration.ofDays(36), now.minusSeconds(1)),
                told("of-a-window-that-runs", Duration.ofDays(36), now.plusSeconds(99)),
                told("for-life", Duration.ofDays(400), null),
                told("of-late", Duration.ofDays(34), now.minusSeconds(1)));

        job.round();

        assertThat(kept()).containsExactlyInAnyOrder("of-a-window-that-runs", "for-life", "of-late");
    }

    private Noticed told(String allowance, Duration ago, @Nullable Instant endsAt) {
        return new Noticed(
                Noticed.Kind.THRESHOLD_REACHED,
                subscriber,
                "account-of-" + subscriber,
                new PlanVersion("plus", 1),
                allowance,
                Allowance.Scope.SUBSCRIBER,
                80,
                BigDecimal.TEN,
                BigDecimal.valueOf(8),
                now.minus(ago),
                endsAt,
                null,
                now.minus(ago),
                true);
    }

    private void insert(Noticed... told) throws SQLException {
        try (Connection connection = database.getConnection()) {
            notices.insert(connection, List.of(told));
        }
    }

    private List<String> kept() throws SQLException {
        List<String> kept = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select allowance from notice where subscriber_id = ?")) {
            select.setString(1, subscriber);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    kept.add(rows.getString(1));
                }
            }
        }
        return kept;
    }
}
