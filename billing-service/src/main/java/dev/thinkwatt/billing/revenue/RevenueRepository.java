package dev.thinkwatt.billing.revenue;

import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.PlanVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Revenue as the ledger has it, month by month in UTC. */
@ApplicationScoped
class RevenueRepository {

    private static final String BOOKED = """
            select date_trunc('month', booked_at, 'UTC') as month, currency, ledger_account, -sum(amount) as amount
            from ledger_entry where booked_at >= ? and booked_at < ?
                and (ledger_account like 'revenue:%' or ledger_account = 'discounts')
            group by 1, 2, 3
            """;

    /** What the facility drew, at what electricity cost there: 1 kWh is 10^12 nWh. */
    private static final String COST = """
            select date_trunc('month', b.rated_at, 'UTC') as month, b.currency, b.plan_id, b.plan_version,
                sum(b.sign) as events, coalesce(sum(b.sign) filter (where b.energy is not null), 0) as known,
                coalesce(sum(b.sign * (
                    select sum((part ->> 'nanoWattHours')::numeric
                        * coalesce(part ->> 'intervalPrice', part ->> 'effectivePrice')::numeric)
                    from jsonb_array_elements(b.energy -> 'parts') part)), 0) * 0.000000000001 as cost
            from booking b where b.rated_at >= ? and b.rated_at < ?
            group by 1, 2, 3, 4
            """;

    private final DataSource database;

    RevenueRepository(DataSource database) {
        this.database = database;
    }

    private record Key(YearMonth month, String currency) {}

    /** The months in which something was booked, one for each currency. */
    List<MonthlyRevenue> months(RevenueView view, Catalog catalog) {
        Map<Key, MonthlyRevenue> months =
                new TreeMap<>(Comparator.comparing(Key::month).thenComparing(Key::currency));
        read(BOOKED, view, row -> {
            Key key = key(row);
            months.merge(
                    key,
                    MonthlyRevenue.booked(
                            key.month(), key.currency(), row.getString("ledger_account"), row.getBigDecimal("amount")),
                    MonthlyRevenue::plus);
        });
        read(COST, view, row -> {
            Key key = key(row);
            long events = row.getLong("events");
            MonthlyRevenue cost = isPriced(row, catalog)
                    ? MonthlyRevenue.cost(
                            key.month(), key.currency(), row.getBigDecimal("cost"), events, row.getLong("known"))
                    : MonthlyRevenue.cost(key.month(), key.currency(), BigDecimal.ZERO, events, 0);
            months.merge(key, cost, MonthlyRevenue::plus);
        });
        return new ArrayList<>(months.values());
    }

    /** Where a plan passes electricity on, it is priced in the currency of the plan: only then can the two be compared. */
    private static boolean isPriced(ResultSet row, Catalog catalog) throws SQLException {
        SurchargePolicy policy = catalog.plan(new PlanVersion(row.getString("plan_id"), row.getInt("plan_version")))
                .map(Plan::surcharge)
                .orElse(null);
        return policy != null && policy.currency().getCurrencyCode().equals(row.getString("currency"));
    }

    private static Key key(ResultSet row) throws SQLException {
        OffsetDateTime month = row.getObject("month", OffsetDateTime.class);
        return new Key(YearMonth.from(month.withOffsetSameInstant(ZoneOffset.UTC)), row.getString("currency"));
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private void read(String sql, RevenueView view, Reader reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, view.start().atOffset(ZoneOffset.UTC));
            statement.setObject(2, view.end().atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("revenue cannot be added up", e);
        }
    }
}
