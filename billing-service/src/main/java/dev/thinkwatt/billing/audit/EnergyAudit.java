package dev.thinkwatt.billing.audit;

import dev.thinkwatt.billing.invoice.EnergyByUsage;
import dev.thinkwatt.billing.invoice.EnergyLines.Key;
import dev.thinkwatt.billing.invoice.InvoiceLine.ByUsage;
import dev.thinkwatt.billing.invoice.InvoiceLine.Energy;
import dev.thinkwatt.billing.invoice.InvoiceLine.Steps;
import dev.thinkwatt.billing.invoice.KeptEnergyLines;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.PlanVersion;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Works out again what energy lines come to that depend on the usage of a site, from what the charges add up to, and from the index
 * that the line says it was counted of: one that is published again changes no invoice.
 */
final class EnergyAudit {

    private static final String USED = "select distinct account_id from usage_hour where plan_id = any (?)";

    private static final String SUMS = """
        select charge_month, site, plan_id, plan_version, sum(charged) as net, sum(energy_amount) as energy,
            sum(energy_nwh) as nwh
        from usage_hour where account_id = ? and invoice_month = ? group by 1, 2, 3, 4
        """;

    /** What the usage was charged whose electricity is known, be it none: without a line its month would not count it. */
    private static final String NET = """
        select coalesce(sum(sign * charged), 0) from booking
        where account_id = ? and invoice_month = ? and charge_month = ? and site = ? and plan_id = ? and plan_version = ?
            and energy is not null
        """;

    /** Prices at which something stands that takes the index of a month, and was not estimated. */
    private static final String INDEXES = """
        select (part ->> 'price')::numeric as price
        from invoice i
            join booking b on b.account_id = i.account_id and b.invoice_month = i.period
            cross join lateral jsonb_array_elements(b.energy -> 'parts') part
        where i.invoice_id = ? and i.status = 'FINALISED' and b.charge_month = ? and b.site = ? and b.plan_id = ?
            and b.plan_version = ? and part ->> 'indexMonth' = ? and not coalesce((part ->> 'estimated')::boolean, false)
        group by part ->> 'intervalStart', 1 having sum(b.sign * (part ->> 'nanoWattHours')::numeric) > 0
        """;

    private final Catalog catalog;
    private final Findings findings;
    private final Set<String> accounts = new HashSet<>();

    EnergyAudit(Catalog catalog, Findings findings) {
        this.catalog = catalog;
        this.findings = findings;
    }

    private record Sum(BigDecimal usageNet, BigDecimal ofEvents, BigDecimal nanoWattHours) {}

    /** Finds the accounts whose energy may depend on usage: that of most does not, and nothing more is asked of them. */
    void find(Connection connection) throws SQLException {
        Set<String> plans = catalog.plansWithSurchargeByUsage();
        if (plans.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(USED)) {
            statement.setArray(1, connection.createArrayOf("text", plans.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    accounts.add(row.getString(1));
                }
            }
        }
    }

    /** What an invoice says of energy beside what its events were booked with. */
    BigDecimal byUsage(Connection connection, String invoiceId, String accountId, YearMonth month, Currency currency)
            throws SQLException {
        if (!accounts.contains(accountId)) {
            return BigDecimal.ZERO;
        }
        Map<Key, Energy> lines = KeptEnergyLines.of(connection, UUID.fromString(invoiceId));
        Map<Key, Sum> sums = sums(connection, accountId, month);
        YearMonth first = sums.keySet().stream()
                .map(Key::usedIn)
                .min(Comparator.naturalOrder())
                .orElse(month);
        Map<Key, ByUsage> before = KeptEnergyLines.before(connection, accountId, first, month);
        BigDecimal all = BigDecimal.ZERO;
        for (Map.Entry<Key, Sum> entry : sums.entrySet()) {
            SurchargePolicy policy = catalog.plan(entry.getKey().plan())
                    .map(Plan::surcharge)
                    .filter(SurchargePolicy::dependsOnUsage)
                    .orElse(null);
            if (policy != null) {
                Key key = entry.getKey();
                String id = invoiceId + " " + key;
                Energy line = lines.get(key);
                if (line == null
                        && entry.getValue().nanoWattHours().signum() == 0
                        && entry.getValue().usageNet().signum() != 0) {
                    compareMissing(connection, id, accountId, month, key);
                }
                if (line != null && line.steps() != null) {
                    compareIndex(connection, id, invoiceId, key, line.steps());
                }
                all = all.add(byUsage(id, policy, entry.getValue(), line, before.get(key), currency));
            }
        }
        return all;
    }

    private BigDecimal byUsage(
            String id,
            SurchargePolicy policy,
            Sum sum,
            @Nullable Energy line,
            @Nullable ByUsage before,
            Currency currency) {
        if (line == null || line.byUsage() == null) {
            if (sum.nanoWattHours().signum() != 0) {
                findings.add("invoice: energy by usage", id, "no line", "a line of " + sum.nanoWattHours() + " nWh");
            }
            return BigDecimal.ZERO;
        }
        ByUsage said = line.byUsage();
        EnergyByUsage expected = EnergyByUsage.of(
                policy,
                sum.usageNet(),
                sum.ofEvents(),
                said.steps() == null ? null : said.steps().stated(currency),
                before,
                currency);
        findings.same(
                "invoice: usage that energy depends on",
                id,
                said.usageNet(),
                expected.of().usageNet());
        findings.same(
                "invoice: energy before its cap",
                id,
                said.surcharge(),
                expected.of().surcharge());
        findings.same(
                "invoice: energy cut by a share",
                id,
                said.cutByShare(),
                expected.of().cutByShare());
        findings.same("invoice: exact energy by usage", id, line.exact(), expected.exact());
        findings.same("invoice: energy by usage", id, line.amount(), expected.amount());
        return expected.exact().subtract(sum.ofEvents());
    }

    private void compareMissing(Connection connection, String id, String accountId, YearMonth month, Key key)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NET)) {
            statement.setString(1, accountId);
            statement.setObject(2, month.atDay(1));
            statement.setObject(3, key.usedIn().atDay(1));
            statement.setString(4, key.site());
            statement.setString(5, key.plan().id());
            statement.setInt(6, key.plan().version());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                findings.same("invoice: usage without energy", id, BigDecimal.ZERO, row.getBigDecimal(1));
            }
        }
    }

    private void compareIndex(Connection connection, String id, String invoiceId, Key key, Steps steps)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INDEXES)) {
            statement.setObject(1, UUID.fromString(invoiceId));
            statement.setObject(2, key.usedIn().atDay(1));
            statement.setString(3, key.site());
            statement.setString(4, key.plan().id());
            statement.setInt(5, key.plan().version());
            statement.setString(6, steps.month().toString());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    findings.same("invoice: index of its charges", id, steps.index(), row.getBigDecimal("price"));
                }
            }
        }
    }

    private static Map<Key, Sum> sums(Connection connection, String accountId, YearMonth month) throws SQLException {
        Map<Key, Sum> sums = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(SUMS)) {
            statement.setString(1, accountId);
            statement.setObject(2, month.atDay(1));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sums.put(
                            new Key(
                                    YearMonth.from(row.getObject("charge_month", LocalDate.class)),
                                    row.getString("site"),
                                    new PlanVersion(row.getString("plan_id"), row.getInt("plan_version"))),
                            new Sum(row.getBigDecimal("net"), row.getBigDecimal("energy"), row.getBigDecimal("nwh")));
                }
            }
        }
        return sums;
    }
}
