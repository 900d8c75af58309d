package dev.thinkwatt.billing.usage;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Usage over time, from the hours that charges were added up by: less those taken back. */
@ApplicationScoped
class UsageSeries {

    private static final int FETCH_SIZE = 1_000;

    /** Of the hours that fit a filter: so many events, tokens, kWh, and what they were charged. */
    private static final String SUMS = """
            c.currency, sum(c.charges - c.reversals) as events,
            sum(c.input_tokens + c.cached_input_tokens + c.cache_write_tokens + c.cache_write_hour_tokens
                + c.output_tokens + c.reasoning_tokens + c.audio_input_tokens + c.audio_output_tokens
                + c.image_input_tokens + c.image_output_tokens) as tokens,
            sum(c.energy_nwh) * 0.000000000001 as energy_kwh,
            sum(c.charged) as charged, sum(c.energy_amount) as surcharge
            from (select * from (select *, hour as started_at from usage_hour) hours where %s) c
            """;

    private final DataSource database;

    UsageSeries(DataSource database) {
        this.database = database;
    }

    /**
     * A sum of usage in one currency.
     *
     * @param charged for usage by the event; what is charged by the period is on invoices only
     * @param surcharge for electricity
     */
    record Sum(
            String key,
            String currency,
            long events,
            BigDecimal tokens,
            BigDecimal energyKwh,
            BigDecimal charged,
            BigDecimal surcharge) {

        /** Electricity included. */
        public BigDecimal amount() {
            return charged.add(surcharge);
        }

        BigDecimal of(Measure measure) {
            return switch (measure) {
                case AMOUNT -> amount();
                case ENERGY -> energyKwh;
                case TOKENS -> tokens;
                case EVENTS -> BigDecimal.valueOf(events);
            };
        }
    }

    /** A sum of the time that begins at an instant. */
    record At(Instant at, Sum sum) {}

    /** The groups that have most of what is measured, in the order of that. */
    List<Sum> groups(UsageView view, int limit) {
        String sql = "select * from (select " + view.group().expression() + " as key, "
                + SUMS.formatted(view.filter().sql())
                + "group by 1, 2) g order by " + view.wanted().expression() + " desc, key, currency limit ?";
        List<Sum> sums = new ArrayList<>();
        read(
                sql,
                view,
                statement -> statement.setInt(view.filter().bind(statement, 1), limit),
                row -> sums.add(sum(row)));
        return sums;
    }

    /** Over time: the groups named, and all others together under an empty key. */
    List<At> overTime(UsageView view, List<String> named) {
        String key = "case when " + view.group().expression() + " = any (?) then "
                + view.group().expression() + " else '' end";
        String sql = "select date_trunc('" + view.step() + "', c.started_at, 'UTC') as at, " + key + " as key, "
                + SUMS.formatted(view.filter().sql()) + "group by 1, 2, 3 order by 1, 2, 3";
        List<At> sums = new ArrayList<>();
        read(
                sql,
                view,
                statement -> {
                    statement.setArray(1, statement.getConnection().createArrayOf("text", named.toArray()));
                    view.filter().bind(statement, 2);
                },
                row -> sums.add(at(row)));
        return sums;
    }

    /** Over time, every group by itself, handed over one by one. */
    void each(UsageView view, Consumer<At> each) {
        String sql = "select date_trunc('" + view.step() + "', c.started_at, 'UTC') as at, "
                + view.group().expression() + " as key, "
                + SUMS.formatted(view.filter().sql())
                + "group by 1, 2, 3 order by 1, 2, 3";
        read(sql, view, statement -> view.filter().bind(statement, 1), row -> each.accept(at(row)));
    }

    private interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private void read(String sql, UsageView view, Binder binder, Reader reader) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(FETCH_SIZE);
                binder.bind(statement);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        reader.read(row);
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "usage from " + view.from() + " to " + view.to() + " cannot be added up", e);
        }
    }

    private static At at(ResultSet row) throws SQLException {
        return new At(row.getObject("at", OffsetDateTime.class).toInstant(), sum(row));
    }

    private static Sum sum(ResultSet row) throws SQLException {
        return new Sum(
                row.getString("key"),
                row.getString("currency"),
                row.getLong("events"),
                row.getBigDecimal("tokens"),
                row.getBigDecimal("energy_kwh"),
                row.getBigDecimal("charged"),
                row.getBigDecimal("surcharge"));
    }
}
