package dev.thinkwatt.quota.decision;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.quota.policy.Taken;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What open decisions of one subscriber hold: by an index, from as long ago as a hold can last. */
@ApplicationScoped
class OpenHolds {

    private static final Duration LONGEST = Duration.ofDays(Plan.HOLD_DAYS_MAX);

    /** Earlier ones are not looked at: no page may keep the database from deciding. */
    private static final int DECISIONS_MAX = 10_000;

    private static final String OPEN = """
            select taken from (
              select state, taken from decision where subscriber_id = ? and day >= ? and decided_at >= ?
              order by decided_at desc, request_id desc limit ?) as latest
            where state = 'OPEN'
            """;

    private static final JsonColumn<List<Taken>> TAKEN = new JsonColumn<>(new TypeReference<>() {});

    List<Taken> of(Connection connection, String subscriberId, Instant now) throws SQLException {
        OffsetDateTime since = now.minus(LONGEST).atOffset(ZoneOffset.UTC);
        try (PreparedStatement select = connection.prepareStatement(OPEN)) {
            select.setString(1, subscriberId);
            select.setObject(2, since.toLocalDate());
            select.setObject(3, since);
            select.setInt(4, DECISIONS_MAX);
            List<Taken> held = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    held.addAll(TAKEN.read(row.getString(1)));
                }
            }
            return held;
        }
    }
}
