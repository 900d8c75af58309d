package dev.thinkwatt.billing.invoice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Numbers of invoices, in the order in which they become final, from 1 each year. */
final class InvoiceNumbers {

    private static final String NEXT = """
            insert into invoice_number (year, last) values (?, 1)
            on conflict (year) do update set last = invoice_number.last + 1 returning last
            """;

    private InvoiceNumbers() {}

    /**
     * The next one of a year. Nobody else gets one before the caller's transaction ends, so that none is skipped: what can be done
     * before is done before.
     */
    static String next(Connection connection, int year) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setInt(1, year);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return "%d-%06d".formatted(year, row.getInt(1));
            }
        }
    }
}
