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
import org.jspecify.annotations.Nullable;

/** Finds decisions that were settled, or ran out, from an instant on. */
@ApplicationScoped
class SentRepository {

    /** In an order that the index has backwards, and with nothing to choose by but the place: no more rows are read than are answered. */
    private static final String PAGE = """
            select subscriber_id, decided_at, request_id, coalesce(state in ('SETTLED', 'EXPIRED')
              and greatest((closing::json ->> 'settledAt')::timestamptz, (expiry::json ->> 'expiredAt')::timestamptz) >= ?, false)
            from decision where day = ? %s
            order by subscriber_id desc, decided_at, request_id limit ?
            """;

    /** Of three, because one condition for all would read what comes before the place each time. */
    private static final String FIRST = PAGE.formatted("");

    private static final String OF_SUBSCRIBER =
            PAGE.formatted("and subscriber_id = ? and (decided_at, request_id) > (?, ?)");

    private static final String OF_THE_NEXT = PAGE.formatted("and subscriber_id < ?");

    private final DecisionRepository decisions;

    SentRepository(DecisionRepository decisions) {
        this.decisions = decisions;
    }

    /**
     * So many decisions of a day that follow one another.
     *
     * @param sent those of them that were settled, or ran out, from the instant on
     * @param last where to go on; null where the day is done
     */
    record Page(List<SentPlace> sent, @Nullable SentPlace last) {}

    /** The next so many of a day after a place, in order, whether or not they were sent. */
    Page page(Connection connection, LocalDate day, SentPlace after, Instant from, int limit) throws SQLException {
        Gathered gathered = new Gathered(limit);
        if (after.equals(SentPlace.NONE)) {
            gathered.read(connection, FIRST, day, from);
        } else {
            OffsetDateTime decidedAt = after.decidedAt().atOffset(ZoneOffset.UTC);
            gathered.read(connection, OF_SUBSCRIBER, day, from, after.subscriberId(), decidedAt, after.requestId());
            gathered.read(connection, OF_THE_NEXT, day, from, after.subscriberId());
        }
        return gathered.page();
    }

    /** What is kept of decisions of a day. */
    Map<DecisionKey, Receipt> find(Connection connection, LocalDate day, List<SentPlace> places) throws SQLException {
        return decisions.find(
                connection,
                places.stream()
                        .map(place -> new DecisionId(day, place.subscriberId(), place.requestId()))
                        .toList());
    }

    /** A page as it is read. */
    private static final class Gathered {
        private final int limit;
        private final List<SentPlace> sent = new ArrayList<>();
        private int rows;
        private @Nullable SentPlace last;

        Gathered(int limit) {
            this.limit = limit;
        }

        /** Reads on until the page is full. */
        void read(Connection connection, String sql, LocalDate day, Instant from, Object... after) throws SQLException {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setObject(1, from.atOffset(ZoneOffset.UTC));
                select.setObject(2, day);
                for (int i = 0; i < after.length; i++) {
                    select.setObject(3 + i, after[i]);
                }
                select.setInt(3 + after.length, limit - rows);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        add(row);
                    }
                }
            }
        }

        private void add(ResultSet row) throws SQLException {
            SentPlace place = new SentPlace(
                    row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3));
            if (row.getBoolean(4)) {
                sent.add(place);
            }
            rows++;
            last = place;
        }

        Page page() {
            return new Page(List.copyOf(sent), rows < limit ? null : last);
        }
    }
}
