package dev.thinkwatt.quota.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Who was near a limit when it was last noted, and who was downgraded. Both go by an index that holds little else. */
@ApplicationScoped
class AtRiskRepository {

    /** More of the latest downgrades are not counted: no page may keep the database from deciding. */
    private static final int DOWNGRADES_MAX = 100_000;

    private static final String NEAR = """
            with running as (
              select distinct on (scope, owner, allowance) subscriber_id, plan_id, allowance, percent, noticed_at
                from (select *, case scope when 'ACCOUNT' then account_id else subscriber_id end as owner from notice) told
               where percent >= 80 and (ends_at > ? or ends_at is null) and (? = '' or plan_id = ?)
               order by scope, owner, allowance, percent desc, noticed_at desc)
            """;
    static final String NEAREST =
            NEAR + "select subscriber_id, allowance from running order by percent desc, noticed_at desc limit ?";
    private static final String NEAR_BY_PLAN = NEAR + """
            select plan_id, allowance, count(*), count(*) filter (where percent >= 100) from running
            group by plan_id, allowance order by 4 desc, 3 desc, 1, 2 limit ?
            """;
    private static final String DOWNGRADED = """
            with recent as (
              select subscriber_id, plan_id, requested_model, model, decided_at from decision
               where outcome = 'DOWNGRADED' and day >= ? and decided_at >= ? and (? = '' or plan_id = ?)
               order by decided_at desc limit %d)
            """.formatted(DOWNGRADES_MAX);
    static final String DOWNGRADED_MOST = DOWNGRADED + """
            select subscriber_id, plan_id, requested_model, model, count(*), max(decided_at) from recent
            group by 1, 2, 3, 4 order by 5 desc, 6 desc, 1 limit ?
            """;
    private static final String DOWNGRADED_BY_PLAN = DOWNGRADED + """
            select plan_id, requested_model, model, count(*), count(distinct subscriber_id) from recent
            group by 1, 2, 3 order by 4 desc, 1, 2, 3 limit ?
            """;

    private final DataSource database;

    AtRiskRepository(DataSource database) {
        this.database = database;
    }

    /** An allowance of which most was used; where it is the account's, by the one whose request reached that. */
    record Near(String subscriberId, String allowance) {}

    /** How many have used most of one allowance of a plan, and how many of them all of it. */
    record NearByPlan(String planId, String allowance, long near, long usedUp) {}

    /** How often somebody was downgraded, and when last. */
    record Downgraded(String subscriberId, String planId, String requested, String model, long times, Instant lastAt) {}

    /** How often, and how many were. */
    record DowngradedByPlan(String planId, String requested, String model, long times, long subscribers) {}

    List<Near> nearest(Instant now, String planId, int limit) {
        return select(NEAREST, row -> new Near(row.getString(1), row.getString(2)), utc(now), planId, planId, limit);
    }

    List<NearByPlan> nearByPlan(Instant now, String planId, int limit) {
        return select(
                NEAR_BY_PLAN,
                row -> new NearByPlan(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)),
                utc(now),
                planId,
                planId,
                limit);
    }

    List<Downgraded> downgradedMost(Instant since, String planId, int limit) {
        return select(
                DOWNGRADED_MOST,
                row -> new Downgraded(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getObject(6, OffsetDateTime.class).toInstant()),
                utc(since).toLocalDate(),
                utc(since),
                planId,
                planId,
                limit);
    }

    List<DowngradedByPlan> downgradedByPlan(Instant since, String planId, int limit) {
        return select(
                DOWNGRADED_BY_PLAN,
                row -> new DowngradedByPlan(
                        row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5)),
                utc(since).toLocalDate(),
                utc(since),
                planId,
                planId,
                limit);
    }

    /** Reads one row. */
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> select(String sql, Reading<T> reading, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int at = 0; at < parameters.length; at++) {
                select.setObject(at + 1, parameters[at]);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(reading.of(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("who is at risk cannot be read", e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
