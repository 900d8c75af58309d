package dev.thinkwatt.billing.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.billing.rating.UsageReader;
import dev.thinkwatt.model.account.Account.Subscription;
import dev.thinkwatt.model.simulation.SimulationAsked;
import dev.thinkwatt.model.usage.UsageEvent;
import dev.thinkwatt.support.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What was asked, and the usage that it asks about. */
@ApplicationScoped
class SimulationRepository {

    private static final int FETCH_SIZE = 1000;

    private static final String KEEP =
            "insert into simulation (simulation_id, asked) values (?, ?::jsonb) on conflict do nothing";
    private static final String NEXT = """
            select asked from simulation where answered_at is null order by asked_at limit 1 for update skip locked
            """;
    private static final String ANSWERED = "update simulation set answered_at = now() where simulation_id = ?";

    /** Whoever is pinned to a version stays on it, whatever is published. Some of the others may be kept on one, too. */
    private static final String FOLLOWERS = """
            select account_id, currency, time_zone, present.starts_at,
                (select count(*) from seat where seat.account_id = account.account_id
                    and seat.starts_at <= now() and (seat.ends_at is null or seat.ends_at > now())) as seats
            from account
                cross join lateral (select plan_id, plan_version, starts_at from subscription
                    where subscription.account_id = account.account_id and starts_at <= now()
                    order by starts_at desc limit 1) present
            where present.plan_id = ? and present.plan_version is null
            """;

    private static final String CHARGED = """
            select c.account_id, c.charged, c.energy_amount, u.payload
            from charge c join usage_event u using (account_id, event_id)
            where c.plan_id = ? and c.started_at >= ? and c.started_at < ?
                and not exists (select from reversal r where r.account_id = c.account_id and r.event_id = c.event_id)
            """;

    /** An event with what it was charged. */
    record Charged(UsageEvent event, BigDecimal usage, BigDecimal energy) {}

    /** Keeps questions; one that was kept before stays as it is. */
    void keep(Connection connection, List<SimulationAsked> asked) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(KEEP)) {
            for (SimulationAsked question : asked) {
                insert.setString(1, question.simulationId());
                insert.setString(2, json(question));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The oldest question that nobody works on, locked until the transaction ends. */
    Optional<SimulationAsked> next(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEXT);
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(asked(row.getString(1))) : Optional.empty();
        }
    }

    void answered(Connection connection, String simulationId) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(ANSWERED)) {
            update.setString(1, simulationId);
            update.executeUpdate();
        }
    }

    List<Follower> followers(Connection connection, String planId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FOLLOWERS)) {
            select.setString(1, planId);
            try (ResultSet row = select.executeQuery()) {
                List<Follower> followers = new ArrayList<>();
                while (row.next()) {
                    followers.add(new Follower(
                            row.getString("account_id"),
                            Currency.getInstance(row.getString("currency")),
                            ZoneId.of(row.getString("time_zone")),
                            new Subscription(
                                    planId,
                                    null,
                                    row.getObject("starts_at", OffsetDateTime.class)
                                            .toInstant()),
                            row.getLong("seats")));
                }
                return followers;
            }
        }
    }

    /** Hands over each charge that stands of a period, a page at a time. The connection commits nothing by itself. */
    void charged(Connection connection, SimulationAsked asked, Consumer<Charged> each) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(CHARGED)) {
            select.setFetchSize(FETCH_SIZE);
            select.setString(1, asked.plan().id());
            select.setObject(2, at(asked.from()));
            select.setObject(3, at(asked.until()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    each.accept(new Charged(
                            UsageReader.kept(row.getBytes("payload")),
                            row.getBigDecimal("charged"),
                            row.getBigDecimal("energy_amount")));
                }
            }
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static SimulationAsked asked(String json) {
        try {
            return Json.tolerant().readValue(json, SimulationAsked.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a question that was kept was readable when it came", e);
        }
    }

    private static String json(SimulationAsked question) {
        try {
            return Json.tolerant().writeValueAsString(question);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a question that was read can be written", e);
        }
    }
}
