package dev.thinkwatt.e2e.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What stands in the tables once all is quiet, and what must be true of it whoever asked what. */
final class Rows {

    /** Units by the decisions that took them and did not give them back, beside the units that the counter holds. */
    private static final String COUNTED = """
            with asked as (
                select unnest(?) as subscriber_id
            ), taken as (
                select d.subscriber_id, t ->> 'allowance' as allowance, t -> 'window' as span, (t ->> 'units')::numeric as units
                from decision d, jsonb_array_elements(d.taken::jsonb) t
                where d.subscriber_id in (select subscriber_id from asked)
                  and not (d.state = 'RELEASED' and exists (
                      select 1 from json_array_elements(d.closing::json -> 'returned') r where r ->> 'allowance' = t ->> 'allowance'))
            ), held as (
                select c.owner as subscriber_id, w.key as allowance, w.value -> 'window' as span, (w.value ->> 'used')::numeric as units
                from counter c, jsonb_each(c.windows::jsonb) w
                where c.owner in (select subscriber_id from asked)
            )
            select coalesce(taken.subscriber_id, held.subscriber_id), coalesce(taken.allowance, held.allowance),
                   coalesce(sum(taken.units), 0), coalesce(max(held.units), 0), bool_or(held.units is not null)
            from taken full join held
              on held.subscriber_id = taken.subscriber_id and held.allowance = taken.allowance and held.span = taken.span
            group by 1, 2, coalesce(taken.span, held.span)
            """;

    /** Of each decision that a usage event stands for, that event, and the estimated one that it corrects. */
    private static final String EVENTS = """
            select coalesce(closing::json ->> 'eventId', expiry::json ->> 'eventId'), case state when 'SETTLED' then expiry::json ->> 'eventId' end
            from decision where subscriber_id = any(?) and state in ('SETTLED', 'EXPIRED')
            """;

    private static final String SERVED = """
            select subscriber_id, coalesce(model, 'none'), count(*) from decision where subscriber_id = any(?) group by 1, 2
            """;

    private final Site site;

    Rows(Site site) {
        this.site = site;
    }

    private record Counted(String subscriber, String allowance, long taken, long held, boolean latest) {}

    /** In its latest window, decisions and the counter are one number; in no window are there more decisions than the limit. */
    void requireCountersThatAgree(List<String> subscribers) throws SQLException {
        for (Counted counted : counted(subscribers)) {
            if (counted.latest()) {
                assertThat(counted.taken()).as("%s", counted).isEqualTo(counted.held());
            }
            long limit = Published.TERMS.allowances().stream()
                    .filter(allowance -> allowance.id().equals(counted.allowance()))
                    .findFirst()
                    .orElseThrow()
                    .limit();
            assertThat(counted.taken()).as("%s", counted).isBetween(0L, limit);
        }
    }

    /** Usage events that must be on the topic. */
    record Events(Set<UUID> standing, Set<UUID> corrected) {}

    Events events(List<String> subscribers) throws SQLException {
        Events events = new Events(new HashSet<>(), new HashSet<>());
        query(EVENTS, subscribers, row -> {
            events.standing().add(UUID.fromString(row.getString(1)));
            if (row.getString(2) != null) {
                events.corrected().add(UUID.fromString(row.getString(2)));
            }
        });
        return events;
    }

    /** How many requests each model served, by subscriber; those that none served are under {@code none}. */
    Map<String, Map<String, Integer>> served(List<String> subscribers) throws SQLException {
        Map<String, Map<String, Integer>> served = new HashMap<>();
        query(
                SERVED,
                subscribers,
                row -> served.computeIfAbsent(row.getString(1), id -> new HashMap<>())
                        .put(row.getString(2), row.getInt(3)));
        return served;
    }

    /** How many decisions are in a state. */
    long inState(String state, List<String> subscribers) throws SQLException {
        List<Long> found = new ArrayList<>();
        query(
                "select count(*) from decision where subscriber_id = any(?) and state = '%s'".formatted(state),
                subscribers,
                row -> found.add(row.getLong(1)));
        return found.getFirst();
    }

    long outbox() throws SQLException {
        try (Connection connection = site.connect();
                PreparedStatement statement = connection.prepareStatement("select count(*) from outbox");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<Counted> counted(List<String> subscribers) throws SQLException {
        List<Counted> counted = new ArrayList<>();
        query(
                COUNTED,
                subscribers,
                row -> counted.add(new Counted(
                        row.getString(1), row.getString(2), row.getLong(3), row.getLong(4), row.getBoolean(5))));
        assertThat(counted).as("something was counted").isNotEmpty();
        return counted;
    }

    /** What is done with each row. */
    @FunctionalInterface
    private interface Reading {
        void of(ResultSet row) throws SQLException;
    }

    private void query(String sql, List<String> subscribers, Reading reading) throws SQLException {
        try (Connection connection = site.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", subscribers.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reading.of(rows);
                }
            }
        }
    }
}
