package dev.thinkwatt.billing.audit;

import dev.thinkwatt.billing.account.AccountReader;
import dev.thinkwatt.billing.period.PeriodBills;
import dev.thinkwatt.billing.period.PeriodBills.Billed;
import dev.thinkwatt.billing.rating.UsageSums;
import dev.thinkwatt.billing.rating.UsageSums.UsedSum;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.rating.PeriodBill.Shortfall;
import dev.thinkwatt.model.rating.PeriodBill.UsageBill;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Set;

/** Works out again what invoices charge by the period. */
final class PeriodAudit {

    private static final String HELD_OR_USED = """
            select account_id from subscription where plan_id = any (?)
            union select account_id from usage_hour where plan_id = any (?)
            """;

    private final Catalog catalog;
    private final Set<String> accounts = new HashSet<>();

    PeriodAudit(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * What is charged by the period, exactly.
     *
     * @param charges of usage
     * @param commitment what is missing to minimums
     */
    record Charged(BigDecimal charges, BigDecimal commitment) {
        static final Charged NOTHING = new Charged(BigDecimal.ZERO, BigDecimal.ZERO);

        Charged plus(UsageBill bill, int sign) {
            BigDecimal factor = BigDecimal.valueOf(sign);
            Shortfall shortfall = bill.shortfall();
            BigDecimal used =
                    bill.charges().stream().map(charge -> charge.exact()).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal missing =
                    shortfall == null ? BigDecimal.ZERO : shortfall.amount().amount();
            return new Charged(charges.add(used.multiply(factor)), commitment.add(missing.multiply(factor)));
        }
    }

    /** Finds the accounts that may be charged by the period: most are not, and nothing more is asked of them. */
    void find(Connection connection) throws SQLException {
        Set<String> plans = catalog.plansWithPeriodTerms();
        if (plans.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(HELD_OR_USED)) {
            statement.setArray(1, connection.createArrayOf("text", plans.toArray()));
            statement.setArray(2, connection.createArrayOf("text", plans.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    accounts.add(row.getString(1));
                }
            }
        }
    }

    /** What an account's invoice of a month has to charge by the period. */
    Charged charged(Connection connection, String accountId, YearMonth month) throws SQLException {
        if (!accounts.contains(accountId)) {
            return Charged.NOTHING;
        }
        PeriodBills bills = new PeriodBills(AccountReader.read(connection, accountId), month, catalog);
        for (UsedSum sum : UsageSums.invoicedIn(connection, accountId, month)) {
            bills.add(sum);
        }
        bills.readEarlier(connection);
        Charged charged = Charged.NOTHING;
        for (Billed billed : bills.billed()) {
            charged = charged.plus(billed.bill(), 1);
            if (billed.before() != null) {
                charged = charged.plus(billed.before(), -1);
            }
        }
        return charged;
    }
}
