package dev.thinkwatt.billing.rating;

import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What an account used, added up by the database: what was charged, less what was taken back. */
public final class UsageSums {

    private static final String SUMS = Arrays.stream(UsageKind.values())
            .map(kind -> "sum(" + (kind == UsageKind.REQUEST ? "charges - reversals" : Charges.column(kind))
                    + ")::bigint as " + kind.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(
                    ", ",
                    "select charge_month, plan_id, plan_version, model, service_tier, ",
                    " from usage_hour where account_id = ? and "));

    private static final String GROUPED = " group by charge_month, plan_id, plan_version, model, service_tier";

    private UsageSums() {}

    /**
     * A sum.
     *
     * @param usedIn the month that the usage belongs to
     * @param quantities of each kind; negative where more was taken back than charged
     */
    public record UsedSum(
            YearMonth usedIn, PlanVersion plan, String model, ServiceTier tier, Map<UsageKind, Long> quantities) {
        public UsedSum {
            quantities = Map.copyOf(quantities);
        }
    }

    /** What is invoiced in a month. */
    public static List<UsedSum> invoicedIn(Connection connection, String accountId, YearMonth month)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SUMS + "invoice_month = ?" + GROUPED)) {
            statement.setString(1, accountId);
            statement.setObject(2, month.atDay(1));
            return read(statement);
        }
    }

    /** What was invoiced before a month, of the usage of some months. */
    public static List<UsedSum> invoicedBefore(
            Connection connection, String accountId, YearMonth month, Collection<YearMonth> usedIn)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(SUMS + "invoice_month < ? and charge_month = any (?)" + GROUPED)) {
            statement.setString(1, accountId);
            statement.setObject(2, month.atDay(1));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "date", usedIn.stream().map(used -> used.atDay(1)).toArray()));
            return read(statement);
        }
    }

    private static List<UsedSum> read(PreparedStatement statement) throws SQLException {
        List<UsedSum> sums = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Map<UsageKind, Long> quantities = new EnumMap<>(UsageKind.class);
                for (UsageKind kind : UsageKind.values()) {
                    quantities.put(kind, row.getLong(kind.name()));
                }
                sums.add(new UsedSum(
                        YearMonth.from(row.getObject("charge_month", LocalDate.class)),
                        new PlanVersion(row.getString("plan_id"), row.getInt("plan_version")),
                        row.getString("model"),
                        ServiceTier.valueOf(row.getString("service_tier")),
                        quantities));
            }
        }
        return sums;
    }
}
