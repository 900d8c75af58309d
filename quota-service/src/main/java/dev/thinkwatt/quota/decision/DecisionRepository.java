package dev.thinkwatt.quota.decision;

import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.trouble.TroubleLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.postgresql.util.PSQLException;

/** The rows of decisions. */
@ApplicationScoped
class DecisionRepository {

    /** Lateral, as the next: whatever is planned, each name is looked up. */
    private static final String FIND_DAYS = """
            select named.subscriber_id, named.request_id, made.day
            from unnest(?::text[], ?::text[]) as named (subscriber_id, request_id)
            cross join lateral (
              select day from decision_day
              where subscriber_id = named.subscriber_id and request_id = named.request_id and day >= ? offset 0) as made
            """;

    static final String FIND = """
            select found.* from unnest(?::text[], ?::text[]) as named (subscriber_id, request_id)
            cross join lateral (
              select decided_at from decision_day
              where subscriber_id = named.subscriber_id and request_id = named.request_id and day = ? offset 0) as made
            cross join lateral (
              select * from decision
              where subscriber_id = named.subscriber_id and decided_at = made.decided_at and request_id = named.request_id
                and day = ? offset 0) as found
            """;
    private static final String INSERT_DAYS = """
            insert into decision_day (subscriber_id, request_id, day, decided_at)
            select unnest(?::text[]), unnest(?::text[]), ?::date, ?::timestamptz
            """;

    /** Unnested in the select list: in a from clause all rows would be gathered before the first is inserted. */
    private static final String INSERT = """
            insert into decision (subscriber_id, request_id, request_hash, account_id, selection, outcome, plan_id, plan_version,
                                  requested_model, model, taken, answer, state, held_until, proxied, estimate,
                                  expiry, closing_hash, closing, day, decided_at)
            select unnest(?::text[]), unnest(?::text[]), unnest(?::text[]), unnest(?::text[]), unnest(?::text[]),
                   unnest(?::text[]), unnest(?::text[]), unnest(?::int[]), unnest(?::text[]), unnest(?::text[]),
                   unnest(?::text[]), unnest(?::text[]), unnest(?::text[]), unnest(?::text[])::timestamptz,
                   unnest(?::bool[]), unnest(?::text[]), unnest(?::text[]), unnest(?::text[]), unnest(?::text[]),
                   ?::date, ?::timestamptz
            """;

    private static final String CLOSE = """
            update decision set state = new.state, taken = new.taken, held_until = new.held_until::timestamptz,
                                expiry = new.expiry, closing_hash = new.closing_hash, closing = new.closing
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
              as new (subscriber_id, decided_at, request_id, state, taken, held_until, expiry, closing_hash, closing)
            where decision.subscriber_id = new.subscriber_id and decision.decided_at = new.decided_at::timestamptz
              and decision.request_id = new.request_id and decision.day = ?
            """;

    private static final String CHECK_VIOLATION = "23514";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final TroubleLog trouble = new TroubleLog(
            Logger.getLogger(DecisionRepository.class), "No decision can be kept, because its day has no partition");

    /** The ids of the decisions that were made on a day or since under these keys; whoever means to make some has locked their subscribers. */
    Map<DecisionKey, DecisionId> ids(Connection connection, Collection<DecisionKey> keys, LocalDate oldest)
            throws SQLException {
        Map<DecisionKey, DecisionId> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        try (PreparedStatement statement = connection.prepareStatement(FIND_DAYS)) {
            try (ResultSet rows = select(connection, statement, keys, oldest)) {
                while (rows.next()) {
                    DecisionId id = new DecisionId(
                            rows.getObject("day", LocalDate.class),
                            rows.getString("subscriber_id"),
                            rows.getString("request_id"));
                    found.put(id.key(), id);
                }
            }
        }
        return found;
    }

    /** These decisions, as far as they were made. A statement for each day, so that it looks at one partition alone. */
    Map<DecisionKey, Receipt> find(Connection connection, Collection<DecisionId> ids) throws SQLException {
        Map<DecisionKey, Receipt> found = new HashMap<>();
        for (Map.Entry<LocalDate, List<DecisionId>> day : byDay(ids, id -> id).entrySet()) {
            List<DecisionKey> keys =
                    day.getValue().stream().map(DecisionId::key).toList();
            try (PreparedStatement statement = connection.prepareStatement(FIND)) {
                statement.setObject(4, day.getKey());
                try (ResultSet rows = select(connection, statement, keys, day.getKey())) {
                    while (rows.next()) {
                        DecisionRow row = DecisionRow.read(rows);
                        found.put(row.key(), row.toReceipt());
                    }
                }
            }
        }
        return found;
    }

    /** @param now when all of them were decided */
    void insert(Connection connection, Instant now, List<Receipt> created) throws SQLException {
        if (created.isEmpty()) {
            return;
        }
        List<DecisionRow> rows = created.stream().map(DecisionRow::of).toList();
        try {
            insertRows(connection, now, rows);
            trouble.ends();
        } catch (SQLException e) {
            if (isWithoutPartition(e)) {
                throw withoutPartition(e);
            }
            throw e;
        }
    }

    private static void insertRows(Connection connection, Instant now, List<DecisionRow> rows) throws SQLException {
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        OffsetDateTime decidedAt = now.atOffset(ZoneOffset.UTC);
        try (Unnest<DecisionRow> unnest = new Unnest<>(connection, INSERT_DAYS, rows)) {
            unnest.text(DecisionRow::subscriberId)
                    .text(DecisionRow::requestId)
                    .forAll(day)
                    .forAll(decidedAt)
                    .execute();
        }
        try (Unnest<DecisionRow> unnest = new Unnest<>(connection, INSERT, rows)) {
            unnest.text(DecisionRow::subscriberId)
                    .text(DecisionRow::requestId)
                    .text(DecisionRow::requestHash)
                    .text(DecisionRow::accountId)
                    .text(DecisionRow::selection)
                    .text(row -> row.answer().outcome())
                    .text(row -> row.plan().id())
                    .integer(row -> row.plan().version())
                    .text(row -> row.answer().requestedModel())
                    .text(row -> row.answer().model())
                    .text(DecisionRow::takenJson)
                    .text(row -> row.written().json())
                    .text(DecisionRow::state)
                    .text(row -> row.hold().until())
                    .flag(row -> row.hold().proxied())
                    .text(DecisionRow::estimateJson)
                    .text(DecisionRow::expiryJson)
                    .text(DecisionRow::closingHash)
                    .text(DecisionRow::closingJson)
                    .forAll(day)
                    .forAll(decidedAt)
                    .execute();
        }
    }

    /** Writes what became of decisions: extended, expired, settled or released. */
    void close(Connection connection, List<Receipt> closed) throws SQLException {
        for (Map.Entry<LocalDate, List<Receipt>> day :
                byDay(closed, Receipt::id).entrySet()) {
            List<DecisionRow> rows =
                    day.getValue().stream().map(DecisionRow::of).toList();
            try (Unnest<DecisionRow> unnest = new Unnest<>(connection, CLOSE, rows)) {
                unnest.text(DecisionRow::subscriberId)
                        .text(DecisionRow::decidedAt)
                        .text(DecisionRow::requestId)
                        .text(DecisionRow::state)
                        .text(DecisionRow::takenJson)
                        .text(row -> row.hold().until())
                        .text(DecisionRow::expiryJson)
                        .text(DecisionRow::closingHash)
                        .text(DecisionRow::closingJson)
                        .forAll(day.getKey())
                        .execute();
            }
        }
    }

    private static ResultSet select(
            Connection connection, PreparedStatement statement, Collection<DecisionKey> keys, LocalDate day)
            throws SQLException {
        statement.setArray(
                1,
                connection.createArrayOf(
                        "text", keys.stream().map(DecisionKey::subscriberId).toArray(String[]::new)));
        statement.setArray(
                2,
                connection.createArrayOf(
                        "text", keys.stream().map(DecisionKey::requestId).toArray(String[]::new)));
        statement.setObject(3, day);
        return statement.executeQuery();
    }

    private static <T> Map<LocalDate, List<T>> byDay(Collection<T> things, Function<T, DecisionId> id) {
        return things.stream()
                .collect(Collectors.groupingBy(thing -> id.apply(thing).day(), TreeMap::new, Collectors.toList()));
    }

    /** PostgreSQL says so with the state of a broken constraint, and names none. */
    private static boolean isWithoutPartition(SQLException e) {
        return CHECK_VIOLATION.equals(e.getSQLState())
                && e instanceof PSQLException refused
                && refused.getServerErrorMessage() != null
                && refused.getServerErrorMessage().getConstraint() == null;
    }

    private ProblemException withoutPartition(SQLException e) {
        trouble.begins(String.valueOf(e.getMessage()));
        return ProblemException.unavailable("decisions of this day cannot be kept yet", RETRY_AFTER);
    }
}
