package dev.thinkwatt.billing.credit;

import dev.thinkwatt.model.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Gives credit back that paid an invoice, once a credit note took back more than was open of it: as new credit, on what the
 * old one was for, that does not expire.
 */
@ApplicationScoped
public class CreditReturns {

    /** No id that a client chooses starts so. */
    private static final String PREFIX = "returned:";

    private static final String OVERPAID = "select greatest(-open, 0) from receivable where invoice_id = ?";

    private static final String LEFT = """
            select u.credit_id, u.amount - coalesce((
                select sum(r.amount) from credit_return r
                where r.invoice_id = u.invoice_id and r.paid_with = u.credit_id), 0) as amount
            from credit_use u where u.invoice_id = ? and u.kind = 'PAID'
            """;

    private static final String ADD =
            "insert into credit_return (account_id, credit_id, invoice_id, paid_with, amount) values (?, ?, ?, ?, ?)";

    private final Credits credits;
    private final Clock clock;

    CreditReturns(Credits credits, Clock clock) {
        this.credits = credits;
        this.clock = clock;
    }

    private record Paid(String creditId, BigDecimal amount) {}

    /**
     * Gives back what a credit note made too much: never more than credit paid. The note is kept and booked.
     *
     * @param number of the credit note
     * @return what was given back, last spent first
     */
    public List<Credit> giveBack(Connection connection, String accountId, UUID invoiceId, String number)
            throws SQLException {
        BigDecimal rest = overpaid(connection, invoiceId);
        List<Credit> given = new ArrayList<>();
        if (rest.signum() == 0) {
            return given;
        }
        List<Credit> spent = new ArrayList<>(credits.of(connection, accountId));
        spent.sort(Credit.ORDER.reversed());
        List<Paid> left = left(connection, invoiceId);
        for (Credit credit : spent) {
            BigDecimal back = left.stream()
                    .filter(paid -> paid.creditId().equals(credit.creditId()))
                    .map(Paid::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .min(rest);
            if (back.signum() > 0) {
                given.add(give(connection, accountId, invoiceId, number, credit, back));
                rest = rest.subtract(back);
            }
        }
        return given;
    }

    private Credit give(
            Connection connection, String accountId, UUID invoiceId, String number, Credit credit, BigDecimal amount)
            throws SQLException {
        Credit back = new Credit(
                PREFIX + number + ":" + credit.creditId(),
                Credit.Source.RETURNED,
                Money.of(amount.toPlainString(), credit.amount().currency().getCurrencyCode()),
                credit.priority(),
                credit.pays(),
                clock.instant(),
                null,
                "Given back by credit note " + number + ".",
                amount);
        credits.add(connection, accountId, back);
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setString(1, accountId);
            statement.setString(2, back.creditId());
            statement.setObject(3, invoiceId);
            statement.setString(4, credit.creditId());
            statement.setBigDecimal(5, amount);
            statement.executeUpdate();
        }
        return back;
    }

    private static BigDecimal overpaid(Connection connection, UUID invoiceId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OVERPAID)) {
            statement.setObject(1, invoiceId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getBigDecimal(1) : BigDecimal.ZERO;
            }
        }
    }

    private static List<Paid> left(Connection connection, UUID invoiceId) throws SQLException {
        List<Paid> left = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(LEFT)) {
            statement.setObject(1, invoiceId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    left.add(new Paid(row.getString(1), row.getBigDecimal(2)));
                }
            }
        }
        return left;
    }
}
