package dev.thinkwatt.billing.invoice;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.support.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the final invoices of a month, one at a time however many there are. */
public final class FinalInvoices {

    private static final int FETCH_SIZE = 100;
    private static final String CHOSEN =
            " from invoice where status = 'FINALISED' and period = ? and (?::text is null or account_id = ?)";

    private FinalInvoices() {}

    /** Takes an invoice. */
    public interface Each {
        void take(KeptInvoice invoice);
    }

    /** How many there are. */
    public static long count(Connection connection, YearMonth period, @Nullable String accountId) throws SQLException {
        try (PreparedStatement statement = choose(connection, "select count(*)" + CHOSEN, period, accountId);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Hands them over by number. The caller is in a transaction. */
    public static void each(Connection connection, YearMonth period, @Nullable String accountId, Each each)
            throws SQLException {
        String query =
                "select invoice_id, number, drawn_at, finalised_at, due_on, document" + CHOSEN + " order by number";
        try (PreparedStatement statement = choose(connection, query, period, accountId)) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    each.take(read(row));
                }
            }
        }
    }

    private static PreparedStatement choose(
            Connection connection, String query, YearMonth period, @Nullable String accountId) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query);
        statement.setObject(1, period.atDay(1));
        statement.setString(2, accountId);
        statement.setString(3, accountId);
        return statement;
    }

    static KeptInvoice read(ResultSet row) throws SQLException {
        try {
            return new KeptInvoice(
                    row.getObject("invoice_id", UUID.class),
                    row.getString("number"),
                    row.getObject("drawn_at", OffsetDateTime.class).toInstant(),
                    row.getObject("finalised_at", OffsetDateTime.class).toInstant(),
                    row.getObject("due_on", LocalDate.class),
                    Json.tolerant().readValue(row.getString("document"), Invoice.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an invoice was written as JSON", e);
        }
    }
}
