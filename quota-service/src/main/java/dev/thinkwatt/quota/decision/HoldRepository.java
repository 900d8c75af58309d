package dev.thinkwatt.quota.decision;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Finds holds that are over. */
@ApplicationScoped
class HoldRepository {

    private static final String OVER = """
            select day, subscriber_id, request_id, held_until from decision
             where state = 'OPEN' and held_until <= ? and day >= ? and (held_until, subscriber_id, request_id) > (?, ?, ?)
             order by held_until, subscriber_id, request_id limit ?
            """;

    /** A hold that was over when it was looked for. */
    record Over(DecisionId id, Instant until) {

        /** Before all others. */
        static final Over NONE = new Over(new DecisionId(LocalDate.EPOCH, "", ""), Instant.EPOCH);
    }

    /** Holds that are over at an instant, in order, of decisions since a day. */
    List<Over> over(Connection connection, Instant now, LocalDate oldest, Over after, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OVER)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setObject(2, oldest);
            statement.setObject(3, after.until().atOffset(ZoneOffset.UTC));
            statement.setString(4, after.id().subscriberId());
            statement.setString(5, after.id().requestId());
            statement.setInt(6, limit);
            List<Over> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    DecisionId id =
                            new DecisionId(row.getObject(1, LocalDate.class), row.getString(2), row.getString(3));
                    found.add(
                            new Over(id, row.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
            return found;
        }
    }
}
