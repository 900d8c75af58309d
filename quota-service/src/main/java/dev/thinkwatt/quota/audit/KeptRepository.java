package dev.thinkwatt.quota.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.thinkwatt.quota.decision.Answer;
import dev.thinkwatt.quota.decision.JsonColumn;
import dev.thinkwatt.quota.decision.ReleaseAnswer;
import dev.thinkwatt.quota.policy.Taken;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what was decided and granted, some rows at a time. */
@ApplicationScoped
class KeptRepository {

    private static final int ROWS_MAX = 1_000;

    private static final String DECISIONS = """
            select subscriber_id, account_id, state, taken, case state when 'RELEASED' then closing when 'OPEN' then answer end
            from unnest(?::text[], ?::text[]::date[]) as asked (id, since)
            join decision on subscriber_id = asked.id and day >= asked.since
            where state <> 'DENIED'
            """;
    private static final String FIRST_DAY = """
            select min(to_date(right(relname, 8), 'YYYYMMDD'))
            from pg_inherits join pg_class on pg_class.oid = inhrelid where inhparent = 'decision'::regclass
            """;
    private static final String GRANTS = """
            select subscriber_id, grant_id, amount, granted_at from subscriber_grant
            where (subscriber_id, grant_id) in (select * from unnest(?::text[], ?::text[]))
            """;

    private static final JsonColumn<List<Taken>> TAKEN = new JsonColumn<>(new TypeReference<>() {});
    private static final JsonColumn<Answer> ANSWER = new JsonColumn<>(new TypeReference<>() {});
    private static final JsonColumn<ReleaseAnswer> RELEASE = new JsonColumn<>(new TypeReference<>() {});

    /** The first of the days that decisions can be kept of now. */
    LocalDate firstDay(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(FIRST_DAY)) {
            row.next();
            return row.getObject(1, LocalDate.class);
        }
    }

    /** All decisions of these subscribers, of each since a day of its own, that were no denials, one by one. */
    void decisions(Connection connection, Map<String, LocalDate> since, Consumer<KeptDecision> each)
            throws SQLException {
        List<Map.Entry<String, LocalDate>> asked = List.copyOf(since.entrySet());
        try (PreparedStatement select = connection.prepareStatement(DECISIONS)) {
            select.setArray(1, texts(connection, asked, Map.Entry::getKey));
            select.setArray(
                    2, texts(connection, asked, entry -> entry.getValue().toString()));
            select.setFetchSize(ROWS_MAX);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    each.accept(kept(row));
                }
            }
        }
    }

    /** What was granted, of all that are named and were. */
    Map<Granted.Id, Granted> granted(Connection connection, Set<Granted.Id> ids) throws SQLException {
        Map<Granted.Id, Granted> found = new HashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        try (PreparedStatement select = connection.prepareStatement(GRANTS)) {
            select.setArray(1, texts(connection, ids, Granted.Id::subscriberId));
            select.setArray(2, texts(connection, ids, Granted.Id::grantId));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.put(
                            new Granted.Id(row.getString(1), row.getString(2)),
                            new Granted(
                                    row.getBigDecimal(3),
                                    row.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return found;
    }

    private static KeptDecision kept(ResultSet row) throws SQLException {
        String state = row.getString(3);
        return new KeptDecision(
                row.getString(1),
                row.getString(2),
                TAKEN.read(row.getString(4)),
                state.equals("RELEASED") ? returned(row.getString(5)) : Set.of(),
                state.equals("OPEN") ? ANSWER.read(row.getString(5)) : null);
    }

    private static Set<String> returned(String closing) {
        return RELEASE.read(closing).returned().stream()
                .map(ReleaseAnswer.Returned::allowance)
                .collect(Collectors.toSet());
    }

    private static <T> Array texts(Connection connection, Collection<T> rows, Function<T, String> text)
            throws SQLException {
        return connection.createArrayOf("text", rows.stream().map(text).toArray(String[]::new));
    }
}
