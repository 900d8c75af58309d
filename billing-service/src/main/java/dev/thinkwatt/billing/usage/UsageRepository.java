package dev.thinkwatt.billing.usage;

import dev.thinkwatt.model.energy.KilowattHours;
import dev.thinkwatt.model.usage.UsageKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Usage added up. */
@ApplicationScoped
class UsageRepository {

    private static final String GROUPS = """
            select %1$s as key, c.currency, sum(c.sign) as events, coalesce(sum(c.sign) filter (where c.included), 0) as included,
                sum(c.sign * c.input_tokens) as input, sum(c.sign * c.cached_input_tokens) as cached_input,
                sum(c.sign * c.cache_write_tokens) as cache_write,
                sum(c.sign * c.cache_write_hour_tokens) as cache_write_hour,
                sum(c.sign * c.output_tokens) as output, sum(c.sign * c.reasoning_tokens) as reasoning,
                sum(c.sign * c.audio_input_tokens) as audio_input, sum(c.sign * c.audio_output_tokens) as audio_output,
                sum(c.sign * c.image_input_tokens) as image_input, sum(c.sign * c.image_output_tokens) as image_output,
                sum(c.sign * c.tool_calls) as tool_call,
                sum(c.sign * c.worth) as worth, sum(c.sign * c.charged) as charged,
                sum(c.sign * c.energy_nwh::numeric) as energy_nwh, sum(c.sign * c.energy_amount) as surcharge
            from (select * from booking where %2$s) c join account a using (account_id)
            group by 1, 2 having (%1$s || ' ' || c.currency) > ?
            order by %1$s || ' ' || c.currency limit ?
            """;

    private final DataSource database;

    UsageRepository(DataSource database) {
        this.database = database;
    }

    /**
     * Usage of one group in one currency.
     *
     * @param included how many of the events the base fee covers
     * @param surcharge what is passed on for electricity
     */
    record Group(
            String key,
            String currency,
            long events,
            long included,
            Map<UsageKind, Long> tokens,
            BigDecimal worth,
            BigDecimal charged,
            BigDecimal energyKwh,
            BigDecimal surcharge) {

        /** Where it stands in the list. */
        String place() {
            return key + " " + currency;
        }
    }

    List<Group> groups(GroupBy by, UsageFilter filter, String after, int limit) {
        String sql = GROUPS.formatted(by.expression(), filter.sql());
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = filter.bind(statement, 1);
            statement.setString(next, after);
            statement.setInt(next + 1, limit);
            return groups(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("usage cannot be added up", e);
        }
    }

    /** How many accepted events of the filter have no price yet. */
    long pending(UsageFilter filter) {
        String sql = "select count(*) from pending_event where " + filter.sql();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            filter.bind(statement, 1);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("pending events cannot be counted", e);
        }
    }

    private static List<Group> groups(PreparedStatement statement) throws SQLException {
        List<Group> groups = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                groups.add(new Group(
                        row.getString("key"),
                        row.getString("currency"),
                        row.getLong("events"),
                        row.getLong("included"),
                        tokens(row),
                        row.getBigDecimal("worth"),
                        row.getBigDecimal("charged"),
                        KilowattHours.of(row.getBigDecimal("energy_nwh")),
                        row.getBigDecimal("surcharge")));
            }
        }
        return groups;
    }

    /** Only kinds that were used. */
    private static Map<UsageKind, Long> tokens(ResultSet row) throws SQLException {
        Map<UsageKind, Long> tokens = new EnumMap<>(UsageKind.class);
        for (UsageKind kind : UsageKind.values()) {
            long quantity = kind == UsageKind.REQUEST
                    ? 0
                    : row.getBigDecimal(kind.name()).longValueExact();
            if (quantity != 0) {
                tokens.put(kind, quantity);
            }
        }
        return tokens;
    }
}
