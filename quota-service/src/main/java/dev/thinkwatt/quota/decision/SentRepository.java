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
import java.util.Map;

/** Finds decisions that were settled, or ran out, from an instant on. */
@ApplicationScoped
class SentRepository {

    private static final String SENT = """
            select subscriber_id, decided_at, request_id from decision
            where day = ? and state in ('SETTLED', 'EXPIRED')
              and greatest((closing::json ->> 'settledAt')::timestamptz, (expiry::json ->> 'expiredAt')::timestamptz) >= ?
            """;

    /** Two, because the index that leads to both has the instants backwards, and one condition for both would read all of a subscriber each time. */
    private static final String OF_SUBSCRIBER = SENT + """
            and subscriber_id = ? and (decided_at, request_id) > (?, ?) order by decided_at, request_id limit ?
            """;

    private static final String OF_THE_NEXT = SENT + """
            and subscriber_id > ? order by subscriber_id, decided_at, request_id limit ?
            """;

    private final DecisionRepository decisions;

    SentRepository(DecisionRepository decisions) {
        this.decisions = decisions;
    }

    /** The next so many of a day after a place, in order. */
    List<SentPlace> page(Connection connection, LocalDate day, SentPlace after, Instant from, int limit)
            throws SQLException {
        List<SentPlace> places = new ArrayList<>();
        try (PreparedStatement select = prepare(connection, OF_SUBSCRIBER, day, after, from)) {
            select.setObject(4, after.decidedAt().atOffset(ZoneOffset.UTC));
            select.setString(5, after.requestId());
            select.setInt(6, limit);
            read(select, places);
        }
        try (PreparedStatement select = prepare(connection, OF_THE_NEXT, day, after, from)) {
            select.setInt(4, limit - places.size());
            read(select, places);
        }
        return places;
    }

    /** What is kept of decisions of a day. */
    Map<DecisionKey, Receipt> find(Connection connection, LocalDate day, List<SentPlace> places) throws SQLException {
        return decisions.find(
                connection,
                places.stream()
                        .map(place -> new DecisionId(day, place.subscriberId(), place.requestId()))
                        .toList());
    }

    private static PreparedStatement prepare(
            Connection connection, String sql, LocalDate day, SentPlace after, Instant from) throws SQLException {
        PreparedStatement select = connection.prepareStatement(sql);
        select.setObject(1, day);
        select.setObject(2, from.atOffset(ZoneOffset.UTC));
        select.setString(3, after.subscriberId());
        return select;
    }

    private static void read(PreparedStatement select, List<SentPlace> places) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                places.add(new SentPlace(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3)));
            }
        }
    }
}
