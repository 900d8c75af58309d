package dev.thinkwatt.billing.payment;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what is open of final invoices. */
final class Receivables {

    /** What has no date comes first: it is the oldest. */
    private static final String OPEN = """
            select * from receivable
            where open > 0 and (?::text is null or account_id = ?) and (?::date is null or due_on < ?)
                and (coalesce(due_on, '2000-01-01'), invoice_id) > (?, ?)
            order by coalesce(due_on, '2000-01-01'), invoice_id limit ?
            """;

    private final Connection connection;

    Receivables(Connection connection) {
        this.connection = connection;
    }

    /** Where a page begins: after the invoice that is due then. */
    record After(LocalDate dueOn, UUID invoiceId) {
        static final LocalDate EARLIEST = LocalDate.parse("2000-01-01");
        static final After START = new After(EARLIEST, new UUID(0, 0));

        static After of(Receivable receivable) {
            LocalDate due = receivable.dueOn();
            return new After(due == null ? EARLIEST : due, receivable.invoiceId());
        }
    }

    Optional<Receivable> find(UUID invoiceId) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select * from receivable where invoice_id = ?")) {
            statement.setObject(1, invoiceId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    /** Invoices of which something is open, the longest due first; filters that are null do not filter. */
    List<Receivable> open(@Nullable String accountId, @Nullable LocalDate dueBefore, After after, int limit)
            throws SQLException {
        List<Receivable> open = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
            statement.setString(1, accountId);
            statement.setString(2, accountId);
            statement.setObject(3, dueBefore);
            statement.setObject(4, dueBefore);
            statement.setObject(5, after.dueOn());
            statement.setObject(6, after.invoiceId());
            statement.setInt(7, limit);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    open.add(read(row));
                }
            }
        }
        return open;
    }

    private static Receivable read(ResultSet row) throws SQLException {
        return new Receivable(
                row.getObject("invoice_id", UUID.class),
                row.getString("number"),
                row.getString("account_id"),
                Currency.getInstance(row.getString("currency")),
                row.getBigDecimal("total"),
                row.getBigDecimal("paid_by_credit"),
                row.getBigDecimal("credited"),
                row.getBigDecimal("paid"),
                row.getBigDecimal("returned"),
                row.getBigDecimal("open"),
                row.getObject("due_on", LocalDate.class));
    }
}
